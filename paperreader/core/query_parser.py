"""The query language, read from text: strictly, or while it is being typed.

    query  := or
    or     := and ("OR" and)*
    and    := not ("AND"? not)*
    not    := ("-" | "NOT")* atom
    atom   := group | tags | phrase | field | word
    group  := "(" or ")"
    tags   := "#" value ("," value)*
    field  := name ":" (value ("," value)* | group)
    value  := phrase | characters but blanks, commas, quotes and parentheses
    phrase := '"' characters '"'
    word   := characters but blanks

A blank means AND, a comma OR. The names of fields, and what each may be given, are told in
:mod:`paperreader.core.query_values`; `#moe` is short for `tag:moe`. A group follows only a field of words,
whose words are then looked for in that field: `title:(routing OR "mixture of experts")`. `sort:` is no
part of what is asked: it stands once, outside all parentheses, and orders the whole.

A word that is an arXiv id, a DOI or an address of one is short for `id:` and it; in quotes it is text.
A word that ends with `*` stands for all that begin so; `*` alone selects everything, as an empty text
does. Words may hold parentheses that they close themselves: `SE(n)`.

Knows this grammar. Does not know what a field's value means, nor how papers are found. One parser serves
both readings: it always makes the best of a text and takes down what it could not read, which is an error
to the one and a remark to the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from paperreader.core.errors import QueryError
from paperreader.core.query import And, Everything, Field, Not, Or, Query, Sorted
from paperreader.core.query_atoms import Atoms, joined
from paperreader.core.query_scanner import Problem, Remedy, Scanner, Span
from paperreader.core.query_values import TEXT_FIELDS

LONGEST_QUERY = 10_000
"""Characters. More than anyone types or saves; what is longer was pasted by mistake."""

MOST_NESTED = 20
"""Parentheses within each other; each level takes six of the thousand frames Python has."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a text means while someone is typing it."""

    query: Query

    problems: tuple[Problem, ...]
    """What could not be read; empty where all could."""


def parse(text: str, views: Collection[str] | None = None) -> Query:
    """The query that a text asks, all of which must be understood.

    Args:
        text: in the query language.
        views: the names of the views there are, case-folded; None where `view:` may name any.

    Raises:
        QueryError: a part cannot be; the error names it.
    """
    finished = read_finished(text, views)
    for first in finished.problems:
        raise QueryError(text, first.reason, first.span)
    return finished.query


def read_finished(text: str, views: Collection[str] | None = None) -> Typed:
    """What a text asks of which all stands there, with what of it cannot be read; else as :func:`parse`."""
    parser = _Parser(text, views, growing=False)
    return Typed(parser.query(), tuple(parser.problems))


def read_typed(text: str, views: Collection[str] | None = None) -> Typed:
    """What a text asks that is still being typed; it is never an error.

    The listing follows each key stroke, so all is read such that the papers change least from one
    to the next, and mostly by getting fewer:

    - The last word, tag, category, source or id, while no blank follows it, stands for all that begin so;
      one letter of a word for every paper. Under a `-` it does not: `-m` on the way to `-moe` would throw
      out nearly every paper.
    - The last word of a phrase without its closing quote does so too, beside the words before it.
    - What is unfinished and selects nothing by itself (`is:unr`, `date:2026-0`, `digest:`, `#`, `-`, `OR`)
      asks for nothing yet. Taken as words, `is:unr` would empty the listing for two key strokes.
    - An unknown field is a word: nobody searches for `writer:li` by chance.

    Args:
        text: what stands there so far.
        views: as for :func:`parse`.
    """
    growing = bool(text) and not text[-1].isspace()
    parser = _Parser(text, views, growing=growing)
    return Typed(parser.query(), tuple(parser.problems))


_OR = re.compile(r"OR(?=[\s()]|\Z)")
_AND = re.compile(r"AND(?=[\s()]|\Z)")
_NOT = re.compile(r"-(?=[^\s)])|NOT(?=[\s()]|\Z)")
_OPENING = re.compile(r"\(")
_CLOSING = re.compile(r"\)")
_FIELD_OF_GROUP = re.compile(rf"({'|'.join(TEXT_FIELDS)}):(?=\()")


