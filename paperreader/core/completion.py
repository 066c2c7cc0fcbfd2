"""What can stand at a place of a query that is being typed.

Knows which fields there are, which values each can have, and what of the text a candidate replaces. Does not
know what is in a library: the names there are come in. Nor does it know keys or boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from paperreader.core.counted import counted
from paperreader.core.query_scanner import Span
from paperreader.core.query_values import ADVICE, FLAGS, PARTS, SORTS

_NOTHING: Mapping[str, int] = {}

DAYS = ("today", "yesterday", "7d", "2w", "3m", "1y")
"""Days that are worth offering: the calendar's others one knows better oneself."""

_ATOM = re.compile(
    r"(?:^|(?<=[\s(]))-*"
    + r"""(?P<field>[a-z]+:|\#)?"""
    + r"""(?P<values>(?:(?:"[^"]*"|[^\s(),"]*),)*)"""
    + r"""(?P<begun>"[^"]*|[^\s(),"]*)\Z"""
)
"""The atom that a text ends with, of which the last value may be unfinished."""

_REST = re.compile(r'[^\s(),"]*"?')
"""What follows the cursor and is part of the same value."""

_NEEDS_QUOTES = re.compile(r'[\s(),"*]')


@dataclass(frozen=True, slots=True)
class Names:
    """What there is in a library to be named; those first that are to be offered first."""

    tags: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    """With the number of papers that bear each."""

    sources: Sequence[str] = ()
    digests: Sequence[str] = ()
    views: Sequence[str] = ()
    categories: Sequence[str] = ()


class Candidate(NamedTuple):
    """Something that can stand there."""

    text: str
    """As it is to be written."""

    told: str = ""
    """What there is to say of it, in a few words."""


class Completion(NamedTuple):
    """What can stand at a place."""

    span: Span
    """What of the text each candidate replaces."""

    candidates: tuple[Candidate, ...]
    """The likeliest first; none where nothing is known that fits."""

    def applied(self, text: str, candidate: Candidate) -> tuple[str, int]:
        """The text with a candidate in place, and where the cursor stands then: behind it."""
        start, end = self.span
        written = text[:start] + candidate.text
        return written + text[end:], len(written)


def completion(text: str, cursor: int, names: Names) -> Completion:
    """What can stand where the cursor is.

    Args:
        text: what was typed.
        cursor: how many characters stand before it.
        names: what there is.
    """
    atom = _ATOM.search(text, 0, cursor)
    if (
        atom is None
    ):  # a closing quote stands right before the cursor, so that the value is finished
        return Completion((cursor, cursor), ())
    start, begun = atom.start("begun"), atom["begun"].lstrip('"')
    sign = atom["field"] or ""
    end = _REST.match(text, cursor).end()  # type: ignore[union-attr]  # it matches the empty text
    offered: Iterable[tuple[str, str]] = ()
    if sign:
        offered = ((_quoted(name), told) for name, told in _values(sign, names))
    elif not (atom["values"] or atom["begun"].startswith('"')):
        offered = _FIELDS
    return Completion((start, end), tuple(_fitting(map(Candidate._make, offered), begun)))


def _values(sign: str, names: Names) -> Iterable[tuple[str, str]]:
    """What can follow a sign, with what there is to say of each."""
    match sign:
        case "#" | "tag:":
            return [(tag, counted(papers, "paper")) for tag, papers in names.tags.items()]
        case _:
            values = {
                "is:": FLAGS,
                "has:": PARTS,
                "sort:": SORTS,
                "date:": DAYS,
                "cat:": names.categories,
                "source:": names.sources,
                "digest:": [*names.sources, *names.digests],
                "view:": names.views,
            }.get(sign, ())
            return [(value, "") for value in values]


def _fitting(offered: Iterable[Candidate], begun: str) -> list[Candidate]:
    """Those that begin so, and then those of which a later word does; not what is there already."""
    typed = begun.casefold()
    bare = [(candidate, candidate.text.strip('"').casefold()) for candidate in offered]
    begin = [candidate for candidate, text in bare if text.startswith(typed)]
    later = re.compile(rf"[\W_]{re.escape(typed)}")
    hold = [candidate for candidate, text in bare if candidate not in begin and later.search(text)]
    found = begin + hold
    return [] if [candidate.text for candidate in found] == [begun] else found


def _quoted(name: str) -> str:
    return f'"{name.replace(chr(34), " ")}"' if _NEEDS_QUOTES.search(name) else name


_TOLD = {
    "title": "words of the title",
    "abstract": "words of the abstract",
    "author": "an author",
    "note": "words of your note",
    "is": "unread, starred, later …",
    "has": "code, project, abstract …",
    "cat": "a category: cs.CL",
    "tag": "a tag",
    "source": "where it comes from",
    "digest": "a digest",
    "date": "days: 7d, 2026-04, 3m..1m",
    "upvotes": "how many: >5",
    "seen": "how many digests list it: >1",
    "id": "an arXiv id or a DOI",
    "view": "a view",
    "sort": "the order",
}

_FIELDS = [(f"{name}:", _TOLD[name]) for name in ADVICE]
