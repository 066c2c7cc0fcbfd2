"""What a filter asks of categories, sources, days, numbers and ids.

Knows in which field of the index each is and how it lies there. Does not know words or marks, nor which day
today is: days that are so long ago have become days of the calendar before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tantivy import FieldType, Schema
from tantivy import Query as Search

from paperreader.core.query import Query
from paperreader.core.query_fields import (
    Category,
    Counted,
    Counter,
    Dated,
    Day,
    FromSource,
    Has,
    Id,
)
from paperreader.index.folding import fold
from paperreader.index.lookup import searches_for
from paperreader.index.schema import (
    ARXIV_ID,
    CATEGORIES,
    DAY,
    DOI,
    GIVEN,
    SEEN,
    UPVOTES,
    counted,
    indexable_id,
)
from paperreader.index.searches import any_of
from paperreader.index.state import State

_COUNTS = {Counter.UPVOTES: UPVOTES, Counter.SEEN: SEEN}

_NO_DAY_YET = 10**7
"""Later than any day."""


def search_of(state: State, query: Query) -> Search:
    """The search for what is asked of a field; every paper that it finds is as relevant."""
    return Search.const_score_query(any_of(_searches(state, query)), 0.0)


def is_of_source(query: Query, source: str) -> bool:
    """Whether a query asks for a source, given its name."""
    if not isinstance(query, FromSource):
        return False
    asked, name = fold(query.name), fold(source)
    return name.startswith(asked) if query.prefix else name == asked


def _searches(state: State, query: Query) -> Iterator[Search]:
    """Searches, any of which will do."""
    schema = state.documents.schema
    match query:
        case Category(name, prefix):
            yield from _categories(schema, indexable_id(fold(name)), prefix)
        case Dated(first, last):
            yield _range(schema, DAY, _number(first, 0), _number(last, _NO_DAY_YET))
        case Counted(counter, least, most):
            end = counted((1 << 32) if most is None else most + 1)
            yield _range(schema, _COUNTS[counter], counted(least), end - 1)
        case Has(given):
            yield Search.term_query(schema, GIVEN, given.value)
        case Id(value, prefix):
            yield from searches_for(state, value)
            if prefix:
                for field in (ARXIV_ID, DOI):
                    yield _begun(schema, field, indexable_id(value.lower()))


def _categories(schema: Schema, name: str, prefix: bool) -> Iterator[Search]:
    if prefix:
        yield _begun(schema, CATEGORIES, name)
        return
    yield Search.term_query(schema, CATEGORIES, name)
    if "." not in name:
        yield _begun(schema, CATEGORIES, f"{name}.")


def _begun(schema: Schema, field: str, beginning: str) -> Search:
    return Search.fuzzy_term_query(schema, field, beginning, 0, prefix=True)


def _range(schema: Schema, field: str, least: int, most: int) -> Search:
    return Search.range_query(schema, field, FieldType.Unsigned, least, most)


def _number(day: Day | None, otherwise: int) -> int:
    return day.toordinal() if isinstance(day, date) else otherwise
