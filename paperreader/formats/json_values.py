"""JSON read so that one bad value does not cost the others, and a text cut short gives what is whole.

Knows how JSON is written and where it can be taken up again after a fault. Does not know what the values
mean.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

DEEPEST = 10_000
"""Levels that a file may nest; what nests deeper was made to break something."""

LONGEST_NUMBER = 4_000
"""Digits of a whole number, below what Python converts at most; a longer one is taken as a text."""

_BLANK = re.compile(r"[\s,\x1e]*")
"""What may stand between values: also commas too many, and the mark of JSON text sequences."""

_BETWEEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|[\[\]{}]', re.DOTALL)
"""A text, within which no bracket counts, or a bracket."""

_OPENING = re.compile(r'\{\s*"[^"\\\n]{1,60}"\s*:')
"""How an object begins, with the name of its first field."""


_CLOSING = {"[": "]", "{": "}"}

_END_OF_WORD = re.compile(r"[,\]}\n]")

PATIENCE, LEAST_PATIENCE = 5, 100_000
"""How many times as much as a text holds may be looked at once more because of faults, and how many
characters at least: what is worse than that is not worth the time."""


class TooDeep(Exception):
    """A text nests deeper than any that means something."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that could not be read."""

    reason: str
    """What is wrong, without a full stop."""

    at: int
    """Where it begins in the text."""

    is_last: bool = False
    """Whether nothing can be read behind it."""

    costs_record: bool = True
    """Whether a value is lost by it, and not merely the end of a list."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value, and where it begins in the text."""

    value: object
    at: int


def _whole_number(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


_DECODER = json.JSONDecoder(strict=False, parse_int=_whole_number)


def value_of(text: str) -> object:
    """The value of a whole text; ValueError or RecursionError where it is none."""
    return _DECODER.decode(text)


def documents(text: str) -> Iterator[Found | Fault]:
    """The values that stand in a text one after another: usually one, or one from each answer saved.

    Raises:
        TooDeep: it nests deeper than DEEPEST.
    """
    scanner = _Scanner(text)
    at = scanner.after_blank(0)
    while at < len(text):
        found, at = scanner.value(at)
        yield found
        at = scanner.after_blank(at)


def elements(text: str, start: int) -> Iterator[Found | Fault]:
    """The values of an array that begins at `start` with its bracket.

    Raises:
        TooDeep: it nests deeper than DEEPEST.
    """
    scanner = _Scanner(text)
    at = scanner.after_blank(start + 1)
    while at < len(text) and text[at] != "]":
        found, at = scanner.value(at)
        yield found
        if isinstance(found, Fault) and found.is_last:
            return
        at = scanner.after_blank(at)
    if at >= len(text):
        yield Fault(
            "the text ends before its list does", len(text), is_last=True, costs_record=False
        )


class _Scanner:
    """Reads values of one text, and goes on behind a faulty one while that takes no undue time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._patience = PATIENCE * len(text) + LEAST_PATIENCE

    def value(self, at: int) -> tuple[Found | Fault, int]:
        """The value that begins somewhere, or what is wrong with it; and where to go on."""
        text = self._text
        try:
            value, end = _DECODER.raw_decode(text, at)
        except RecursionError:
            reason = "it nests too deep for a record"
        except json.JSONDecodeError as error:
            reason = f"it is no JSON: {error.msg.lower()} after {error.pos - at:,} characters"
            # The decoder has counted lines from the beginning, which is quicker than reading.
            self._patience -= error.pos - at + at // 20
        else:
            return Found(value, at), end
        if self._patience < 0:
            told = "too much of the text is damaged to go on from here"
            return Fault(told, at, is_last=True), len(text)
        next_one = self._end_of(at) or self._taken_up(at)
        if next_one is None:
            return Fault("the text ends within it", at, is_last=True), len(text)
        return Fault(reason, at), next_one

    def after_blank(self, at: int) -> int:
        match = _BLANK.match(self._text, at)
        return match.end() if match else at

    def _end_of(self, at: int) -> int | None:
        """Where a value ends, by its brackets; None where they do not fit or are not closed."""
        if self._text[at] not in "[{":
            match = _END_OF_WORD.search(self._text, at + 1)
            return match.start() if match else None
        closing: list[str] = []
        end, is_closed = at, False
        for match in _BETWEEN.finditer(self._text, at):
            mark, end = match.group(), match.end()
            if mark in _CLOSING:
                closing.append(_CLOSING[mark])
                if len(closing) > DEEPEST:
                    raise TooDeep
            elif mark in _CLOSING.values():
                if closing.pop() != mark:
                    break
                is_closed = not closing
                if is_closed:
                    break
        self._patience -= end - at
        return end if is_closed else None

    def _taken_up(self, at: int) -> int | None:
        """Where another object begins with the same field as the one that begins here."""
        opening = _OPENING.match(self._text, at)
        if opening is None:
            return None
        again = re.compile(r"\}[\s,]*+(?=" + re.escape(opening.group()) + ")")
        match = again.search(self._text, at + 1)
        self._patience -= (match.end() if match else len(self._text)) - at
        return match.end() if match else None
