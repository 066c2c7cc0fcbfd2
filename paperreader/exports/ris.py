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
are the categories, then tags with a number sign; the note is N1, further links are UR behind the paper's own
address. A paper that came with RIS keeps its type and further tags. M2, which reference managers show as they
are and take for nothing, tells what these do not bring back word for word and what there is no tag for, see
:mod:`paperreader.exports.remainder`. What was decided about a paper, beside note and tags, has no place here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from paperreader.core.inert import inert, inert_line
from paperreader.core.links import openable
from paperreader.core.listing import Entry
from paperreader.core.paper import Paper
from paperreader.core.venue import venue
from paperreader.exports.days import parts_of
from paperreader.exports.names import divided
from paperreader.exports.remainder import remainder

_LINE_WITH_TAG = re.compile(r"\n+(?=\s*\w\w\s{0,4}-)")
"""The end of a line before one that a program could take for a tag."""

_TYPE = "TY"
"""What the source said of a paper if it was RIS, and only then."""

_TYPES = re.compile(r"[A-Z]{2,8}")

_TAG = re.compile(r"[A-Z][A-Z0-9]")

_KEYWORDS = "KW"

_OURS = frozenset(
    (
        *(_TYPE, "TI", "AU", "PY", "DA", "AN", "DO", "UR", "AB", "N1", "ID", "DP", "M2", "ER"),
        *("T1", "CT", "BT", "TT", "A1", "N2", "Y1", "DI", _KEYWORDS),
        *("L1", "L2", "L3", "L4", "LK"),
    )
)
"""Tags that tell what a paper has fields for, or that end it; and those of files, which may lie anywhere."""


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The papers, a record each."""
    for entry in entries:
        lines = (f"{tag}  - {value}\n" for tag, value in _fields(entry) if value)
        yield f"{''.join(lines)}ER  - \n\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    paper = entry.paper
    place = venue(paper)
    parts = parts_of(paper.published)
    handed_on = _handed_on(paper)
    yield _TYPE, _type(paper) or ("JOUR" if place else "UNPB")
    yield "TI", inert_line(paper.title)
    for name in paper.authors:
        yield "AU", _author(inert_line(name))
    if parts:
        yield "PY", f"{parts[0]:04}"
        yield "DA", inert_line(paper.published).replace("-", "/")
    if _TYPE not in paper.extra:
        yield "T2", place
    if paper.arxiv_id:
        yield "AN", f"arXiv:{inert_line(paper.arxiv_id)}"
    yield "DO", inert_line(paper.doi)
    for address in _addresses(paper):
        yield "UR", address
    for tag, values in handed_on.items():
        yield from ((tag, value) for value in values)
    for category in paper.categories:
        yield _KEYWORDS, inert_line(category)
    for keyword in _lines_of(paper.extra.get(_KEYWORDS) if _type(paper) else None):
        yield _KEYWORDS, keyword
    for word in sorted(entry.mark.tags):
        yield _KEYWORDS, f"#{inert_line(word)}"
    yield "AB", _lines(paper.abstract)
    yield "N1", _lines(entry.mark.note)
    yield "M2", _not_read_back(paper, handed_on)
    yield "ID", inert_line(paper.key)
    yield "DP", "paperreader"


def _addresses(paper: Paper) -> Sequence[str]:
    """The paper's own address, and further ones."""
    return tuple(filter(openable, (paper.url, *paper.links)))


def _type(paper: Paper) -> str:
    """The type of a record that a paper came with; empty where it came with none."""
    told = paper.extra.get(_TYPE)
    return told if isinstance(told, str) and _TYPES.fullmatch(told) else ""


def _handed_on(paper: Paper) -> Mapping[str, Sequence[str]]:
    """The values of further tags of the record that a paper came with."""
    if not _type(paper):
        return {}
    told = {tag: _lines_of(value) for tag, value in paper.extra.items()}
    return {
        tag: lines
        for tag, lines in told.items()
        if lines and _TAG.fullmatch(tag) and tag not in _OURS
    }


def _lines_of(value: object) -> Sequence[str]:
    """The values of a tag, each a line; none where one of them is something else."""
    values = value if isinstance(value, list) else [value]
    lines = [one for one in values if isinstance(one, str) and one and inert_line(one) == one]
    return lines if len(lines) == len(values) else []


def _not_read_back(paper: Paper, handed_on: Mapping[str, Sequence[str]]) -> str:
    """What is not read from the tags as it is."""
    has_keywords = _type(paper) and paper.extra.get(_KEYWORDS)
    keeps_lines = _lines(paper.abstract) == paper.abstract and all(
        line == line.strip() for line in paper.abstract.split("\n")
    )
    # The comma in it parts the name of a body as if it were a person's.
    looks_turned = any("," in name and divided(name).is_body for name in paper.authors)
    addresses = _addresses(paper)
    return remainder(
        paper,
        extra={tag: lines if len(lines) > 1 else lines[0] for tag, lines in handed_on.items()},
        abstract=paper.abstract if keeps_lines else None,
        authors=None if looks_turned else paper.authors,
        published=paper.published if parts_of(paper.published) else "",
        url=next(iter(addresses), ""),
        links=addresses[1:],
        categories=None
        if has_keywords
        else tuple(word for word in paper.categories if not word.startswith("#")),
        upvotes=None,
    )


def _author(name: str) -> str:
    """A name, turned: `Doe, Jane`, `Doe, Jane, Jr.`; the name of a body as it is."""
    parts = divided(name)
    if parts.suffix:
        return f"{parts.family}, {parts.given},{parts.suffix}"
    return f"{parts.family}, {parts.given}" if parts.given else parts.family


def _lines(text: str) -> str:
    """A text of several lines, none of which but the first begins a value."""
    return _LINE_WITH_TAG.sub(" ", inert(text).strip())
