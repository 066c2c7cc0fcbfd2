"""CSL JSON, for reference managers and pandoc: a list of items, one a line.

    [
    {"id": "harder2026experts", "type": "article", "title": "Harder Tasks Need More Experts",
     "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2026, 5, 20]]}, ...}
    ]

As https://github.com/citation-style-language/schema has it. Keywords are the categories, then tags with a
number sign; the note is `note`. What the schema has no name for stands in `custom`, under `paperreader`: key,
categories, links, votes and what else the source said, so that a paper comes back whole, without its other
marks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from paperreader.core.inert import inert_values
from paperreader.core.links import openable
from paperreader.core.listing import Entry
from paperreader.core.paper import Paper
from paperreader.core.venue import venue
from paperreader.exports.citation_keys import CitationKeys
from paperreader.exports.days import parts_of
from paperreader.exports.names import divided


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The papers, an item each; they are read twice."""
    keys = CitationKeys(entries)
    before = "[\n"
    for entry in entries:
        item = {name: value for name, value in _item(entry, keys.of(entry)) if value}
        yield before + json.dumps(inert_values(item), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _item(entry: Entry, key: str) -> Iterator[tuple[str, object]]:
    paper = entry.paper
    place = venue(paper)
    parts = parts_of(paper.published)
    yield "id", key
    yield "citation-key", key
    yield "type", "article-journal" if place else "article"
    yield "title", paper.title
    yield "author", [_author(name) for name in paper.authors]
    yield "issued", {"date-parts": [list(parts)]} if parts else None
    yield "container-title", place
    if paper.arxiv_id:
        yield "publisher", "arXiv"
        yield "number", f"arXiv:{paper.arxiv_id}"
    yield "DOI", paper.doi
    yield "URL", paper.url if openable(paper.url) else ""
    yield "abstract", paper.abstract
    tags = (f"#{tag}" for tag in sorted(entry.mark.tags))
    yield "keyword", ", ".join((*paper.categories, *tags))
    yield "note", entry.mark.note
    yield "custom", {"paperreader": dict(_others(paper))}


def _author(name: str) -> dict[str, str]:
    parts = divided(name)
    if parts.is_body or parts.suffix or not parts.given:
        return {"literal": name}
    return {"family": parts.family, "given": parts.given}


def _others(paper: Paper) -> Iterator[tuple[str, object]]:
    """What CSL has no name for."""
    yield "key", paper.key
    for name in ("arxiv_id", "published", "categories", "links", "upvotes"):
        if (value := getattr(paper, name)) not in ("", (), None):
            yield name, value
    if paper.extra:
        yield "extra", dict(paper.extra)
