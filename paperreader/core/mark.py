"""What the reader decided about a paper, and how edits of it are made and undone.

Knows the fields of a mark and the arithmetic of changing them. Does not know where marks are kept,
what time it is, or which device this is: times come in as text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

FieldValue = bool | str | None
"""A field's value as stored: a flag, a text (note, date), or None for a field never or no longer
set.
"""

TAG_PREFIX = "tag:"
"""Every tag is a field of its own, so that two devices that add different tags never conflict."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader decided about one paper; the default is a paper nobody has touched."""

    starred: bool = False
    read: bool = False
    later: bool = False
    dismissed: bool = False

    snoozed_until: date | None = None
    """The day it comes back, or None."""

    tags: frozenset[str] = frozenset()
    """Tag names without the number sign."""

    note: str = ""
    """Free text; empty is no note."""


UNMARKED = Mark()
"""The mark of every paper that has none."""


class Edit(NamedTuple):
    """One field of one paper's mark, before and after; a tuple, because one key can make 100,000."""

    key: str
    field: str
    before: FieldValue
    after: FieldValue

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.key, self.field, before=self.after, after=self.before)


class Change(NamedTuple):
    """One act of the reader, however many papers it touched: what one undo takes back."""

    id: str
    """Unique among all changes of all devices."""

    time: str
    """When it was made: UTC, ISO 8601 with microseconds, so that later sorts after earlier."""

    summary: str
    """What was done, for people: `starred GraphFM`."""

    edits: tuple[Edit, ...]
    """What changed; never empty."""

    def inverse_edits(self) -> tuple[Edit, ...]:
        """The edits that take this change back, last first."""
        return tuple(map(Edit.inverse, reversed(self.edits)))


def field_of(mark: Mark, field: str) -> FieldValue:
    """A mark's field as it is stored; `tag:x` is whether the paper bears the tag x."""
    if field.startswith(TAG_PREFIX):
        return field.removeprefix(TAG_PREFIX) in mark.tags
    value = getattr(mark, field)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool) else value or None


def with_field(mark: Mark, field: str, value: FieldValue) -> Mark:
    """The mark with one field set from its stored form; a field of a later version is passed over."""
    if field.startswith(TAG_PREFIX):
        tag = frozenset({field.removeprefix(TAG_PREFIX)})
        return replace(mark, tags=mark.tags | tag if value else mark.tags - tag)
    match field:
        case "starred":
            return replace(mark, starred=bool(value))
        case "read":
            return replace(mark, read=bool(value))
        case "later":
            return replace(mark, later=bool(value))
        case "dismissed":
            return replace(mark, dismissed=bool(value))
        case "snoozed_until":
            return replace(mark, snoozed_until=date.fromisoformat(str(value)) if value else None)
        case "note":
            return replace(mark, note=str(value or ""))
        case _:
            return mark
