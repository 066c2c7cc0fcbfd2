"""What the reader wishes to change about papers, as edits.

Knows how a decision becomes edits and how a tag is named. Does not know where marks are kept, what a
change is called, nor what time it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self, TypedDict, Unpack

from paperreader.core.inert import inert, inert_line
from paperreader.core.mark import TAG_PREFIX, UNMARKED, Edit, FieldValue, Mark, field_of

_NOT_IN_TAGS = re.compile(r"[#,*\"'()]")

_FLAGS = ("starred", "read", "later", "dismissed")


class Wishes(TypedDict, total=False):
    """What a person wishes about papers, in their own words; None leaves a field as it is."""

    star: bool | None

    read: bool | None

    later: bool | None

    dismiss: bool | None

    snooze: date | None
    """The day the papers shall come back, after today."""

    wake: bool | None
    """Whether they shall be back at once."""

    tags: Iterable[str]
    """Tags to add, with or without `#`."""

    untag: Iterable[str]
    """Tags to take away."""

    note: str | None
    """A note to keep, any text; an empty one removes it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A wish to change marks: None, and an empty set, leave a field as it is."""

    star: bool | None = None
    read: bool | None = None
    later: bool | None = None
    dismiss: bool | None = None

    snooze: date | None = None
    """The day the paper shall come back: unread and not dismissed, unless that is wished, too."""

    wake: bool = False
    """Whether to end a snooze; a day to snooze to is the stronger wish."""

    tags: frozenset[str] = frozenset()
    """Tags to add."""

    untag: frozenset[str] = frozenset()
    """Tags to take away."""

    note: str | None = None
    """The note to keep; an empty one removes it."""

    @classmethod
    def told(cls, **wishes: Unpack[Wishes]) -> Self:
        """The decision of a person's own words."""
        note = wishes.get("note")
        return cls(
            star=wishes.get("star"),
            read=wishes.get("read"),
            later=wishes.get("later"),
            dismiss=wishes.get("dismiss"),
            snooze=wishes.get("snooze"),
            wake=bool(wishes.get("wake")),
            tags=_tag_names(wishes.get("tags", ())),
            untag=_tag_names(wishes.get("untag", ())),
            note=None if note is None else inert(note),
        )

    def fields(self) -> Iterator[tuple[str, FieldValue]]:
        """The fields this decision sets, as they are stored."""
        back = None if self.snooze is None else False
        read = back if self.read is None else self.read
        dismiss = back if self.dismiss is None else self.dismiss
        flags = zip(_FLAGS, (self.star, read, self.later, dismiss), strict=True)
        yield from ((name, wish) for name, wish in flags if wish is not None)
        if self.snooze is not None:
            yield "snoozed_until", self.snooze.isoformat()
        elif self.wake:
            yield "snoozed_until", None
        if self.note is not None:
            yield "note", self.note or None
        yield from ((TAG_PREFIX + tag, True) for tag in sorted(self.tags))
        yield from ((TAG_PREFIX + tag, False) for tag in sorted(self.untag - self.tags))


def tag_name(text: str) -> str:
    """The tag that a person means by what they typed: inert, lower case, hyphens for blanks, no `#`.

    Empty where nothing is left. What has a meaning in queries (a comma between tags, quotes around
    phrases, parentheses, the asterisk of a prefix) cannot be part of a name.
    """
    plain = inert_line(text).casefold()
    return _NOT_IN_TAGS.sub("", plain.replace(" ", "-")).strip("-")


def _tag_names(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(tag_name, texts)))


def edits_for(keys: Iterable[str], marks: Mapping[str, Mark], decision: Decision) -> Iterator[Edit]:
    """The edits that a decision makes to the marks of papers: only fields that really change."""
    fields = tuple(decision.fields())
    for key in keys:
        mark = marks.get(key, UNMARKED)
        for field, wish in fields:
            present = field_of(mark, field)
            if present != wish:
                yield Edit(key, field, before=present, after=wish)
