"""Queries written as text that asks the same.

Knows how each part is written and where parentheses are needed. Does not know what was typed: a query
read from a text is written back in one way of many.
"""

from __future__ import annotations

from paperreader.core.errors import QueryError
from paperreader.core.query import (
    And,
    Everything,
    Field,
    InDigest,
    InView,
    Is,
    Not,
    Or,
    Phrase,
    Query,
    Remembered,
    Sorted,
    Tagged,
    Word,
)
from paperreader.core.query_fields import Category, Counted, Dated, FromSource, Has, Id
from paperreader.core.query_parser import parse
from paperreader.core.query_ranges import days_text, numbers_text


def query_text(query: Query) -> str:
    """A text that parses to this query.

    A word that would be read as something else (`OR`, `a:b`, one that someone was still typing) is
    written as a phrase, which selects the same papers.
    """
    match query:
        case Everything():
            return ""
        case Sorted(inner, sort):
            return f"{query_text(inner)} sort:{sort}".lstrip()
        case _:
            return _written(query)


def _written(query: Query) -> str:
    match query:
        case Everything():
            return "*"
        case Word():
            return _word(query)
        case Phrase(text, field):
            return _sign(field) + _quoted(text)
        case Is(flag):
            return f"is:{flag.value}"
        case Tagged(tag, prefix):
            return f"#{tag}{_star(prefix)}"
        case Not(denied):
            return f"-{_operand(denied, And, Or, Not)}"
        case And(queries):
            return " ".join(_operand(part, And, Or) for part in queries)
        case Or(queries):
            return " OR ".join(_operand(part, Or) for part in queries)
        case Sorted(inner) | Remembered(inner):
            return _written(inner)
        case _:
            return _fielded(query)


def _fielded(query: InDigest | InView | Category | Counted | Dated | FromSource | Has | Id) -> str:
    match query:
        case InDigest(value):
            return _valued("digest:", value, query)
        case InView(name):
            return _valued("view:", name, query)
        case Category(name, prefix):
            return _valued("cat:", name + _star(prefix), query)
        case FromSource(name, prefix):
            return _valued("source:", name + _star(prefix), query)
        case Id(value, prefix):
            return _valued("id:", value + _star(prefix), query)
        case Has(given):
            return f"has:{given.value}"
        case Dated(first, last):
            return f"date:{days_text(first, last)}"
        case Counted(counter, least, most):
            return f"{counter.value}:{numbers_text(least, most)}"


def _operand(query: Query, *looser: type[Query]) -> str:
    """The query, in parentheses if it is of a kind that would be torn apart without."""
    if isinstance(query, Remembered):
        return _operand(query.query, *looser)
    text = _written(query)
    return f"({text})" if isinstance(query, looser) else text


def _word(word: Word) -> str:
    sign, text = _sign(word.field), word.text + _star(word.prefix)
    # In a group of its field a word may hold commas, quotes and parentheses, as it may anywhere else.
    ways = (sign + text, f"{sign}({text})")
    return next((way for way in ways if _reads_as(way, word)), sign + _quoted(word.text))


def _valued(sign: str, value: str, query: Query) -> str:
    bare = sign + value
    return bare if _reads_as(bare, query) else sign + _quoted(value)


def _sign(field: Field | None) -> str:
    return f"{field.value}:" if field else ""


def _star(prefix: bool) -> str:
    return "*" if prefix else ""


def _quoted(text: str) -> str:
    return '"' + " ".join(text.replace('"', " ").split()) + '"'


def _reads_as(text: str, query: Query) -> bool:
    try:
        return parse(text) == query
    except QueryError:
        return False
