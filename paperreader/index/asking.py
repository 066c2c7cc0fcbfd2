"""Who answers what is asked: the parts of a query, and whether a search, the catalogue or the marks know.

Knows kinds of questions alone. Does not know the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

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


def parts(query: Query) -> Sequence[Query]:
    """The queries all of which a paper must answer to be selected."""
    return [*chain.from_iterable(map(parts, query.queries))] if isinstance(query, And) else [query]


def asks(query: Query, concerns: Callable[[Query], bool]) -> bool:
    """Whether any atom of a query is of a kind."""
    match query:
        case Not(denied):
            return asks(denied, concerns)
        case And(queries) | Or(queries):
            return any(asks(part, concerns) for part in queries)
        case _:
            return concerns(query)


def is_searched(atom: Query) -> bool:
    """Whether only a search finds the papers."""
    match atom:
        case Word(_, _, field) | Phrase(_, field):
            return field is not Field.NOTE
        case Is(flag):
            return flag is Flag.NEW
        case Everything() | Tagged() | InDigest() | Remembered():
            return False
        case _:
            return not names_source(atom)


def is_found_at_once(atom: Query) -> bool:
    """Whether a search finds the papers without being told them one by one."""
    return is_searched(atom) or isinstance(atom, InDigest) or names_source(atom)


def names_source(atom: Query) -> bool:
    """Whether an atom names a source of digests."""
    if isinstance(atom, (Everything, Is, Tagged, Word, Phrase, InDigest, Remembered)):
        return False
    from paperreader.core.query_fields import FromSource  # no view of the first screen asks for one

    return isinstance(atom, FromSource)
