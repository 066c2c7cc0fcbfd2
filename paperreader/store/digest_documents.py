"""Digests and papers as TinyDB documents: the only place that knows the names of their keys.

Each pair of functions is inverse: what one writes the other reads back. A key that a later version adds
is passed over; one that is missing is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from paperreader.core.digest import Digest
from paperreader.core.paper import Paper


def document_of_digest(digest: Digest) -> dict[str, Any]:
    """What table `digest` holds of a digest."""
    return {
        "id": digest.id,
        "source": digest.source,
        "title": digest.title,
        "date": digest.date.isoformat(),
        "date_assumed": digest.date_assumed,
        "imported": digest.imported.isoformat(),
        "origin": digest.origin,
        "format": digest.format,
        "size": digest.size,
    }


def digest_of_document(document: Mapping[str, Any]) -> Digest:
    """The digest of a document; KeyError, TypeError or ValueError where it is of another shape."""
    return Digest(
        id=_text(document["id"]),
        source=_text(document["source"]),
        title=_text(document["title"]),
        date=date.fromisoformat(document["date"]),
        date_assumed=bool(document["date_assumed"]),
        imported=datetime.fromisoformat(document["imported"]),
        origin=_text(document["origin"]),
        format=_text(document["format"]),
        size=int(document["size"]),
    )


def document_of_paper(paper: Paper) -> dict[str, Any]:
    """What table `papers` holds of a paper."""
    return {
        "key": paper.key,
        "title": paper.title,
        "abstract": paper.abstract,
        "authors": paper.authors,
        "url": paper.url,
        "arxiv_id": paper.arxiv_id,
        "doi": paper.doi,
        "published": paper.published,
        "categories": paper.categories,
        "links": paper.links,
        "upvotes": paper.upvotes,
        "extra": dict(paper.extra),
    }


def paper_of_document(document: Mapping[str, Any]) -> Paper:
    """The paper of a document; KeyError, TypeError or ValueError where it is of another shape."""
    upvotes = document["upvotes"]
    return Paper(
        key=_text(document["key"]),
        title=_text(document["title"]),
        abstract=_text(document["abstract"]),
        authors=tuple(map(_text, document["authors"])),
        url=_text(document["url"]),
        arxiv_id=_text(document["arxiv_id"]),
        doi=_text(document["doi"]),
        published=_text(document["published"]),
        categories=tuple(map(_text, document["categories"])),
        links=tuple(map(_text, document["links"])),
        upvotes=None if upvotes is None else int(upvotes),
        extra=dict(document["extra"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value
