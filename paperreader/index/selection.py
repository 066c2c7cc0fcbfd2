"""What a query selects: the query language's nodes as searches and as sets of keys.

Knows which nodes tantivy answers, which the catalogue does, and that the reader's marks are answered
for by whoever asks. Does not know how a query is written, nor how marks are kept.

A query without words is answered by the catalogue alone. One that is about a single digest keeps that
digest's own order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import chain
from operator import and_, or_

from tantivy import Occur
from tantivy import Query as Search

from paperreader.core.query import (
    And,
    Everything,
    Flag,
    InDigest,
    Is,
    Not,
    Or,
    Phrase,
    Query,
    Word,
)
from paperreader.index.found import Found, Pages
from paperreader.index.keys import Keys, numbers_of
from paperreader.index.keysets import EVERY_PAPER, KeySet
from paperreader.index.searches import EVERY_DOCUMENT, Words, any_of
from paperreader.index.state import State

Marked = Callable[[Query], AbstractSet[str]]
"""Gives the keys of papers whose marks answer a flag other than unread, a tag, a word or a phrase."""

READ = Is(Flag.READ)
"""What `is:unread` denies: unread papers have no marks to be found by."""


def select(state: State, query: Query, marked: Marked) -> Sequence[str]:
    """The keys of the papers that a query selects, in reading order or in a single digest's own."""
    selection = _Selection(state, marked)
    scope = selection.single_digest(query)
    everything = state.catalogue.listed(scope) if scope else state.catalogue.keys
    if not _asks_for_words(query):
        return Keys(selection.keys(query).among(everything))
    pages = Pages(state.documents, selection.search(query))
    return Keys(KeySet(set(pages.all())).among(everything)) if scope else Found(pages)


class _Selection:
    """The meaning of queries in one state of the index."""

    def __init__(self, state: State, marked: Marked) -> None:
        self._catalogue = state.catalogue
        self._words = Words(state.documents.schema)
        self._marked = marked

    def single_digest(self, query: Query) -> str | None:
        """The digest that a query is about, where it is about one alone."""
        parts = query.queries if isinstance(query, And) else (query,)
        named = (self._digests(part.value) for part in parts if isinstance(part, InDigest))
        return next((digests[0] for digests in named if len(digests) == 1), None)

    def keys(self, query: Query) -> KeySet:
        """The papers that a query without words selects."""
        match query:
            case Everything():
                return EVERY_PAPER
            case Is(Flag.UNREAD):
                return ~self.keys(READ)
            case InDigest(value):
                listed = map(self._catalogue.listed, self._digests(value))
                return KeySet(set(chain.from_iterable(listed)))
            case Not(denied):
                return ~self.keys(denied)
            case And(queries):
                return reduce(and_, map(self.keys, queries))
            case Or(queries):
                return reduce(or_, map(self.keys, queries))
            case _:
                return KeySet(numbers_of(self._marked(query)))

    def search(self, query: Query) -> Search:
        """The search for the papers that a query selects."""
        match query:
            case Everything():
                return EVERY_DOCUMENT
            case Word(text, prefix):
                return self._either(self._words.word(text, prefix=prefix), query)
            case Phrase(text):
                return self._either(self._words.phrase(text), query)
            case Is(Flag.UNREAD):
                return self.search(Not(READ))
            case InDigest(value):
                return self._words.listed(map(self._catalogue.label, self._digests(value)))
            case Not():
                return self._all((query,))
            case And(queries):
                return self._all(queries)
            case Or(queries):
                return any_of(map(self.search, queries))
            case _:
                return self._words.keyed(numbers_of(self._marked(query)))

    def _either(self, found: Search, query: Word | Phrase) -> Search:
        """What a search finds, and the papers whose tags or notes hold the word."""
        return any_of((found, self._words.keyed(numbers_of(self._marked(query)))))

    def _all(self, queries: Sequence[Query]) -> Search:
        denied = [
            (Occur.MustNot, self.search(part.query)) for part in queries if isinstance(part, Not)
        ]
        others = [(Occur.Must, self.search(part)) for part in queries if not isinstance(part, Not)]
        return Search.boolean_query([*(others or [(Occur.Must, EVERY_DOCUMENT)]), *denied])

    def _digests(self, value: str) -> list[str]:
        """The digests that `digest:value` means: the one named so, or those begun or from there."""
        catalogue = self._catalogue
        if value in catalogue.turns:
            return [value]
        told = zip(catalogue.ids, catalogue.sources, strict=True)
        return [id for id, source in told if id.startswith(value) or source == value]


def _asks_for_words(query: Query) -> bool:
    match query:
        case Word() | Phrase():
            return True
        case Not(denied):
            return _asks_for_words(denied)
        case And(queries) | Or(queries):
            return any(map(_asks_for_words, queries))
        case _:
            return False
