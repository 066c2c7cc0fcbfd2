r"""Entries of BibTeX that this program has exported, which are read word for word.

Knows how a text is held in a value there: single braces as commands, an `@` that could begin an entry in
braces. Does not know how entries are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from paperreader.formats.gathering import Record

_KEY = re.compile(r"(?P<key>[0-9a-f]{12})(?P<bibtex> bibtex)?")
"""The paper's key, and whether type, key and fields of the entry are those of another bibliography."""

_HELD = re.compile(r"\\textbrace(?P<side>left|right)\{\}|\{@\}")

_OWN = (
    "paperreader",
    *(f"paperreader-{name}" for name in ("title", "author", "links", "upvotes")),
    "annotation",
)


def is_own(fields: Mapping[str, str]) -> bool:
    """Whether an entry with these fields, by their small names, is one's own."""
    return _KEY.fullmatch(fields.get("paperreader", "")) is not None


def own(record: Record, fields: Mapping[str, str]) -> Record:
    """The record of one's own entry, from what another entry with its fields would be."""
    match = _KEY.fullmatch(fields["paperreader"])
    assert match is not None  # see is_own
    names = _text(fields.get("paperreader-author", ""))
    categories = _categories(fields)
    dropped = {*_OWN, *(("keywords",) if categories or "#" in fields.get("keywords", "") else ())}
    dropped |= set() if match["bibtex"] else {"ENTRYTYPE", "ID"}
    return replace(
        record,
        title=_text(fields.get("paperreader-title", "")) or record.title,
        abstract=_text(record.abstract),
        authors=names.split("\n") if names else record.authors,
        url=_text(fields.get("url", "")),
        doi=_text(fields.get("doi", "")),
        categories=categories or record.categories,
        links=_text(fields.get("paperreader-links", "")).split("\n"),
        upvotes=fields.get("paperreader-upvotes"),
        extra={name: value for name, value in record.extra.items() if name not in dropped},
        key=match["key"],
    )


def _categories(fields: Mapping[str, str]) -> list[str]:
    """All categories, which stand among the keywords behind the first one; tags do so, too."""
    first, keywords = _text(fields.get("primaryclass", "")), _text(fields.get("keywords", ""))
    if not first or not keywords.startswith(first):
        return []
    others = keywords.removeprefix(first)
    words = others.split("; " if others.startswith(";") else ", ")
    return [first, *(word for word in words[1:] if not word.startswith("#"))]


def _text(value: str) -> str:
    """A text as it was before it was put into a value."""
    return _HELD.sub(lambda match: {"left": "{", "right": "}"}.get(match["side"] or "", "@"), value)
