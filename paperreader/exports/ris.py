"""RIS, for reference managers.

    TY  - UNPB
    TI  - Harder Tasks Need More Experts
    AU  - Doe, Jane
    PY  - 2026
    DA  - 2026/05/20
    ID  - 0123456789ab
    DP  - paperreader
    ER  -

A value is a line; an abstract goes on in lines of its own, none of which can be taken for a tag. Keywords
are the categories, then tags with a number sign; the note is N1, further links are L1. Votes and other marks
have no place here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paperreader.core.inert import inert, inert_line
from paperreader.core.listing import Entry
from paperreader.exports.days import parts_of
from paperreader.exports.names import divided
from paperreader.exports.venue import venue

_LINE_WITH_TAG = re.compile(r"\n+(?=\s*\w\w\s{0,4}-)")
"""The end of a line before one that a program could take for a tag."""


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The papers, a record each."""
    for entry in entries:
        lines = (f"{tag}  - {value}\n" for tag, value in _fields(entry) if value)
        yield f"{''.join(lines)}ER  - \n\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    paper = entry.paper
    place = venue(paper)
    parts = parts_of(paper.published)
    yield "TY", "JOUR" if place else "UNPB"
    yield "TI", inert_line(paper.title)
    for name in paper.authors:
        yield "AU", _author(inert_line(name))
    if parts:
        yield "PY", f"{parts[0]:04}"
        yield "DA", inert_line(paper.published).replace("-", "/")
    yield "JO", place
    if paper.arxiv_id:
        yield "AN", f"arXiv:{inert_line(paper.arxiv_id)}"
    yield "DO", inert_line(paper.doi)
    yield "UR", inert_line(paper.url)
    for link in paper.links:
        yield "L1", inert_line(link)
    for category in paper.categories:
        yield "KW", inert_line(category)
    for tag in sorted(entry.mark.tags):
        yield "KW", f"#{inert_line(tag)}"
    yield "AB", _lines(paper.abstract)
    yield "N1", _lines(entry.mark.note)
    yield "ID", inert_line(paper.key)
    yield "DP", "paperreader"


def _author(name: str) -> str:
    """A name, turned: `Doe, Jane`, `Doe, Jane, Jr.`; the name of a body as it is."""
    parts = divided(name)
    if parts.suffix:
        return f"{parts.family}, {parts.given},{parts.suffix}"
    return f"{parts.family}, {parts.given}" if parts.given else parts.family


def _lines(text: str) -> str:
    """A text of several lines, none of which but the first begins a value."""
    return _LINE_WITH_TAG.sub(" ", inert(text).strip())
