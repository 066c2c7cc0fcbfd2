"""Words, phrases, keys and digests as tantivy searches.

Knows in which fields a word is looked for and how it is cut. Does not know the query language, nor
what the results are ranked by.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from tantivy import Occur, Schema
from tantivy import Query as Search

from paperreader.core.marked import Bearers
from paperreader.index.keys import numbers_of
from paperreader.index.schema import KEY, LISTED, TEXTS, schema

SETS_REMEMBERED = 16
"""Searches for many papers that are asked for again and again: to make one takes 0.6 µs a paper."""

KEYS_SINGLY = 2000
"""Papers that are sought each by itself: 64 of a million in 0.2 ms, where a set of them takes 5. Of more
the set is quicker."""

_SCHEMA = schema()

EVERY_DOCUMENT = Search.exists_query(KEY)
"""All documents but the one that is no paper."""


class Words:
    """Searches over the documents of a schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def word(self, text: str, *, prefix: bool) -> Search:
        """Papers that hold a word, or one that begins so; its parts in a row if hyphens part it.

        A word without letters and digits asks for nothing, so that every paper holds it.
        """
        # Most starts search for no word, and the first screen shall not wait for how one is cut.
        from paperreader.index.folding import words_of

        words = words_of(text)
        if not words:
            return EVERY_DOCUMENT
        return self._somewhere(self._begun if prefix else self._in_a_row, words)

    def phrase(self, text: str) -> Search:
        """Papers that hold some words in a row."""
        return self.word(text, prefix=False)

    def listed(self, labels: Iterable[int]) -> Search:
        """Papers that some digests list, by their labels."""
        return Search.term_set_query(self._schema, LISTED, list(labels))

    def _somewhere(
        self, search: Callable[[str, Sequence[str]], Search], words: Sequence[str]
    ) -> Search:
        return any_of(search(field, words) for field in TEXTS)

    def _in_a_row(self, field: str, words: Sequence[str]) -> Search:
        if len(words) == 1:
            return Search.term_query(self._schema, field, words[0])
        return Search.phrase_query(self._schema, field, list(words))

    def _begun(self, field: str, words: Sequence[str]) -> Search:
        """The words in a row, of which the last may be cut short.

        tantivy would try only fifty ways to complete it, so it is looked for by itself.
        """
        *whole, last = words
        begun = Search.fuzzy_term_query(self._schema, field, last, 0, prefix=True)
        return all_of((self._in_a_row(field, whole), begun)) if whole else begun


def keyed(schema: Schema, numbers: Collection[int]) -> Search:
    """Papers with some keys, as numbers."""
    if len(numbers) > KEYS_SINGLY:
        return Search.term_set_query(schema, KEY, list(numbers))
    return any_of(Search.term_query(schema, KEY, number) for number in numbers)


@lru_cache(2)  # what the views leave out or show, which may be most papers
def among(numbers: frozenset[int]) -> Search:
    """Papers with some keys, as numbers; remembered."""
    return keyed(_SCHEMA, numbers)


@lru_cache(SETS_REMEMBERED)
def _named(keys: AbstractSet[str]) -> Search:
    return keyed(_SCHEMA, numbers_of(keys))


def borne(bearers: Bearers) -> Search:
    """Papers that have something in common by their marks."""
    found = _named(bearers.base)
    if bearers.gone:
        found = all_but(found, _named(bearers.gone))
    return any_of((found, _named(bearers.come))) if bearers.come else found


def any_of(searches: Iterable[Search]) -> Search:
    """What any of some searches finds."""
    return Search.boolean_query([(Occur.Should, search) for search in searches])


def all_of(searches: Iterable[Search]) -> Search:
    """What all of some searches find."""
    return Search.boolean_query([(Occur.Must, search) for search in searches])


def all_but(search: Search, denied: Search) -> Search:
    """What one search finds and another does not."""
    return Search.boolean_query([(Occur.Must, search), (Occur.MustNot, denied)])
