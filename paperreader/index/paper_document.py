"""How a paper becomes a document of the index.

Knows which text goes into which field. Does not know when documents are added or what is asked of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

import tantivy

from paperreader.core.given import given_by
from paperreader.core.paper import Id, Paper, normalised_arxiv_id
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


def document_of(
    paper: Paper, places: Sequence[int], names: Iterable[int], ids: Iterable[Id] = ()
) -> tantivy.Document:
    """The document of a paper.

    Args:
        paper: all that its digests tell of it together.
        places: all its places; at least one, and several in a digest where records of that were joined.
        names: the keys, as numbers, that its titles make and under which its records were taken in.
        ids: those of all its records; such as it has itself may be among them.
    """
    labels = list(dict.fromkeys(map(label_of, places)))
    key = number_of(paper.key)
    document = tantivy.Document()
    document.add_unsigned(KEY, key)
    document.add_unsigned(ORDER, min(places))
    document.add_unsigned(DAY, _day(paper.published, label_of(max(places))))
    document.add_unsigned(UPVOTES, counted(paper.upvotes, min(places)))
    document.add_unsigned(TITLE_NUMBER, dictionary_number(dictionary_form(paper.title)))
    document.add_unsigned(SEEN, counted(len(labels), min(places)))
    for label in labels:
        document.add_unsigned(LISTED, label)
    for place in places if len(places) > 1 else ():
        document.add_unsigned(PLACES, place)
    for name in dict.fromkeys(names):
        if name != key:
            document.add_unsigned(NAMES, name)
    document.add_bytes(TITLE, paper.title.encode("utf-8", "replace"))
    for field, text in chain(_texts(paper), _ids(paper, ids)):
        document.add_text(field, text)
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


def _ids(paper: Paper, ids: Iterable[Id]) -> Iterator[tuple[str, str]]:
    """The paper's own ids, as they are written, before others."""
    own = (("arxiv", normalised_arxiv_id(paper.arxiv_id)), ("doi", paper.doi.lower()))
    for kind, id in dict.fromkeys((*own, *ids)):
        if id:
            yield ARXIV_ID if kind == "arxiv" else DOI, indexable_id(id)


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
