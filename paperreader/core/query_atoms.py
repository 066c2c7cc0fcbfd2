"""The atoms of the query language: words, phrases, tags and what is asked of a field.

    tags   := "#" value ("," value)*
    field  := name ":" value ("," value)*
    value  := phrase | characters but blanks, commas, quotes and parentheses
    phrase := '"' characters '"'
    word   := characters but blanks

A word that is an arXiv id, a DOI or an address of one asks for that paper, as `id:` does, unless it is
looked for in a field.

Knows where an atom begins and ends, and what its neighbours make of it. Does not know how atoms are joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import TypeAlias

from paperreader.core.ids import id_named
from paperreader.core.inert import inert_line
from paperreader.core.query import And, Field, InView, Or, Query
from paperreader.core.query_fields import Id
from paperreader.core.query_ranges import Unreadable
from paperreader.core.query_scanner import Remedy, Scanner, Span
from paperreader.core.query_values import (
    ADVICE,
    Value,
    read_sort,
    read_tag,
    read_value,
    read_words,
)
from paperreader.core.sort import Sort
from paperreader.core.view import TAG_SIGN

_COMMA = re.compile(",")
_NUMBER_SIGN = re.compile("#")
_PHRASE = re.compile(r'"[^"]*"?')
_VALUE = re.compile(r'"[^"]*"?|[^\s(),"]+')
_WORD = re.compile(r"(?:[^\s()]|\([^\s()]*\))+")
_FIELD = re.compile(rf"(?:{'|'.join(ADVICE)}):(?!//)")
_UNKNOWN_FIELD = re.compile(r"[a-z]+:(?=[^\s)])(?!//)")
"""What reads like a field; `GraphFM: a` and `https://a.org` do not."""

_UNWRITABLE = '"*'
"""Signs that a value of `id:` cannot hold, as no id that is in use does."""

_Read: TypeAlias = "Callable[[Value], Query | None]"


class Atoms:
    """Reads atoms where a scanner stands.

    Args:
        scan: the text.
        views: the names of the views there are, case-folded; None where any will do.
        growing_end: where the text ends if its last word may still grow; else None.
    """

    def __init__(
        self, scan: Scanner, views: Collection[str] | None, growing_end: int | None
    ) -> None:
        self._scan = scan
        self._views = views
        self._growing_end = growing_end
        self.sort: Sort | None = None
        """The order that was met, if any was."""

        self.negated = False
        """Whether what is read selects the papers that are left out."""

        self.fields: list[Field | None] = [None]
        """Where words are looked for in each of the groups that are open, the outermost first."""

    def read(self) -> Query | None:
        """``atom := tags | phrase | field | word``; None if it asks for nothing, as then is taken down."""
        rules = ((_NUMBER_SIGN, self._tags), (_PHRASE, self._phrase), (_FIELD, self._fielded))
        return next((rule for sign, rule in rules if self._scan.at(sign)), self._word)()

    def _tags(self) -> Query | None:
        """``tags := "#" value ("," value)*``."""
        return self._values(
            self._scan.take(_NUMBER_SIGN), partial(_affirmed, "#", read_tag), ADVICE["tag"]
        )

    def _fielded(self) -> Query | None:
        """``field := name ":" value ("," value)*``."""
        sign = self._scan.take(_FIELD)
        name = self._scan.text(sign)[:-1]
        by_name = partial(_affirmed, f"{name}:", partial(read_value, name))
        read = self._order if name == "sort" else by_name
        return self._values(sign, read, ADVICE[name])

    def _order(self, value: Value) -> None:
        sort = read_sort(value)
        if len(self.fields) > 1 or self.negated:
            raise Unreadable("sort: orders the whole query, so it stands outside all else")
        if self.sort is not None:
            raise Unreadable("there is an order already")
        self.sort = sort

    def _values(self, sign: Span, read: _Read, missing: str) -> Query | None:
        """``value ("," value)*``, each as a function reads it; what follows a sign."""
        spans = []
        while self._scan.at(_VALUE):
            spans.append(self._scan.take(_VALUE))
            if not self._scan.at(_COMMA):
                break
            self._scan.take(_COMMA)
        if not spans:
            self._scan.report(sign, missing)
        return joined(Or, [self._value(span, read) for span in spans])

    def _phrase(self) -> Query | None:
        """``phrase := '"' characters '"'``."""
        return self._value(self._scan.take(_PHRASE), self._read_words)

    def _word(self) -> Query | None:
        """``word := characters but blanks``."""
        field = self._scan.span_of(_UNKNOWN_FIELD)
        span = self._scan.take(_WORD)
        if id := self._id_in(span):
            return id
        if field[0] < field[1]:
            reason = f"there is no such field; there are {', '.join(ADVICE)}"
            self._scan.report(field, reason, Remedy.AS_WORD)
        text = inert_line(self._scan.text(span))
        return self._read(Value(text, grows=self._grows(span)), span, self._read_words)

    def _id_in(self, span: Span) -> Id | None:
        """The paper whose id a word is, or begins where a star ends it; None in a field, where it is text."""
        word = self._scan.text(span)
        begun = word.rstrip("*")
        id = id_named(begun) if self.fields[-1] is None else ""
        if not id or any(map(id.__contains__, _UNWRITABLE)):
            return None
        # The beginning of an id has a star behind it, and cannot stand in quotes.
        if begun != word and not _VALUE.fullmatch(id):
            return None
        return Id(id, prefix=begun != word or self._grows(span))

    def _value(self, span: Span, read: _Read) -> Query | None:
        """``value := phrase | characters``."""
        text = self._scan.text(span)
        quoted = text.startswith('"')
        closed = quoted and len(text) > 1 and text.endswith('"')
        value = Value(inert_line(text.strip('"')), quoted, not closed and self._grows(span))
        if quoted and not closed:
            self._scan.report((span[0], span[0] + 1), "this quote is not closed", Remedy.AS_MEANT)
            if not value.text:
                return None
        return self._read(value, span, read)

    def _read(self, value: Value, span: Span, read: _Read) -> Query | None:
        try:
            query = read(value)
        except Unreadable as error:
            is_typed = span[1] == self._growing_end
            self._scan.report(span, (error.so_far if is_typed else "") or str(error))
            return None
        if isinstance(query, InView) and not self._has_view(query.name):
            self._scan.report(span, self._no_view(query.name))
            return None
        return query

    def _no_view(self, name: str) -> str:
        """Why a name is that of no view: perhaps it is the first word of one."""
        begun = f"{name.casefold()} "
        whole = next((view for view in self._views or () if view.startswith(begun)), None)
        if whole is None:
            return "there is no view of this name"
        return f'a name with blanks stands in quotes: view:"{inert_line(whole)}"'

    def _read_words(self, value: Value) -> Query:
        return read_words(value, self.fields[-1])

    def _has_view(self, name: str) -> bool:
        is_of_tag = name.startswith(TAG_SIGN)  # whatever tags there are
        return is_of_tag or self._views is None or name.casefold() in self._views

    def _grows(self, span: Span) -> bool:
        """Whether what stands there may still grow, and would select fewer papers then."""
        return span[1] == self._growing_end and not self.negated


def _affirmed(sign: str, read: Callable[[Value], Query], value: Value) -> Query:
    """The query for a value, which does not begin with what denies one: that stands before the sign."""
    denied = value.text.lstrip("-")
    if denied and denied != value.text and not value.quoted:
        raise Unreadable(f"a - stands before the field: -{sign}{denied}")
    return read(value)


def joined(kind: type[And] | type[Or], queries: Iterable[Query | None]) -> Query | None:
    """The queries as one; those that ask for nothing do not count."""
    asking = tuple(query for query in queries if query is not None)
    return kind(asking) if len(asking) > 1 else next(iter(asking), None)
