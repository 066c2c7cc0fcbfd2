"""What a search finds among some papers, where it may find most of a million and they may be many.

tantivy is quick to find, and slow to be told tens of thousands of papers by their keys (2 µs each) or to
tell what it has found (0.4 µs each). So whichever is fewer is told: the papers to look among, those to
leave out, what is found or what is not. Knows these costs. Does not know what is asked, or why.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, filterfalse, islice

from tantivy import FieldType
from tantivy import Query as Search

from paperreader.core.listing import Hurry
from paperreader.index.catalogue import Catalogue
from paperreader.index.documents import Documents
from paperreader.index.found import Beginning, InOrder, Numbers, Pages, Standing
from paperreader.index.keys import NUMBERS
from paperreader.index.rowset import RowSet
from paperreader.index.schema import KEY, ORDER
from paperreader.index.searches import EVERY_DOCUMENT, all_but, all_of, among

KEYED = 500
"""Papers that are told to tantivy without a thought: 4 ms."""

COST_OF_KEY = 1
"""How many papers are fetched rather than that one is told. It would be four, but while they are handed
over no other thread runs, and the screen waits."""

KEY_SECONDS, HIT_SECONDS = 2e-6, 4e-7
"""What it takes to tell a key, and to fetch a paper."""

OTHERS = 3
"""How much more must be found than not, for that to be fetched which is not: its rows are looked up."""

STRETCH = 8192
"""Rows whose papers are fetched in one go: 4 ms, if all of them are found."""

LARGE_PAGE = 4096
"""Keys fetched at a time where a search takes a tenth of a second: a hundred screens of them."""


@dataclass(frozen=True)
class Sought:
    """A search among the papers of some rows, in one state of the index."""

    documents: Documents
    """What is searched."""

    catalogue: Catalogue
    """Where each paper stands."""

    search: Search

    scope: RowSet
    """The rows to look among."""

    @cached_property
    def fewer(self) -> RowSet:
        """The rows to look among or all others, whichever are fewer."""
        return min(self.scope, ~self.scope, key=len)

    @property
    def inside(self) -> bool:
        """Whether those are the ones to look among."""
        return self.fewer is self.scope

    def told(self) -> Search:
        """Finds the papers of the fewer rows, which tantivy is told by their keys."""
        return among(self.catalogue.numbers_in(self.fewer))

    def narrowed_by(self, told: Search) -> Search:
        """Finds what is sought, given what finds the papers of the fewer rows."""
        return all_of((self.search, told)) if self.inside else all_but(self.search, told)

    def among_found(self, found: Iterable[int]) -> Numbers:
        """Of the keys of all that the search finds those to look among, in their order."""
        held = self.catalogue.numbers_in(self.fewer).__contains__
        return InOrder(array(NUMBERS, (filter if self.inside else filterfalse)(held, found)))


def narrowed(sought: Sought, hurry: Hurry | None = None) -> Numbers:
    """What is found, in reading order.

    Args:
        sought: what is looked for.
        hurry: what will do where that takes long; None for nothing but all.
    """
    documents, catalogue, scope = sought.documents, sought.catalogue, sought.scope
    fewer = sought.fewer
    if sought.inside and not fewer:
        return Standing(catalogue, scope)
    if not fewer:
        return Pages(documents, catalogue, sought.search)
    if len(fewer) <= KEYED:
        return Pages(documents, catalogue, sought.narrowed_by(sought.told()))
    found = Pages(documents, catalogue, sought.search, LARGE_PAGE)
    fetched = min(len(found), scope.total - len(found))
    if hurry and min(KEY_SECONDS * len(fewer), HIT_SECONDS * fetched) > hurry.seconds:
        first = _first(catalogue, found, scope, hurry.enough)
        if len(first) == hurry.enough:
            return Beginning(first)
    if fetched > COST_OF_KEY * len(fewer):
        return Pages(documents, catalogue, sought.narrowed_by(sought.told()), LARGE_PAGE)
    if len(found) > OTHERS * (scope.total - len(found)):
        others = Pages(documents, catalogue, all_but(EVERY_DOCUMENT, sought.search), LARGE_PAGE)
        unfound = RowSet.of(catalogue.rows_of(others.all()), scope.total)
        return Standing(catalogue, scope & ~unfound)
    return sought.among_found(found.all())


def rows_found(documents: Documents, catalogue: Catalogue, search: Search) -> RowSet:
    """The rows of all that a search finds, of most of a million papers if need be.

    They are fetched stretch by stretch, for while hits are handed over no other thread runs.
    """
    found: list[int] = []
    papers = len(catalogue.keys)
    for start in range(0, papers, STRETCH):
        stop = min(start + STRETCH, papers)
        first, last = catalogue.orders[start], catalogue.orders[stop - 1]
        stretch = Search.range_query(documents.schema, ORDER, FieldType.Unsigned, first, last)
        hits = documents.search(all_of((search, stretch)), stop - start)
        found += catalogue.rows_of(documents.numbers(KEY, hits.addresses))
    return RowSet.of(found, papers)


def _first(catalogue: Catalogue, found: Pages, scope: RowSet, enough: int) -> array[int]:
    """Of the papers on the first page those in some rows, as many as are enough if they are there."""
    page = found.first
    # Both are in reading order, and every paper of the page has a row.
    held = map(scope.__contains__, catalogue.rows_of(page))
    return array(NUMBERS, islice(compress(page, held), enough))
