r"""A BibTeX file taken apart into its entries and strings, as BibTeX itself and biber do it, and no stricter.

    file  := (words | "%" line | "@" type ("{" | "(") body ("}" | ")"))*
    body  := key ("," field)* ","?          of a string: field; of a comment or preamble: anything
    field := name "=" piece ("#" piece)*
    piece := "{" balanced "}" | '"' balanced '"' | number | name of a string

Knows how entries are written, and how people and programs get it wrong: no key, a comma that is missing, a
quote within quotes, a brace that nobody has closed. Such an entry ends where, on a line of its own, the next
begins. Does not know what fields mean. Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TYPES = (
    "article|artwork|audio|book|bookinbook|booklet|collection|comment|conference|dataset|electronic|inbook"
    "|incollection|inproceedings|inreference|manual|mastersthesis|misc|movie|online|patent|periodical|phdthesis"
    "|preamble|proceedings|reference|report|set|software|string|techreport|thesis|unpublished|video|www|xdata"
)
"""Types that an entry in round brackets is known by: `@decorated(a, b=1)` is something else."""

_KEY = r"[^\n,{}\"=]{0,200}"

_HEAD = rf"@[ \t]*(?:[A-Za-z][\w-]{{0,40}}\s{{0,20}}\{{|(?:{_TYPES})\s{{0,20}}\()"

BOUNDARY = re.compile(
    rf"\n[ \t]*+(?:{_HEAD}\s{{0,20}}{_KEY}[,=]|@(?:comment|preamble)\s{{0,20}}[{{(])",
    re.IGNORECASE,
)
"""Where, on a line of its own below another, an entry or a string begins, a comment or a preamble."""

_BEGINNING = re.compile(
    rf"^[ \t]*+%[^\n]*+|(?<![\w.\\])(?={_HEAD})@[ \t]*(?P<type>[A-Za-z][\w-]*)\s*[{{(]",
    re.IGNORECASE | re.MULTILINE,
)
"""The beginning of an entry anywhere, or a comment, within which none begins."""

_BLANK = re.compile(r"(?:[\s,]++|%[^\n]*+(?:\n|\Z))*+")

_NAME = re.compile(r"(?P<name>[^\s,={}()\"#%@][^\s,={}()\"#%]{0,100})\s*+=\s*+")

_NEXT_NAME = re.compile(rf"\s*+{_NAME.pattern.replace('(?P<name>', '(?:')}")

_KEY_AND_COMMA = re.compile(rf"\s*+(?P<key>{_KEY}?)\s{{0,40}}+(?:,|(?=\}}))")

_KEY_AND_NAME = re.compile(
    rf"\s*+(?P<key>[^\s,={{}}\"]{{1,200}})\s++(?={_NAME.pattern.replace('(?P<name>', '(?:')})"
)
"""A key and what follows; where people have left out the comma between them."""

_BARE = re.compile(r"[^\s,#{}()\"=%]++")

_BLANKS = re.compile(r"\s*+")

_JOINT = re.compile(r"\s*+#\s*+")

_PLAIN = r"[^{}\\]*+(?:\\.[^{}\\]*+)*+"
_IN_ONE = rf"{_PLAIN}(?:\{{{_PLAIN}\}}{_PLAIN})*+"
BRACED = re.compile(rf"\{{({_PLAIN}(?:\{{{_IN_ONE}\}}{_PLAIN})*+)\}}", re.DOTALL)
"""A value in braces, with braces in it that nest no deeper than nearly all do."""

_PLAIN_QUOTED = r"[^{}\\\"]*+(?:\\.[^{}\\\"]*+)*+"
_QUOTED = re.compile(
    rf"\"({_PLAIN_QUOTED}(?:\{{{_IN_ONE}\}}{_PLAIN_QUOTED})*+)\"(?=\s*+(?:[,#}})]|\Z))", re.DOTALL
)

_ESCAPED_BRACKET = re.compile(r"\\.|[{}\"]", re.DOTALL)
_BRACKET = re.compile(r"[{}\"]")

_SWALLOWED = re.compile(r"\n[ \t]*+[\w-]{2,40}[ \t]*+=[ \t]*+[{\"\d]")
"""A field within a value, which was not closed where it should have been."""

NOT_CLOSED = "its braces or quotes are not closed where the next entry begins"
ENDS_WITHIN = "the file ends within it"


class Piece(NamedTuple):
    """A part of a value."""

    text: str
    """Without its braces or quotes."""

    is_name: bool
    """Whether it is bare: a number, or the name of a string."""


class Block(NamedTuple):
    """An entry, or a string with its value as its only field."""

    type: str
    """In lower case: `article`, `string`."""

    key: str
    fields: list[tuple[str, list[Piece]]]
    """In their order, by the names that the file gives them; a name may come twice."""

    line: int

    is_whole: bool = True
    """Whether it is closed."""


class Fault(NamedTuple):
    """An entry that cannot be read."""

    reason: str
    line: int


def blocks(text: str) -> Iterator[Block | Fault]:
    """The entries and strings of a text, and what cannot be read, in their order."""
    found = (text.index("@", match.start()) for match in BOUNDARY.finditer(text))
    yield from _Scanner(text, [*found, len(text)]).blocks()


class _Damaged(Exception):
    """An entry cannot be read on."""


class _Scanner:
    """Goes through a text once, from boundary to boundary."""

    def __init__(self, text: str, boundaries: list[int]) -> None:
        self._text = text
        self._boundaries = boundaries
        self._next = 0
        self._end = 0
        """Where the entry has to end that is being read."""
        self._at = 0
        self._line, self._counted = 1, 0

    def blocks(self) -> Iterator[Block | Fault]:
        text = self._text
        while match := _BEGINNING.search(text, self._at):
            self._at = match.end()
            if match["type"] is None:
                continue
            start = match.start()
            self._line += text.count("\n", self._counted, start)
            self._counted = start
            while self._boundaries[self._next] <= start:
                self._next += 1
            self._end = self._boundaries[self._next]
            type = match["type"].lower()
            if type == "comment":  # entries in it are entries, says BibTeX
                continue
            try:
                if type == "preamble":
                    self._value()
                else:
                    yield self._block(type)
            except _Damaged as damage:
                if type != "preamble":
                    yield Fault(str(damage), self._line)

    def _block(self, type: str) -> Block:
        key = "" if type == "string" else self._key()
        fields: list[tuple[str, list[Piece]]] = []
        while True:
            self._pass(_BLANK)
            if self._at >= self._end:
                self._open_end(fields)
                return Block(type, key, fields, self._line, is_whole=False)
            if self._text[self._at] in "})":
                self._at += 1
                return Block(type, key, fields, self._line)
            name = _NAME.match(self._text, self._at, self._end)
            if name is None:
                raise _Damaged(self._unexpected())
            self._at = name.end()
            fields.append((name["name"], self._value()))

    def _key(self) -> str:
        """The key of an entry; empty where it has none."""
        text, at, end = self._text, self._at, self._end
        if match := _KEY_AND_COMMA.match(text, at, end) or _KEY_AND_NAME.match(text, at, end):
            self._at = match.end()
            return match["key"].strip()
        return ""

    def _open_end(self, fields: list[tuple[str, list[Piece]]]) -> None:
        """Refuse an entry without an end if its last value has swallowed what stood below it."""
        texts = [piece.text for _, value in fields for piece in value]
        if not fields or any(map(_SWALLOWED.search, texts)):
            raise _Damaged(self._unclosed())

    def _value(self) -> list[Piece]:
        pieces: list[Piece] = []
        while True:
            if piece := self._piece():
                pieces.append(piece)
            if not self._pass(_JOINT):
                return pieces

    def _piece(self) -> Piece | None:
        """A part of a value; None where there is none, as in `year = ,`."""
        text, at = self._text, self._at
        sign = text[at] if at < self._end else ""
        if sign and sign in '{"':
            shape = BRACED if sign == "{" else _QUOTED
            if match := shape.match(text, at, self._end):
                self._at = match.end()
                return Piece(match[1], is_name=False)
            closed = self._closed(sign)
            self._at = closed + 1
            return Piece(text[at + 1 : closed], is_name=False)
        match = _BARE.match(text, at, self._end)
        if match is None:
            return None
        self._at = match.end()
        return Piece(match.group(), is_name=True)

    def _closed(self, sign: str) -> int:
        """Where a brace or a quote that opens here is closed, if braces nest deep or are escaped badly."""
        for shape in (_ESCAPED_BRACKET, _BRACKET):  # to BibTeX a brace is a brace
            depth, last_quote = 0, -1
            for match in shape.finditer(self._text, self._at + 1, self._end):
                bracket = match.group()
                if bracket == "{":
                    depth += 1
                elif bracket == "}" and depth:
                    depth -= 1
                elif bracket == "}":
                    if sign == "{":
                        return match.start()
                    break
                elif bracket == '"' and sign == '"' and depth == 0:
                    last_quote = match.start()
                    if self._ends_value(match.end()):
                        return last_quote
            if last_quote >= 0 and depth == 0:
                return last_quote
        self._at = self._end
        raise _Damaged(self._unclosed())

    def _ends_value(self, at: int) -> bool:
        """Whether what stands here can follow a value: a quote before anything else is a quotation."""
        if _NEXT_NAME.match(self._text, at, self._end):
            return True
        rest = _BLANKS.match(self._text, at, self._end)
        after = rest.end() if rest else at
        return after >= self._end or self._text[after] in ",#})"

    def _pass(self, shape: re.Pattern[str]) -> bool:
        match = shape.match(self._text, self._at, self._end)
        if match is None:
            return False
        self._at = match.end()
        return True

    def _unclosed(self) -> str:
        return ENDS_WITHIN if self._end == len(self._text) else NOT_CLOSED

    def _unexpected(self) -> str:
        at = self._at
        self._at += 1
        line = self._line + self._text.count("\n", self._counted, at)
        found = " ".join(self._text[at : at + _SHOWN].split())
        return f"it is not written as BibTeX: a field should begin in line {line}, not {found!r}"


_SHOWN = 20
"""Characters that are told of what should not stand where it does."""
