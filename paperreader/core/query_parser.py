"""The query language, read from text: strictly, or while it is being typed.

    query  := or
    or     := and ("OR" and)*
    and    := not ("AND"? not)*
    not    := ("-" | "NOT")* atom
    atom   := group | tags | phrase | flag | digest | word
    group  := "(" or ")"
    tags   := "#" tag ("," tag)*
    phrase := '"' characters '"'
    flag   := "is:" name ("," name)*
    digest := "digest:" value ("," value)*
    word   := characters but blanks

A word or a tag that ends with `*` stands for all that begin so; `*` alone selects everything, as an
empty text does. A comma means OR. A name, a tag or a value has no blank, comma or parenthesis in
it, but a value may stand in quotes. Words may hold parentheses that they close themselves: `SE(n)`.

Knows this grammar. Does not know how papers are found. One parser serves both readings: it always
makes the best of a text and takes down what it could not read, which is an error to the one and a
remark to the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from paperreader.core.decision import tag_name
from paperreader.core.errors import QueryError
from paperreader.core.inert import inert_line
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
    Tagged,
    Word,
)
from paperreader.core.query_scanner import Problem, Scanner, Span

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


def parse(text: str) -> Query:
    """The query that a text asks, all of which must be understood.

    Raises:
        QueryError: a part cannot be; the error names it.
    """
    parser = _Parser(text, growing=False)
    query = parser.query()
    if parser.problems:
        first = parser.problems[0]
        raise QueryError(text, first.reason, first.span)
    return query


def read_typed(text: str) -> Typed:
    """What a text asks that is still being typed; it is never an error.

    The listing follows each key stroke, so all is read such that the papers change least from one
    to the next, and mostly by getting fewer:

    - The last word or tag, while no blank follows it, stands for all that begin so. Under a `-` it
      does not: `-m` on the way to `-moe` would throw out nearly every paper.
    - The last word of a phrase without its closing quote does so too, beside the words before it.
    - One letter of a growing word stands for every paper: nearly every abstract has a word that begins
      so, and to find them all takes longer than to type the next. Where a letter may be a word, as in
      Chinese, it is looked for.
    - What is unfinished and selects nothing by itself (`is:unr`, `digest:`, `#`, `-`, `OR`) asks for
      nothing yet. Taken as words, `is:unr` would empty the listing for two key strokes.
    - An unknown field is a word: nobody searches for `author:li` by chance.
    """
    parser = _Parser(text, growing=bool(text) and not text[-1].isspace())
    return Typed(parser.query(), tuple(parser.problems))


_OR = re.compile(r"OR(?=[\s()]|\Z)")
_AND = re.compile(r"AND(?=[\s()]|\Z)")
_NOT = re.compile(r"-(?=[^\s)])|NOT(?=[\s()]|\Z)")
_OPENING = re.compile(r"\(")
_CLOSING = re.compile(r"\)")
_NUMBER_SIGN = re.compile("#")
_PHRASE = re.compile(r'"[^"]*"?')
_FLAG = re.compile("is:")
_DIGEST = re.compile("digest:")
_VALUES = re.compile(r'(?:"[^"]*"|[^\s()"])*')
_VALUE = re.compile(r'(?:"[^"]*"|[^,"])+')
_WORD = re.compile(r"(?:[^\s()]|\([^\s()]*\))+")
_UNKNOWN_FIELD = re.compile(r"[a-z]+:(?=[^\s)])(?!//)")
"""What reads like a field; `GraphFM: a` and `https://a.org` do not."""

_FLAGS = {flag.value: flag for flag in Flag}
_FLAG_NAMES = ", ".join(_FLAGS)


class _Parser:
    """Reads one text from left to right; each method reads what the rule it shows says.

    A method returns None for a part that asks for nothing, having taken down why.
    """

    def __init__(self, text: str, *, growing: bool) -> None:
        self._scan = Scanner(text[:LONGEST_QUERY])
        self._growing_end = len(text) if growing else None
        self._depth = 0
        self._negated = False
        if len(text) > LONGEST_QUERY:
            reason = f"a query has at most {LONGEST_QUERY:,} characters"
            self._scan.report((LONGEST_QUERY, len(text)), reason)

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be read so far."""
        return self._scan.problems

    def query(self) -> Query:
        """``query := or``."""
        return self._or() or Everything()

    def _or(self) -> Query | None:
        """``or := and ("OR" and)*``."""
        queries = [self._and()]
        while self._scan.at(_OR):
            operator = self._scan.take(_OR)
            if not (any(queries) or self.problems):
                self._scan.report(operator, "nothing precedes OR")
            queries.append(self._required(self._and, operator, "nothing follows OR"))
        return _joined(Or, queries)

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
        return _joined(And, queries)

    def _not(self) -> Query | None:
        """``not := ("-" | "NOT")* atom``, where two cancel each other."""
        operators = []
        while self._scan.at(_NOT):
            operators.append(self._scan.take(_NOT))
            self._scan.skip_blanks()
        if not operators:
            return self._atom()
        odd = len(operators) % 2 == 1
        self._negated ^= odd
        query = self._required(self._atom, operators[-1], "nothing follows this")
        self._negated ^= odd
        return Not(query) if query and odd else query

    def _atom(self) -> Query | None:
        """``atom := group | tags | phrase | flag | digest | word``."""
        if self._at_end_of_and() or self._scan.at(_CLOSING):
            return None  # what a - or NOT should have been followed by
        rules = (
            (_OPENING, self._group),
            (_NUMBER_SIGN, self._tags),
            (_PHRASE, self._phrase),
            (_FLAG, self._flags),
            (_DIGEST, self._digests),
        )
        return next((rule for sign, rule in rules if self._scan.at(sign)), self._word)()

    def _group(self) -> Query | None:
        """``group := "(" or ")"``."""
        opening = self._scan.take(_OPENING)
        if self._depth == MOST_NESTED:
            self._scan.report(
                opening, f"{MOST_NESTED} parentheses are open here, and no more can be"
            )
            return None
        self._depth += 1
        query = self._required(self._or, opening, "nothing is in these parentheses")
        self._depth -= 1
        if self._scan.at(_CLOSING):
            self._scan.take(_CLOSING)
        else:
            self._scan.report(opening, "this ( is not closed")
        return query

    def _tags(self) -> Query | None:
        """``tags := "#" tag ("," tag)*``."""
        return self._alternatives(_NUMBER_SIGN, self._tag, "the name of a tag should follow")

    def _tag(self, span: Span) -> Query | None:
        text = self._scan.text(span)
        name = tag_name(text)
        if not name:
            self._scan.report(span, "no tag can be called this")
            return None
        return Tagged(name, prefix=text.endswith("*") or self._grows(span))

    def _phrase(self) -> Query | None:
        """``phrase := '"' characters '"'``."""
        span = self._scan.take(_PHRASE)
        quoted = self._scan.text(span)
        words = inert_line(quoted.strip('"')).split()
        if len(quoted) > 1 and quoted.endswith('"'):
            return self._searchable(Phrase(" ".join(words)), span)
        self._scan.report((span[0], span[0] + 1), "this quote is not closed")
        return self._open_phrase(words, span) if words else None

    def _open_phrase(self, words: Sequence[str], span: Span) -> Query | None:
        """Words of which the last may still grow; they are in a row as far as they are whole."""
        whole = words[:-1] if self._grows(span) else words
        phrase = self._searchable(Phrase(" ".join(whole)), span) if whole else None
        grown = [self._growing(word, span) for word in words[len(whole) :]]
        return _joined(And, [phrase, *grown])

    def _flags(self) -> Query | None:
        """``flag := "is:" name ("," name)*``."""
        return self._alternatives(_FLAG, self._flag, f"one of these should follow: {_FLAG_NAMES}")

    def _flag(self, span: Span) -> Query | None:
        flag = _FLAGS.get(self._scan.text(span).lower())
        if flag is None:
            self._scan.report(span, f"is: knows only {_FLAG_NAMES}")
            return None
        return Is(flag)

    def _digests(self) -> Query | None:
        """``digest := "digest:" value ("," value)*``."""
        return self._alternatives(_DIGEST, self._digest, "a digest's name or source should follow")

    def _digest(self, span: Span) -> Query | None:
        value = inert_line(self._scan.text(span).replace('"', ""))
        if not value:
            self._scan.report(span, "no digest is called this")
            return None
        return InDigest(value)

    def _word(self) -> Query | None:
        """``word := characters but blanks``."""
        field = self._scan.span_of(_UNKNOWN_FIELD)
        if field[0] < field[1]:
            self._scan.report(field, "there is no such field, only is: and digest:")
        span = self._scan.take(_WORD)
        text = inert_line(self._scan.text(span))
        stem = text.rstrip("*")
        if text and not stem:
            return Everything()
        if stem != text:
            return self._searchable(Word(stem, prefix=True), span)
        return (
            self._growing(text, span) if self._grows(span) else self._searchable(Word(text), span)
        )

    def _growing(self, text: str, span: Span) -> Query | None:
        """A word of which only the beginning may be typed."""
        if len(text) == 1 and text.isascii() and text.isalnum():
            return Everything()
        return self._searchable(Word(text, prefix=True), span)

    def _alternatives(
        self, sign: re.Pattern[str], rule: Callable[[Span], Query | None], missing: str
    ) -> Query | None:
        """``sign value ("," value)*``, each value read by the rule."""
        signed = self._scan.take(sign)
        values = list(self._scan.pieces(_VALUE, self._scan.take(_VALUES)))
        if not values:
            self._scan.report(signed, missing)
        return _joined(Or, map(rule, values))

    def _required(self, rule: Callable[[], Query | None], span: Span, missing: str) -> Query | None:
        """What the rule reads; where that is nothing, and nobody has said why, that is said."""
        told = len(self.problems)
        query = rule()
        if query is None and len(self.problems) == told:
            self._scan.report(span, missing)
        return query

    def _searchable(self, query: Word | Phrase, span: Span) -> Query | None:
        """The query, unless it asks for what no index holds."""
        if any(map(str.isalnum, query.text)):
            return query
        self._scan.report(span, "there is no letter or digit in this to search for")
        return None

    def _grows(self, span: Span) -> bool:
        """Whether what stands there may still grow, and would select fewer papers then."""
        return span[1] == self._growing_end and not self._negated

    def _at_end_of_and(self) -> bool:
        self._scan.skip_blanks()
        closed = self._depth > 0 and self._scan.at(_CLOSING)
        return closed or self._scan.at(_OR) or not self._scan.next()


def _joined(kind: type[And] | type[Or], queries: Iterable[Query | None]) -> Query | None:
    """The queries as one; those that ask for nothing do not count."""
    asking = tuple(query for query in queries if query is not None)
    return kind(asking) if len(asking) > 1 else next(iter(asking), None)
