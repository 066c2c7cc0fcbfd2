"""Queries written as text that asks the same.

Knows how each part is written and where parentheses are needed. Does not know what was typed: a query
read from a text is written back in one way of many.
"""

from __future__ import annotations

from paperreader.core.errors import QueryError
from paperreader.core.query import (
    And,
    Everything,
    InDigest,
    Is,
    Not,
    Or,
    Phrase,
    Query,
    Tagged,
    Word,
)
from paperreader.core.query_parser import parse


def query_text(query: Query) -> str:
    """A text that parses to this query.

    A word that would be read as something else (`OR`, `a:b`, one that someone was still typing) is
    written as a phrase, which selects the same papers.
    """
    return "" if isinstance(query, Everything) else _written(query)


def _written(query: Query) -> str:
    match query:
        case Everything():
            return "*"
        case Word():
            return _word(query)
        case Phrase(text):
            return _quoted(text)
        case Is(flag):
            return f"is:{flag.value}"
        case Tagged(tag, prefix):
            return f"#{tag}*" if prefix else f"#{tag}"
        case InDigest(value):
            return f"digest:{_value(value)}"
        case Not(negated):
            return f"-{_operand(negated, And, Or, Not)}"
        case And(queries):
            return " ".join(_operand(part, And, Or) for part in queries)
        case Or(queries):
            return " OR ".join(_operand(part, Or) for part in queries)


def _operand(query: Query, *looser: type[Query]) -> str:
    """The query, in parentheses if it is of a kind that would be torn apart without."""
    text = _written(query)
    return f"({text})" if isinstance(query, looser) else text


def _word(word: Word) -> str:
    bare = f"{word.text}*" if word.prefix else word.text
    return bare if _reads_as(bare, word) else _quoted(word.text)


def _value(value: str) -> str:
    bare = f"digest:{value}"
    return value if _reads_as(bare, InDigest(value)) else _quoted(value)


def _quoted(text: str) -> str:
    return '"' + " ".join(text.replace('"', " ").split()) + '"'


def _reads_as(text: str, query: Query) -> bool:
    try:
        return parse(text) == query
    except QueryError:
        return False
