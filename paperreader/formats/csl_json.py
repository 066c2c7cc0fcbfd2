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

_KNOWN = ("title", "abstract", "author", "DOI", "URL")

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
    authors = list(_names(item.get("author")))
    published = _day(item.get("issued"))
    held = {*_KNOWN, *(("issued",) if published and _is_plain_day(item.get("issued")) else ())}
    arxiv_ids = (arxiv_id_in(_text(item.get(name))) for name in _ARXIV_IDS)
    return Record(
        title=text_of(_text(item.get("title"))),
        abstract=text_of(_text(item.get("abstract"))),
        authors=authors,
        url=_text(item.get("URL")),
        arxiv_id=next(filter(None, arxiv_ids), ""),
        doi=_text(item.get("DOI")),
        published=published,
        extra={name: value for name, value in item.items() if name not in held},
    )


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
