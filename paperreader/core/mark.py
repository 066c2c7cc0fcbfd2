"""What the reader decided about a paper, how decisions become edits, and how edits are undone.

Knows the fields of a mark and the arithmetic of changing them. Does not know where marks are kept,
what time it is, or which device this is: times come in as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from paperreader.core.inert import inert_line

FieldValue = bool | str | None
"""A field's value as stored: a flag, a text (note, date), or None for a field never or no longer
set.
"""

TAG_PREFIX = "tag:"
"""Every tag is a field of its own, so that two devices that add different tags never conflict."""

_NOT_IN_TAGS = re.compile(r"[#,*\"'()]")

_FLAGS = ("starred", "read", "later", "dismissed")


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


@dataclass(frozen=True, slots=True)
class Decision:
    """A wish to change marks: None, and an empty set, leave a field as it is."""

    star: bool | None = None
    read: bool | None = None
    later: bool | None = None
    dismiss: bool | None = None

    snooze: date | None = None
    """The day the paper shall come back."""

    wake: bool = False
    """Whether to end a snooze; a day to snooze to is the stronger wish."""

    tags: frozenset[str] = frozenset()
    """Tags to add."""

    untag: frozenset[str] = frozenset()
    """Tags to take away."""

    note: str | None = None
    """The note to keep; an empty one removes it."""

    def fields(self) -> Iterator[tuple[str, FieldValue]]:
        """The fields this decision sets, as they are stored."""
        flags = zip(_FLAGS, (self.star, self.read, self.later, self.dismiss), strict=True)
        yield from ((name, wish) for name, wish in flags if wish is not None)
        if self.snooze is not None:
            yield "snoozed_until", self.snooze.isoformat()
        elif self.wake:
            yield "snoozed_until", None
        if self.note is not None:
            yield "note", self.note or None
        yield from ((TAG_PREFIX + tag, True) for tag in sorted(self.tags))
        yield from ((TAG_PREFIX + tag, False) for tag in sorted(self.untag - self.tags))


class Edit(NamedTuple):
    """One field of one paper's mark, before and after; a tuple, because one key can make 100,000."""

    key: str
    field: str
    before: FieldValue
    after: FieldValue

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.key, self.field, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class Change:
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


def summary(decision: Decision, titles: Sequence[str]) -> str:
    """What a decision does, for people: `tagged #moe “GraphFM”`, `starred 3 papers`.

    Args:
        decision: it sets at least one field.
        titles: of the papers it touches; at least one.
    """
    deeds = ", ".join(_deed(field, value) for field, value in decision.fields())
    return f"{deeds} {f'“{titles[0]}”' if len(titles) == 1 else f'{len(titles):,} papers'}"


def _deed(field: str, value: FieldValue) -> str:
    if field.startswith(TAG_PREFIX):
        verb = "tagged" if value else "untagged"
        return f"{verb} #{field.removeprefix(TAG_PREFIX)}"
    if field == "snoozed_until" and value:
        return f"snoozed until {value}"
    return _DEEDS[field, bool(value)]


_DEEDS = {
    ("starred", True): "starred",
    ("starred", False): "unstarred",
    ("read", True): "marked read",
    ("read", False): "marked unread",
    ("later", True): "kept for later",
    ("later", False): "no longer kept for later",
    ("dismissed", True): "dismissed",
    ("dismissed", False): "restored",
    ("snoozed_until", False): "woke",
    ("note", True): "noted on",
    ("note", False): "removed the note of",
}
"""What setting a field, or taking its value away, is called."""


def tag_name(text: str) -> str:
    """The tag that a person means by what they typed: inert, lower case, hyphens for blanks, no `#`.

    Empty where nothing is left. What has a meaning in queries (a comma between tags, quotes around
    phrases, parentheses, the asterisk of a prefix) cannot be part of a name.
    """
    plain = inert_line(text).casefold()
    return _NOT_IN_TAGS.sub("", plain.replace(" ", "-")).strip("-")


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


def with_edits(mark: Mark, edits: Iterable[Edit]) -> Mark:
    """The mark after edits of its paper."""
    for edit in edits:
        mark = with_field(mark, edit.field, edit.after)
    return mark


def edits_for(key: str, mark: Mark, decision: Decision) -> Iterator[Edit]:
    """The edits that a decision makes to one paper's mark: only fields that really change."""
    for field, wish in decision.fields():
        present = field_of(mark, field)
        if present != wish:
            yield Edit(key, field, before=present, after=wish)


def changed_marks(marks: Mapping[str, Mark], edits: Iterable[Edit]) -> dict[str, Mark]:
    """The marks that edits touch, as they are afterwards, by key; `marks` is left alone."""
    touched: dict[str, Mark] = {}
    for edit in edits:
        mark = touched.get(edit.key) or marks.get(edit.key, UNMARKED)
        touched[edit.key] = with_field(mark, edit.field, edit.after)
    return touched