class _Parser:
    """Reads one text from left to right; each method reads what the rule it shows says.

    A method returns None for a part that asks for nothing, having taken down why.
    """

    def __init__(self, text: str, views: Collection[str] | None, *, growing: bool) -> None:
        self._scan = Scanner(text[:LONGEST_QUERY])
        self._atoms = Atoms(self._scan, views, len(text) if growing else None)
        if len(text) > LONGEST_QUERY:
            reason = f"a query has at most {LONGEST_QUERY:,} characters"
            self._scan.report((LONGEST_QUERY, len(text)), reason)

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be read so far."""
        return self._scan.problems

    def query(self) -> Query:
        """``query := or``."""
        asked = self._or() or Everything()
        sort = self._atoms.sort
        return asked if sort is None else Sorted(asked, sort)

    def _or(self) -> Query | None:
        """``or := and ("OR" and)*``."""
        queries = [self._and()]
        while self._scan.at(_OR):
            operator = self._scan.take(_OR)
            if not (any(queries) or self.problems):
                self._scan.report(operator, "nothing precedes OR")
            queries.append(self._required(self._and, operator, "nothing follows OR"))
        return joined(Or, queries)

    def _and(self) -> Query | None:
        """``and := not ("AND"? not)*``."""
        queries = []
        while not self._at_end_of_and():
            if self._scan.at(_AND):
                self._scan.take(_AND)
            elif self._scan.at(_CLOSING):
                self._scan.report(self._scan.take(_CLOSING), "no ( is open here")
            else:
                queries.append(self._not())
        return joined(And, queries)

    def _not(self) -> Query | None:
        """``not := ("-" | "NOT")* atom``, where two cancel each other."""
        operators = []
        while self._scan.at(_NOT):
            operators.append(self._scan.take(_NOT))
            self._scan.skip_blanks()
        if not operators:
            return self._atom()
        odd = len(operators) % 2 == 1
        self._atoms.negated ^= odd
        query = self._required(self._atom, operators[-1], "nothing follows this")
        self._atoms.negated ^= odd
        return Not(query) if query and odd else query

    def _atom(self) -> Query | None:
        """``atom := group | tags | phrase | field | word``."""
        if self._at_end_of_and() or self._scan.at(_CLOSING) or self._scan.at(_AND):
            return None  # what a - or NOT should have been followed by
        if self._scan.at(_OPENING):
            return self._group(self._atoms.fields[-1])
        if self._scan.at(_FIELD_OF_GROUP):
            sign = self._scan.take(_FIELD_OF_GROUP)
            return self._group(TEXT_FIELDS[self._scan.text(sign)[:-1]])
        return self._atoms.read()

    def _group(self, field: Field | None) -> Query | None:
        """``group := "(" or ")"``, whose words are looked for in a field."""
        opening = self._scan.take(_OPENING)
        fields = self._atoms.fields
        if len(fields) > MOST_NESTED:
            self._scan.report(
                opening, f"{MOST_NESTED} parentheses are open here, and no more can be"
            )
            return None
        fields.append(field)
        query = self._required(self._or, opening, "nothing is in these parentheses")
        fields.pop()
        if self._scan.at(_CLOSING):
            self._scan.take(_CLOSING)
        else:
            self._scan.report(opening, "this ( is not closed", Remedy.AS_MEANT)
        return query

    def _required(self, rule: Callable[[], Query | None], span: Span, missing: str) -> Query | None:
        """What the rule reads; where that is nothing, and nobody has said why, that is said."""
        told = len(self.problems)
        query = rule()
        if query is None and len(self.problems) == told:
            self._scan.report(span, missing)
        return query

    def _at_end_of_and(self) -> bool:
        self._scan.skip_blanks()
        closed = len(self._atoms.fields) > 1 and self._scan.at(_CLOSING)
        return closed or self._scan.at(_OR) or not self._scan.next()
