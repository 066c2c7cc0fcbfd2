"""What a search finds among some papers, where it may find most of a million and they may be many.

tantivy is quick to find, and slow to be told tens of thousands of papers by their keys (2 µs each) or to
tell what it has found (0.4 µs each). So whichever is fewer is told: the papers to look among, those to
leave out, what is found or what is not. Knows these costs. Does not know what is asked, or why.
"""

from __future__ import annotations

from array import array
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


def narrowed(
    documents: Documents,
    catalogue: Catalogue,
    search: Search,
    scope: RowSet,
    hurry: Hurry | None = None,
) -> Numbers:
    """What a search finds among the papers of some rows.

    Args:
        documents: what is searched.
        catalogue: where each paper stands, in the same state.
        search: what is sought.
        scope: the rows to look among.
        hurry: what will do where that takes long; None for nothing but all.
    """
    fewer = min(scope, ~scope, key=len)
    inside = fewer is scope
    if inside and not fewer:
        return Standing(catalogue, scope)
    if not fewer:
        return Pages(documents, catalogue, search)
    if len(fewer) <= KEYED:
        return Pages(documents, catalogue, _with_keys(search, catalogue, fewer, inside=inside))
    found = Pages(documents, catalogue, search, LARGE_PAGE)
    fetched = min(len(found), scope.total - len(found))
    if hurry and min(KEY_SECONDS * len(fewer), HIT_SECONDS * fetched) > hurry.seconds:
        first = _first(catalogue, found, scope, hurry.enough)
        if len(first) == hurry.enough:
            return Beginning(first)
    if fetched > COST_OF_KEY * len(fewer):
        told = _with_keys(search, catalogue, fewer, inside=inside)
        return Pages(documents, catalogue, told, LARGE_PAGE)
    if len(found) > OTHERS * (scope.total - len(found)):
        others = Pages(documents, catalogue, all_but(EVERY_DOCUMENT, search), LARGE_PAGE)
        unfound = RowSet.of(catalogue.rows_of(others.all()), scope.total)
        return Standing(catalogue, scope & ~unfound)
    held = catalogue.numbers_in(fewer).__contains__
    return InOrder(array(NUMBERS, (filter if inside else filterfalse)(held, found.all())))


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


def _with_keys(search: Search, catalogue: Catalogue, rows: RowSet, *, inside: bool) -> Search:
    told = among(catalogue.numbers_in(rows))
    return all_of((search, told)) if inside else all_but(search, told)
