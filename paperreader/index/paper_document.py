"""How a paper becomes a document of the index.

Knows which text goes into which field. Does not know when documents are added or what is asked of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import tantivy

from paperreader.core.paper import Paper, normalised_arxiv_id, title_key
from paperreader.index.folding import fold
from paperreader.index.keys import number_of
from paperreader.index.places import label_of
from paperreader.index.schema import (
    ABSTRACT,
    ARXIV_ID,
    AUTHORS,
    CATEGORIES,
    DOI,
    INITIALS,
    JOINED,
    JOINED_LENGTH,
    KEY,
    LISTED,
    NAMES,
    ORDER,
    PLACES,
    PUBLISHED,
    TITLE,
    TITLE_WORDS,
    indexable_id,
)
from paperreader.index.shape import shape_of


def document_of(paper: Paper, places: Sequence[int], titles: Collection[str]) -> tantivy.Document:
    """The document of a paper.

    Args:
        paper: all that its digests tell of it together.
        places: all its places; at least one.
        titles: all that it has borne.
    """
    document = tantivy.Document()
    document.add_unsigned(KEY, number_of(paper.key))
    document.add_unsigned(ORDER, min(places))
    for place in places:
        document.add_unsigned(PLACES, place)
        document.add_unsigned(LISTED, label_of(place))
    for name in {title_key(title) for title in titles} - {paper.key}:
        document.add_unsigned(NAMES, number_of(name))
    document.add_bytes(TITLE, paper.title.encode("utf-8", "replace"))
    for day in _day_numbers(paper.published):
        document.add_unsigned(PUBLISHED, day)
    for name, text in _texts(paper):
        document.add_text(name, text)
    return document


def _texts(paper: Paper) -> Iterator[tuple[str, str]]:
    """The text fields of a paper; what is empty is left out."""
    shape = shape_of(paper.title)
    yield TITLE_WORDS, " ".join(shape.words)
    yield from ((AUTHORS, fold(author)) for author in paper.authors)
    yield from ((CATEGORIES, fold(category)) for category in paper.categories)
    yield from ((TITLE_WORDS, compound) for compound, _, _ in shape.compounds)
    yield ABSTRACT, fold(paper.abstract)
    yield JOINED, shape.joined[:JOINED_LENGTH]
    yield from ((INITIALS, letters) for letters in {found.letters for found in shape.initials})
    if paper.arxiv_id:
        yield ARXIV_ID, indexable_id(normalised_arxiv_id(paper.arxiv_id))
    if paper.doi:
        yield DOI, indexable_id(paper.doi.lower())


def _day_numbers(published: str) -> Iterator[int]:
    """A day like `2026-05-20` as 20260520, with zeros for what the source does not know; or nothing."""
    digits = published.replace("-", "")[:8]
    if digits.isdecimal():
        yield int(digits.ljust(8, "0"))
