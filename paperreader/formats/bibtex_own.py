r"""Entries of BibTeX that this program has exported, which are read word for word.

    paperreader = {0123456789ab {"upvotes": 7, "extra": {"comment": "12 pages"}}},

Knows which fields are then the paper's, which the bibliography's that it came with, and which nobody's. Does
not know how entries are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from paperreader.formats.gathering import Record
from paperreader.formats.own_export import completed, extra_in, remainder_of

OWN_FIELD = "paperreader"
"""By which one's own entries are known."""

_KNOWN_BY = re.compile(r"(?P<key>[0-9a-f]{12})(?: (?P<told>\{.*\}))?", re.DOTALL)
"""The paper's key, and what is told of it beside the other fields."""

_BIBLIOGRAPHY = "ENTRYTYPE"
"""Told of a paper that came with a bibliography, whose further fields stand in the entry."""

_TAKEN = frozenset(
    (
        *("title", "subtitle", "author", "authors", "abstract", "url", "doi", OWN_FIELD),
        *("eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "keywords"),
        *("date", "year", "month", "day", "annotation"),
    )
)
"""Fields that are read as something else than what they are called, or that no paper holds."""


def is_own(fields: Mapping[str, str]) -> bool:
    """Whether an entry with these fields, by their small names, is one's own."""
    return _KNOWN_BY.fullmatch(fields.get(OWN_FIELD, "")) is not None


def own(record: Record, fields: Mapping[str, str]) -> Record:
    """The record of one's own entry, from what another entry with its fields would be."""
    match = _KNOWN_BY.fullmatch(fields[OWN_FIELD])
    assert match is not None  # see is_own
    told = remainder_of(match["told"] or "")
    # Only a bibliography names the journal itself; else it is concluded.
    taken = _TAKEN if _BIBLIOGRAPHY in extra_in(told) else _TAKEN | {"journal"}
    others = {
        name: value
        for name, value in record.extra.items()
        if name.lower() not in taken and name not in (_BIBLIOGRAPHY, "ID")
    }
    found = replace(
        record,
        abstract=fields.get("abstract", ""),
        url=fields.get("url", ""),
        arxiv_id=fields.get("eprint", ""),
        doi=fields.get("doi", ""),
        categories=_categories(fields),
        links=(),
        upvotes=None,
        extra=others,
        key=match["key"],
    )
    return completed(found, told)


def _categories(fields: Mapping[str, str]) -> list[str]:
    """All categories: they stand before the tags among the keywords, and the first stands apart, too."""
    if not fields.get("primaryclass"):
        return []
    return [word for word in fields.get("keywords", "").split(", ") if not word.startswith("#")]
