r"""BibTeX, for LaTeX and reference managers.

    @misc{harder2026experts,
      title = {Harder Tasks Need More Experts},
      author = {Doe, Jane and {Experts Team}},
      year = {2026},
      month = may,
      eprint = {2605.01234},
      archivePrefix = {arXiv},
      paperreader = {0123456789ab},
    }

Titles and names are written so that LaTeX prints what the reader shows: `50\%`, `R\&D`; formulas stay
formulas. Abstracts and notes, which are seldom printed, stay as they came. Where a title or a name would
not be read back word for word (`T\"ulu` is printed as Tülu), it stands in `paperreader-title` or
`paperreader-author` too. Keywords are the categories, then tags with a number sign; the note is `annotation`.
The type, the key and further fields of a bibliography that a paper came with are handed on, and `paperreader`
says so behind the paper's own key. Further links and votes stand in fields of ours; other marks, and what
else a source said, have no place here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from paperreader.core.inert import inert_line
from paperreader.core.latex import shown
from paperreader.core.links import links_in
from paperreader.core.listing import Entry
from paperreader.core.paper import Paper
from paperreader.exports.citation_keys import CitationKeys
from paperreader.exports.days import parts_of
from paperreader.exports.names import divided
from paperreader.exports.tex import held, printed
from paperreader.exports.venue import venue

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Strings that every style knows."""

_BIBLIOGRAPHY = "ENTRYTYPE"
"""What the source said of a paper if it was a bibliography, and only then."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:.-]{0,39}")
"""What a field, or a type of entry, may be called."""

_UNTURNED = re.compile(r"\band\b|^others$", re.IGNORECASE)
"""What BibTeX would take for the end of a name, or for nobody."""

_READ_OTHERWISE = re.compile(r"[\\{}~$^`;]|''|--|\band\b|,|^[\W_]*$", re.IGNORECASE)
"""Signs in a title or a name that come back otherwise when they have been printed."""


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The papers, an entry each; they are read twice."""
    keys = CitationKeys(entries)
    for entry in entries:
        yield _entry(entry, keys.of(entry))


def _entry(entry: Entry, key: str) -> str:
    fields: dict[str, str] = {}
    for name, value in _fields(entry):
        if value and name.lower() not in map(str.lower, fields):
            fields[name] = value
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{_type(entry.paper)}{{{key},\n{lines}}}\n\n"


def _type(paper: Paper) -> str:
    told = paper.extra.get(_BIBLIOGRAPHY)
    if isinstance(told, str) and _NAME.fullmatch(told):
        return told.lower() if told.lower() not in ("string", "preamble", "comment") else "misc"
    return "article" if venue(paper) else "misc"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields of an entry, of those of one name the first counts."""
    paper, mark = entry.paper, entry.mark
    parts = parts_of(paper.published)
    yield "title", _braced(printed(paper.title))
    yield "author", _braced(" and ".join(map(_author, paper.authors)))
    yield from zip(("year", "month", "day"), _day(parts), strict=False)
    if _BIBLIOGRAPHY not in paper.extra:
        yield "journal", _braced(printed(venue(paper)))
    if paper.arxiv_id:
        yield "eprint", _braced(held(paper.arxiv_id))
        yield "archivePrefix", "{arXiv}"
    yield "primaryClass", _braced(held(next(iter(paper.categories), "")))
    yield "doi", _braced(held(paper.doi))
    yield "url", _braced(held(paper.url))
    yield "keywords", _braced(held(_keywords(entry)))
    yield "abstract", _braced(held(paper.abstract))
    yield "annotation", _braced(held(mark.note))
    yield from _handed_on(paper)
    yield from _word_for_word(paper)
    own = " bibtex" if _BIBLIOGRAPHY in paper.extra else ""
    yield "paperreader", _braced(held(paper.key) + own)


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _day(parts: Sequence[int]) -> Iterator[str]:
    if parts:
        yield f"{{{parts[0]:04}}}"
    if len(parts) > 1:
        yield _MONTHS[parts[1] - 1]
    if len(parts) > 2:
        yield f"{{{parts[2]}}}"


def _author(name: str) -> str:
    """A name, turned: `Doe, Jane`, `Doe, Jr., Jane`; one that cannot be, in braces."""
    name = inert_line(name)
    parts = divided(name)
    if parts.is_body or _UNTURNED.search(name):
        return f"{{{printed(name)}}}"
    pieces = (parts.family, parts.suffix.strip(), parts.given)
    if (parts.suffix and not parts.given) or "," in parts.suffix:
        return f"{{{printed(name)}}}"
    return ", ".join(printed(piece) for piece in pieces if piece)


def _keywords(entry: Entry) -> str:
    paper = entry.paper
    if _BIBLIOGRAPHY in paper.extra and isinstance(told := paper.extra.get("keywords"), str):
        return told
    words = [inert_line(word) for word in paper.categories]
    words += [f"#{inert_line(tag)}" for tag in sorted(entry.mark.tags)]
    return ("; " if any("," in word for word in words) else ", ").join(words)


def _handed_on(paper: Paper) -> Iterator[tuple[str, str]]:
    """The fields of the bibliography that a paper came with; they are TeX already."""
    if _BIBLIOGRAPHY in paper.extra:
        for name, value in paper.extra.items():
            if (
                name not in (_BIBLIOGRAPHY, "ID")
                and isinstance(value, str)
                and _NAME.fullmatch(name)
            ):
                yield name, _braced(held(value))


def _word_for_word(paper: Paper) -> Iterator[tuple[str, str]]:
    """The title and the names as they are kept, where they would be read back otherwise."""
    if _is_read_otherwise(paper.title):
        yield "paperreader-title", _braced(held(paper.title))
    if any(map(_is_read_otherwise, paper.authors)):
        yield "paperreader-author", _braced(held("\n".join(map(inert_line, paper.authors))))
    found = links_in(paper.abstract)
    links = (inert_line(link) for link in paper.links if link not in found)
    yield "paperreader-links", _braced(held("\n".join(links)))
    yield "paperreader-upvotes", "" if paper.upvotes is None else f"{{{paper.upvotes}}}"


def _is_read_otherwise(text: str) -> bool:
    return _READ_OTHERWISE.search(text) is not None or shown(text) != text
