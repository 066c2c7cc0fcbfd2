"""CSL JSON, in which reference managers hand over bibliographies (Zotero, Mendeley, pandoc, Crossref).

    [{"type": "article-journal", "title": "...", "author": [{"family": "Doe", "given": "Jane"}],
      "issued": {"date-parts": [[2026, 5, 20]]}, "DOI": "10.1000/182"}]

Knows how names and dates are written in it. Does not know what kinds of items there are: what has a title
is a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from paperreader.core.ids import arxiv_id_in
from paperreader.core.reading import Reading
from paperreader.formats.decoding import decode
from paperreader.formats.field_values import date_of_parts
from paperreader.formats.fields import OWN_EXPORT, record_of
from paperreader.formats.gathering import Record
from paperreader.formats.html_text import text_of
from paperreader.formats.json_lists import record_lists
from paperreader.formats.json_records import gathered

NAME = "csl-json"
"""What this format is called."""

SOURCE = "file"
"""Nothing tells where a bibliography comes from."""

_MARK = re.compile(
    r'"(?:issued|accessed)"\s*:\s*\{\s*"(?:date-parts|raw|literal|season)"'
    r'|"(?:container-title|citation-key|citation-label|date-parts|publisher-place|archive_location)"\s*:'
    r'|"(?:author|editor)"\s*:\s*\[\s*\{\s*"(?:family|given|literal)"\s*:'
)
"""Fields and values that nothing else is written with."""

_KNOWN = ("title", "abstract", "DOI", "URL")
"""Fields of an item that a paper has fields for, beside names and days."""

_OF_A_NAME = frozenset(
    ("given", "family", "suffix", "literal", "name", "dropping-particle", "non-dropping-particle")
)
"""What a name says that is told by how it is spoken."""

_NOTED = re.compile(
    r"(?:^|\{:)[ \t]*(?P<name>arXiv|DOI)[ \t]*:[ \t]*(?P<value>[^\s{}]{1,500})", re.I | re.M
)
"""What Zotero and citeproc have no field for stands in the note, a line each: `arXiv: 2605.01234`."""

LONGEST_NOTE = 20_000
"""Characters of a note that are looked at."""

_ARXIV_IDS = ("number", "archive_location", "URL", "DOI", "note", "id", "eprint")


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a bibliography."""
    is_json = opening.lstrip()[:1] in ("[", "{")
    return is_json and '"title"' in opening and _MARK.search(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The items of a file that have a title; raises DigestError where there is none."""
    text, damage = decode(data, name)
    lists = gathered(record_lists(text, name), name, _record)
    lists[0].gathering.pass_on(damage)
    return [each.gathering.reading(NAME, SOURCE) for each in lists]


def _record(item: Mapping[str, object]) -> Record:
    custom = item.get("custom")
    told = custom.get("paperreader") if isinstance(custom, Mapping) else None
    return _own(item, told) if isinstance(told, Mapping) else _others(item)


def _own(item: Mapping[str, object], told: Mapping[str, object]) -> Record:
    """One's own item: word for word, with what CSL has no name for."""
    return record_of(
        {
            **dict.fromkeys(OWN_EXPORT, ""),
            "title": item.get("title"),
            "abstract": item.get("abstract"),
            "authors": list(_names(item.get("author"))),
            "url": item.get("URL"),
            "doi": item.get("DOI"),
            "extra": {},
            **told,
        }
    )


def _others(item: Mapping[str, object]) -> Record:
    published = _day(item.get("issued"))
    noted = {match["name"].lower(): match["value"] for match in _NOTED.finditer(_note(item))}
    arxiv_ids = (arxiv_id_in(_text(item.get(name))) for name in _ARXIV_IDS)
    return Record(
        title=text_of(_text(item.get("title"))),
        abstract=text_of(_text(item.get("abstract"))),
        authors=list(_names(item.get("author"))),
        url=_text(item.get("URL")),
        arxiv_id=next(filter(None, arxiv_ids), "") or arxiv_id_in(noted.get("arxiv", "")),
        doi=_text(item.get("DOI")) or noted.get("doi", ""),
        published=published,
        extra={name: value for name, value in item.items() if not _is_held(name, value, published)},
    )


def _note(item: Mapping[str, object]) -> str:
    return _text(item.get("note"))[:LONGEST_NOTE]


def _is_held(name: str, value: object, published: str) -> bool:
    """Whether a paper's own field holds all that one of an item says."""
    if name == "issued":
        return bool(published) and _is_plain_day(value)
    if name == "author":
        return isinstance(value, list) and all(
            isinstance(one, str) or (isinstance(one, Mapping) and one.keys() <= _OF_A_NAME)
            for one in value
        )
    is_one = isinstance(value, str) or (isinstance(value, list) and len(value) == 1)
    return name in _KNOWN and is_one


def _text(value: object) -> str:
    """A text, or the first of several, as Crossref writes titles."""
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else ""


def _names(value: object) -> Iterator[str]:
    """The names of people, as they are spoken, and of bodies."""
    for one in value if isinstance(value, list) else ():
        if isinstance(one, str):
            yield one
        elif isinstance(one, Mapping):
            part = {name: text for name, text in one.items() if isinstance(text, str)}
            spoken = ("given", "dropping-particle", "non-dropping-particle", "family")
            name = " ".join(part[each] for each in spoken if part.get(each))
            if name and part.get("suffix"):
                name = f"{name}, {part['suffix']}"
            yield name or part.get("literal") or part.get("name") or ""


def _day(value: object) -> str:
    """A date, as precise as it is told."""
    if not isinstance(value, Mapping):
        return _text(value)
    return date_of_parts(value) or _text(value.get("raw")) or _text(value.get("literal"))


def _is_plain_day(value: object) -> bool:
    """Whether a date says nothing but one day."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    return (
        isinstance(value, Mapping)
        and len(value) == 1
        and isinstance(parts, list)
        and len(parts) == 1
    )
