"""How a paper becomes a document of the index.

Knows which text goes into which field. Does not know when documents are added or what is asked of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

import tantivy

from paperreader.core.given import given_by
from paperreader.core.paper import Paper, normalised_arxiv_id, title_key
from paperreader.index.folding import fold
from paperreader.index.keys import number_of
from paperreader.index.places import day_of, label_of
from paperreader.index.prose import indexable, latex_shown
from paperreader.index.schema import (
    ABSTRACT,
    ARXIV_ID,
    AUTHORS,
    CATEGORIES,
    DAY,
    DOI,
    GIVEN,
    INITIALS,
    INITIALS_LENGTH,
    JOINED,
    JOINED_LENGTH,
    KEY,
    LISTED,
    NAMES,
    ORDER,
    PLACES,
    SEEN,
    TITLE,
    TITLE_NUMBER,
    TITLE_STEMS,
    TITLE_WORDS,
    UPVOTES,
    counted,
    indexable_id,
)
from paperreader.index.shape import shape_of
from paperreader.index.titles import dictionary_form, dictionary_number


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
    document.add_unsigned(DAY, _day(paper.published, label_of(max(places))))
    document.add_unsigned(UPVOTES, counted(paper.upvotes, min(places)))
    document.add_unsigned(TITLE_NUMBER, dictionary_number(dictionary_form(paper.title)))
    document.add_unsigned(SEEN, counted(len(places), min(places)))
    for place in places:
        document.add_unsigned(LISTED, label_of(place))
        if len(places) > 1:
            document.add_unsigned(PLACES, place)
    for name in {title_key(title) for title in titles} - {paper.key}:
        document.add_unsigned(NAMES, number_of(name))
    document.add_bytes(TITLE, paper.title.encode("utf-8", "replace"))
    for name, text in _texts(paper):
        document.add_text(name, text)
    return document


def _texts(paper: Paper) -> Iterator[tuple[str, str]]:
    """The text fields of a paper; what is empty is left out.

    A filter finds LaTeX by what it is shown as, a jump a title by its very letters, which it marks.
    """
    shape = shape_of(paper.title)
    title = latex_shown(paper.title)
    yield from ((TITLE_WORDS, text) for text in shape.texts)
    as_shown = shape if title == paper.title else shape_of(title)
    yield from ((TITLE_STEMS, text) for text in as_shown.texts)
    yield from ((AUTHORS, fold(author)) for author in paper.authors)
    yield from ((CATEGORIES, fold(category)) for category in paper.categories)
    yield from ((GIVEN, given.value) for given in given_by(paper))
    yield ABSTRACT, indexable(fold(latex_shown(paper.abstract)))
    yield JOINED, shape.joined[:JOINED_LENGTH]
    initials = {found.letters[:INITIALS_LENGTH] for found in shape.initials}
    yield from ((INITIALS, letters) for letters in initials)
    if paper.arxiv_id:
        yield ARXIV_ID, indexable_id(normalised_arxiv_id(paper.arxiv_id))
    if paper.doi:
        yield DOI, indexable_id(paper.doi.lower())


def _day(published: str, earliest: int) -> int:
    """The day that a paper counts for: see :class:`paperreader.core.query_fields.Dated`.

    Args:
        published: `2026`, `2026-05`, `2026-05-20` or empty.
        earliest: the label of the earliest digest that lists it.
    """
    known = published[: len(_FIRST_DAY)]
    try:
        return date.fromisoformat(known + _FIRST_DAY[len(known) :]).toordinal()
    except ValueError:
        return day_of(earliest).toordinal()


_FIRST_DAY = "0000-01-01"
"""Completes a day of which only the year or the month is known; there is none in the year 0."""
