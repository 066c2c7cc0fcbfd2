"""Keys as tantivy searches, and searches joined to others.

Knows how many papers are best sought by their keys. Does not know the query language, nor what the
results are ranked by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from tantivy import FieldType, Occur, Schema
from tantivy import Query as Search

from paperreader.core.bearers import Bearers
from paperreader.index.keys import numbers_of
from paperreader.index.schema import KEY, LISTED, schema

SETS_REMEMBERED = 16
"""Searches for many papers that are asked for again and again: to make one takes 0.6 µs a paper."""

KEYS_SINGLY = 2000
"""Papers that are sought each by itself: 64 of a million in 0.2 ms, where a set of them takes 5. Of more
the set is quicker."""

_NO_LABEL = 1 << 42
"""More than any digest's label."""

_SCHEMA = schema()

EVERY_DOCUMENT = Search.exists_query(KEY)
"""All documents but the one that is no paper."""


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


def listed(schema: Schema, labels: Iterable[int]) -> Search:
    """Papers that some digests list, by their labels."""
    return unranked(Search.term_set_query(schema, LISTED, [*labels]))


def listed_anew(schema: Schema, label: int) -> Search:
    """Papers that a digest lists, given its label, and none before it."""
    before = Search.range_query(
        schema, LISTED, FieldType.Unsigned, label + 1, _NO_LABEL, use_inverted_index=True
    )
    return unranked(all_but(Search.term_query(schema, LISTED, label), before))


def unranked(search: Search) -> Search:
    """What a search finds, none of it more relevant for that."""
    return Search.const_score_query(search, 0.0)


def any_of(searches: Iterable[Search]) -> Search:
    """What any of some searches finds."""
    return Search.boolean_query([(Occur.Should, search) for search in searches])


def all_of(searches: Iterable[Search]) -> Search:
    """What all of some searches find."""
    return Search.boolean_query([(Occur.Must, search) for search in searches])


def all_but(search: Search, denied: Search) -> Search:
    """What one search finds and another does not."""
    return Search.boolean_query([(Occur.Must, search), (Occur.MustNot, denied)])
