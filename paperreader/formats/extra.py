"""What a source says and no field holds, made into JSON that can be kept and handed out again.

Knows what JSON can hold: of depth, of numbers, of text. Does not know what any of it means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paperreader.core.inert import inert

DEEPEST = 32
"""Levels that a value may nest; the store writes 254, and no service nests more than a few."""

LONGEST_TEXT = 100_000
"""Characters of one text, as of an abstract."""

MOST_VALUES = 20_000
"""Values in one of a record's fields: a hundred for each of two hundred authors."""

_LARGEST_INTEGER = 2**63
"""What JSON of other programs holds; a greater number becomes a text."""


class _TooMuch(Exception):
    """A value nests deeper, or holds more, than can be kept."""


def json_value(value: object) -> tuple[object, str]:
    """A value as JSON of bounded depth and size, and what had to be done for it.

    Returns:
        None, and why, where it cannot be kept; otherwise the value, inert, and what was cut, in words
        that follow the name of the field, or nothing.
    """
    reader = _Reader()
    try:
        kept = reader.read(value, 0)
    except _TooMuch as error:
        return None, f"left out, {error}"
    return kept, "cut to 100,000 characters" if reader.has_cut else ""


class _Reader:
    """Reads one value, counting as it goes down."""

    def __init__(self) -> None:
        self.has_cut = False
        self._values = 0

    def read(self, value: object, depth: int) -> object:
        self._values += 1
        if self._values > MOST_VALUES:
            raise _TooMuch(f"for it holds more than {MOST_VALUES:,} values")
        if isinstance(value, str):
            return self._text(value)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return value if abs(value) < _LARGEST_INTEGER else self._text(_digits(value))
        if isinstance(value, float):
            # JSON has no NaN and no infinity.
            return value if value - value == 0 else str(value)
        if depth >= DEEPEST:
            raise _TooMuch(f"for it nests deeper than {DEEPEST} levels")
        if isinstance(value, Mapping):
            return {
                self._text(str(name)): self.read(item, depth + 1) for name, item in value.items()
            }
        if isinstance(value, Sequence):
            return [self.read(item, depth + 1) for item in value]
        return self._text(str(value))

    def _text(self, text: str) -> str:
        text = inert(text)
        self.has_cut = self.has_cut or len(text) > LONGEST_TEXT
        return text[:LONGEST_TEXT]


def _digits(number: int) -> str:
    """A number's digits, in hexadecimal where there are more than Python writes in decimal."""
    try:
        return str(number)
    except ValueError:
        return hex(number)
