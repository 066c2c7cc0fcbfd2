"""What a query selects: the query language's nodes as sets of rows and as searches.

Knows which nodes tantivy answers, which the catalogue does, and that the reader's marks are answered
for by whoever asks. Does not know how a query is written, nor how marks are kept.

A query about marks and digests is answered by the catalogue alone. One that is about a single digest keeps
that digest's own order, unless another is wished.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import cached_property, partial, reduce
from itertools import chain, compress
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple

from tantivy import Occur
from tantivy import Query as Search

from paperreader.core.bearers import Bearers
from paperreader.core.listing import Hurry
from paperreader.core.query import (
    And,
    Everything,
    Field,
    Flag,
    InDigest,
    Is,
    Not,
    Or,
    Phrase,
    Query,
    Remembered,
    Tagged,
    Word,
)
from paperreader.core.sort import Sort
from paperreader.index.asking import asks, is_found_at_once, is_searched, names_source, parts
from paperreader.index.found import Found, InOrder, Numbers, Pages, Standing
from paperreader.index.keys import NUMBERS
from paperreader.index.marked_rows import MarkedRows
from paperreader.index.narrowing import Sought, narrowed, rows_found
from paperreader.index.rowset import RowSet
from paperreader.index.searched_rows import SearchedRows
from paperreader.index.searches import EVERY_DOCUMENT, any_of, borne, listed, listed_anew
from paperreader.index.state import State

if TYPE_CHECKING:
    from paperreader.index.words import Words

Marked = Callable[[Query], Sequence[Bearers]]
"""Gives the papers whose marks answer a flag other than unread, a tag, a word or a phrase."""

MARK_WORTH = 20.0
"""What it is worth that one's own tags or note hold a word: more than any title has by BM25, for that paper
one has already found once."""

READ = Is(Flag.READ)
"""What `is:unread` denies: unread papers have no marks to be found by."""

DONE_WITH = Or((READ, Is(Flag.DISMISSED)))
"""What is not counted as unread."""


class Rows(NamedTuple):
    """What is known in one state of the index of where papers stand."""

    marked: MarkedRows
    """By what their marks have in common."""

    searched: SearchedRows
    """By what they were searched for."""


def select(
    state: State,
    query: Query,
    marked: Marked,
    known: Rows,
    sort: Sort,
    hurry: Hurry | None = None,
) -> Found:
    """The keys of the papers that a query selects, in an order.

    By date, that is reading order or a single digest's own. The query has no order itself, names no view
    and has no day that is so long ago.
    """
    selection = _Selection(state, marked, known)
    if sort not in (Sort.DATE, Sort.OLDEST):
        return Found(selection.in_order(query, sort, hurry), state.aliases)
    digest = selection.single_digest(query)
    if digest is not None:
        found = selection.in_digest(digest, query)
    else:
        found = selection.numbers(query, hurry if sort is Sort.DATE else None)
    newest_first = Found(found, state.aliases)
    return newest_first if sort is Sort.DATE else newest_first[::-1]


def rows(state: State, query: Query, marked: Marked, known: Rows) -> RowSet:
    """The rows of the papers that a query selects; what must be searched for is remembered."""
    return _Selection(state, marked, known).rows(query)


class _Selection:
    """The meaning of queries in one state of the index."""

    def __init__(self, state: State, marked: Marked, known: Rows) -> None:
        self._state = state
        self._catalogue = state.catalogue
        self._documents = state.documents
        self._marked = marked
        self._known = known
        self._papers = len(state.catalogue.keys)

    def single_digest(self, query: Query) -> str | None:
        """The digest that a query is about, where it is about one alone."""
        named = (self._digests(part.value) for part in parts(query) if isinstance(part, InDigest))
        return next((digests[0] for digests in named if len(digests) == 1), None)

    def in_digest(self, digest: str, query: Query) -> Numbers:
        """The papers that a query selects in the order of a digest that it is about."""
        listed = array(NUMBERS, self._catalogue.listed(digest))
        if query == InDigest(digest):
            return InOrder(listed)
        searched, scope = self._parted(query)
        held = map(scope.__contains__, self._catalogue.rows_of(listed))
        numbers = array(NUMBERS, compress(listed, held))
        if not searched:
            return InOrder(numbers)
        found = set(Pages(self._documents, self._catalogue, self._all(searched)).all())
        return InOrder(array(NUMBERS, filter(found.__contains__, numbers)))

    def numbers(self, query: Query, hurry: Hurry | None) -> Numbers:
        """The papers that a query selects in reading order."""
        searched, scope = self._parted(query)
        if not searched:
            return Standing(self._catalogue, scope)
        return narrowed(self._sought(self._all(searched), scope), hurry)

    def in_order(self, query: Query, sort: Sort, hurry: Hurry | None) -> Numbers:
        """The papers that a query selects in an order that is not that of reading."""
        # Hardly any start wishes one, and the first screen shall not wait for what puts papers in it.
        from paperreader.index.ranked import ORDERS, ranked

        searched, scope = self._parted(query)
        search = self._all(searched) if searched else EVERY_DOCUMENT
        return ranked(self._sought(search, scope), ORDERS[sort], hurry)

    def _sought(self, search: Search, scope: RowSet) -> Sought:
        return Sought(self._documents, self._catalogue, search, scope)

    def rows(self, query: Query) -> RowSet:
        """The papers that a query selects; each of its words is searched for once, and then remembered."""
        match query:
            case Everything():
                return RowSet.every(self._papers)
            case Is(Flag.UNREAD):
                return ~self.rows(READ)
            case InDigest(value):
                return self._listed_rows(self._digests(value))
            case Not(denied):
                return ~self.rows(denied)
            case And(queries):
                return reduce(and_, map(self.rows, queries))
            case Or(queries):
                return reduce(or_, map(self.rows, queries))
            case Remembered(asked):
                return self.rows(asked)
            case _ if is_searched(query):
                found = self._known.searched.of(query, partial(self._searched_rows, query))
                return reduce(or_, map(self._bearing, self._marked(query)), found)
            case Is() | Tagged() | Word() | Phrase():
                return reduce(or_, map(self._bearing, self._marked(query)), RowSet(0, self._papers))
            case _:
                return self._listed_rows(self._digests_from(query))

    def _searched_rows(self, atom: Query) -> RowSet:
        """The papers that a search finds for an atom, whatever is marked."""
        unmarked = _Selection(self._state, _nobody, self._known)
        return rows_found(self._documents, self._catalogue, unmarked.search(atom))

    def search(self, query: Query) -> Search:
        """The search for the papers that a query selects."""
        match query:
            case Everything():
                return EVERY_DOCUMENT
            case Word(_, _, Field.NOTE) | Phrase(_, Field.NOTE) | Tagged():
                return any_of(map(borne, self._marked(query)))
            case Word(text, prefix, field):
                return self._either(self._words.word(text, prefix=prefix, field=field), query)
            case Phrase(text, field):
                return self._either(self._words.phrase(text, field), query)
            case Is(Flag.UNREAD):
                return self.search(Not(READ))
            case Is(Flag.NEW):
                return self._new()
            case Is():
                return any_of(map(borne, self._marked(query)))
            case InDigest(value):
                return self._listed(self._digests(value))
            case Not():
                return self._all((query,))
            case And(queries):
                return self._all(queries)
            case Or(queries):
                return any_of(map(self.search, queries))
            case Remembered(asked):
                return self.search(asked)
            case _:
                return self._fielded(query)

    def _fielded(self, query: Query) -> Search:
        """The search for what is asked of a field."""
        if names_source(query):
            return self._listed(self._digests_from(query))
        # No view asks such things, and the first screen shall not wait for what finds them.
        from paperreader.index.fields import search_of

        return search_of(self._state, query)

    def _digests_from(self, query: Query) -> list[str]:
        """The digests of the source that a query names."""
        from paperreader.index.fields import is_of_source  # see _fielded

        told = zip(self._catalogue.ids, self._catalogue.sources, strict=True)
        return [id for id, source in told if is_of_source(query, source)]

    def _listed_rows(self, digests: Sequence[str]) -> RowSet:
        turns = [self._catalogue.turns[digest] for digest in digests]
        standing = map(self._catalogue.standing, turns)
        elsewhere = map(self._catalogue.standing_elsewhere, turns)
        return RowSet.of(chain.from_iterable(chain(standing, elsewhere)), self._papers)

    def _listed(self, digests: Sequence[str]) -> Search:
        return listed(self._documents.schema, map(self._catalogue.label, digests))

    def _new(self) -> Search:
        """Papers that the newest digest of a source lists, and none before it."""
        newest: dict[str, str] = {}
        for id, source in zip(self._catalogue.ids, self._catalogue.sources, strict=True):
            newest.setdefault(source, id)
        schema = self._documents.schema
        return any_of(listed_anew(schema, self._catalogue.label(id)) for id in newest.values())

    @cached_property
    def _words(self) -> Words:
        # Most starts search for no word, and the first screen shall not wait for how one is cut.
        from paperreader.index.words import Words

        return Words(self._documents.schema)

    def _parted(self, query: Query) -> tuple[Sequence[Query], RowSet]:
        """A query as queries to search with, if only a search can answer it, and the rows to look among.

        What is asked of words, fields and digests tantivy finds at once; tens of thousands of marks would
        keep it busy for a tenth of a second.
        """
        if not asks(query, is_searched):
            return [], self.rows(query)
        asked = parts(query)
        searched = [part for part in asked if asks(part, is_found_at_once)]
        others = [part for part in asked if part not in searched]
        return searched, reduce(and_, map(self.rows, others), RowSet.every(self._papers))

    def _bearing(self, bearers: Bearers) -> RowSet:
        rows_of = self._known.marked.of
        standing = rows_of(bearers.base)
        if bearers.gone:
            standing &= ~rows_of(bearers.gone)
        return standing | rows_of(bearers.come) if bearers.come else standing

    def _either(self, found: Search, query: Word | Phrase) -> Search:
        """What a search finds, and the papers whose tags or notes hold the word."""
        marked = [
            Search.const_score_query(borne(bearers), MARK_WORTH)
            for bearers in self._marked(query)
            if bearers
        ]
        return any_of((found, *marked)) if marked else found

    def _all(self, queries: Sequence[Query]) -> Search:
        denied = [
            (Occur.MustNot, self.search(part.query)) for part in queries if isinstance(part, Not)
        ]
        others = [(Occur.Must, self.search(part)) for part in queries if not isinstance(part, Not)]
        if len(others) == 1 and not denied:
            return others[0][1]
        return Search.boolean_query([*(others or [(Occur.Must, EVERY_DOCUMENT)]), *denied])

    def _digests(self, value: str) -> list[str]:
        """The digests that `digest:value` means: the one named so, or those begun or from there."""
        catalogue = self._catalogue
        if value in catalogue.turns:
            return [value]
        told = zip(catalogue.ids, catalogue.sources, strict=True)
        return [id for id, source in told if id.startswith(value) or source == value]


def _nobody(_: Query) -> Sequence[Bearers]:
    """The papers that answer by their marks, where nothing is marked."""
    return ()
