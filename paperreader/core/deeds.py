"""What was done to papers, in sentences: when it is done, taken back and made again.

Knows the words for every change of a mark, of one paper and of many. Does not know who says them, nor
how a change comes about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from paperreader.core.days import written_day
from paperreader.core.mark import TAG_PREFIX, Change, Edit, FieldValue

Deed = tuple[str, str]
"""What is said before the papers, and what after them: `kept`, ` for later`."""

_DEEDS: Mapping[tuple[str, bool], Deed] = {
    ("starred", True): ("starred", ""),
    ("starred", False): ("unstarred", ""),
    ("read", True): ("marked", " read"),
    ("read", False): ("marked", " unread"),
    ("later", True): ("kept", " for later"),
    ("later", False): ("stopped keeping", " for later"),
    ("dismissed", True): ("dismissed", ""),
    ("dismissed", False): ("restored", ""),
    ("snoozed_until", True): ("snoozed", " until "),
    ("snoozed_until", False): ("woke", ""),
    ("note", True): ("wrote a note on", ""),
    ("note", False): ("removed the note from", ""),
}
"""What setting a field, or taking its value away, is called, in the order in which it is told."""


def summary(edits: Sequence[Edit], title: str) -> str:
    """What a decision did, as a sentence without its capital and full stop.

    Such as `starred “GraphFM” and tagged it #moe`, or `marked 12 papers read`.

    Args:
        edits: at least one; those of one field set it to the same for all papers.
        title: of the paper, if it is only one; of several, none is told.
    """
    papers = len({edit.key for edit in edits})
    first, further = (f"“{title}”", "it") if papers == 1 else (f"{papers:,} papers", "them")
    deeds = _deeds({edit.field: edit.after for edit in edits})
    return _listed(
        [
            f"{before} {further if number else first}{after}"
            for number, (before, after) in enumerate(deeds)
        ]
    )


def done(change: Change) -> str:
    """What was done."""
    return f"{change.summary[:1].upper()}{change.summary[1:]}."


def undone(change: Change | None) -> str:
    """What was taken back, or that there was nothing."""
    return f"Undone: {change.summary}." if change else "There is nothing to undo."


def redone(change: Change | None) -> str:
    """What was made again, or that there was nothing."""
    return f"Done again: {change.summary}." if change else "There is nothing to redo."


def _deeds(wishes: Mapping[str, FieldValue]) -> Iterator[Deed]:
    """A deed for each field, and one for all the tags that come, or go, together."""
    for (field, is_set), (before, after) in _DEEDS.items():
        if field in wishes and bool(wishes[field]) is is_set:
            is_day = field == "snoozed_until" and is_set
            yield before, after + (_day(wishes[field]) if is_day else "")
    if given := _tags(wishes, given=True):
        yield "tagged", f" {_listed(given)}"
    if taken := _tags(wishes, given=False):
        yield f"took the tag{'s' if len(taken) > 1 else ''} {_listed(taken)} from", ""


def _day(value: FieldValue) -> str:
    return written_day(date.fromisoformat(str(value)))


def _tags(wishes: Mapping[str, FieldValue], *, given: bool) -> list[str]:
    return sorted(
        f"#{field.removeprefix(TAG_PREFIX)}"
        for field, wish in wishes.items()
        if field.startswith(TAG_PREFIX) and bool(wish) is given
    )


def _listed(texts: Sequence[str]) -> str:
    """Several as one: `a`, `a and b`, `a, b and c`."""
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last
