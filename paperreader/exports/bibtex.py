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
formulas. Abstracts and notes, which are seldom printed, stay as they came. Keywords are the categories, then
tags with a number sign; the note is `annotation`. A paper that came with a bibliography keeps its type, its
key and further fields. Behind the paper's own key `paperreader` tells what the fields do not bring back word
for word (`T\"ulu` is printed as Tülu) and what there is no field for: :mod:`paperreader.exports.remainder`.
What was decided about a paper, beside note and tags, has no place here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from paperreader.core.inert import inert_line
from paperreader.core.latex import shown
from paperreader.core.links import links_in, openable
from paperreader.core.listing import Entry
from paperreader.core.paper import Paper
from paperreader.core.venue import venue
from paperreader.exports.citation_keys import CitationKeys
from paperreader.exports.days import parts_of
from paperreader.exports.names import divided
from paperreader.exports.remainder import remainder
from paperreader.exports.tex import comes_back, held, printed

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Strings that every style knows."""

_BIBLIOGRAPHY = "ENTRYTYPE"
"""What the source said of a paper if it was a bibliography, and only then."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:.-]{0,39}")
"""What a field, or a type of entry, may be called."""

_OTHER_SCHEME = re.compile(r"\s*(?!(?:https?|ftp):)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How an address begins that shall not be followed from a bibliography: `javascript:`, `file:`."""

_READ_OTHERWISE = re.compile(r"[\\{}~$^`;]|''|--|\band\b|,|^[\W_]*$", re.IGNORECASE)
"""Signs in a title or a name that come back otherwise when they have been printed."""

_READ_FROM = {
    "title": ("title", "subtitle"),
    "abstract": ("abstract",),
    "authors": ("author", "authors"),
    "url": ("url",),
    "arxiv_id": ("eprint", "archiveprefix", "eprinttype"),
    "doi": ("doi",),
    "published": ("date", "year", "month", "day"),
    "categories": ("primaryclass", "eprintclass", "keywords"),
}
"""Fields that tell something of a paper, by their small names: where a bibliography has one of them beside
what a paper holds, it could be read in the other's place."""

_WITHHELD = ("paperreader", "crossref", "xdata")
"""Fields of a bibliography that are not handed on: ours, and those that name another entry, which may not be
exported with it. What was to be had from there the paper has."""

_PARTING = re.compile(r"[,;{}@\\]")
"""Signs that a list of keywords could fall apart at, or that are written otherwise."""

_OURS = frozenset((*chain(*_READ_FROM.values()), "annotation"))
"""Fields that are never read as those of a bibliography."""


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
    fields["paperreader"] = _braced(_known_by(entry.paper, fields))
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
    yield "url", _braced(held(paper.url) if openable(paper.url) else "")
    yield "keywords", _braced(held(_keywords(entry)))
    yield "abstract", _braced(held(paper.abstract))
    yield "annotation", _braced(held(mark.note))
    for name, value in _handed_on(paper).items():
        if name.lower() != "url" or not _OTHER_SCHEME.match(value):
            yield name, _braced(held(value))


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
    if parts.is_body:
        return f"{{{printed(name)}}}"
    pieces = (parts.family, parts.suffix.strip(), parts.given)
    if (parts.suffix and not parts.given) or "," in parts.suffix:
        return f"{{{printed(name)}}}"
    return ", ".join(printed(piece) for piece in pieces if piece)


def _keywords(entry: Entry) -> str:
    """The categories, or what a bibliography has for keywords, and the tags."""
    handed_on = _handed_on(entry.paper).items()
    told = next((value for name, value in handed_on if name.lower() == "keywords"), "")
    words = [told] if told else [inert_line(word) for word in entry.paper.categories]
    between = "; " if (";" in told if told else any("," in word for word in words)) else ", "
    return between.join((*words, *(f"#{inert_line(tag)}" for tag in sorted(entry.mark.tags))))


def _handed_on(paper: Paper) -> Mapping[str, str]:
    """The fields of the bibliography that a paper came with; they are TeX already."""
    if _BIBLIOGRAPHY not in paper.extra:
        return {}
    return {
        name: value
        for name, value in paper.extra.items()
        if name not in (_BIBLIOGRAPHY, "ID")
        and isinstance(value, str)
        and _NAME.fullmatch(name)
        and name.lower() not in _WITHHELD
    }


def _known_by(paper: Paper, fields: Mapping[str, str]) -> str:
    """The paper's key, and what is not read from the fields as it is."""
    further = {
        name: value
        for name, value in _handed_on(paper).items()
        if name.lower() not in _OURS and comes_back(value) and fields.get(name) == _braced(value)
    }
    told_more = set(map(str.lower, _handed_on(paper)))
    read_back: dict[str, object] = dict.fromkeys(_READ_FROM)
    read_back |= {
        name: value
        for name, value in _read_back(paper)
        if told_more.isdisjoint(_READ_FROM.get(name, ()))
    }
    told = remainder(paper, extra=further, **read_back)
    return f"{inert_line(paper.key)} {told}".strip()


def _read_back(paper: Paper) -> Iterator[tuple[str, object]]:
    """As what the fields of an entry are read, as far as that is certain."""
    if not _is_read_otherwise(paper.title):
        yield "title", paper.title
    if not any(map(_is_read_otherwise, paper.authors)):
        yield "authors", paper.authors
    for name in ("abstract", "url", "arxiv_id", "doi"):
        if comes_back(getattr(paper, name)):
            yield name, getattr(paper, name)
    yield "published", paper.published if parts_of(paper.published) else ""
    if not any(word.startswith("#") or _PARTING.search(word) for word in paper.categories):
        yield "categories", paper.categories
    yield "links", tuple(link for link in links_in(paper.abstract) if link != paper.url)
    yield "upvotes", None


def _is_read_otherwise(text: str) -> bool:
    return _READ_OTHERWISE.search(text) is not None or shown(text) != text
