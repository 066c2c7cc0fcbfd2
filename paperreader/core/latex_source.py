"""A text with LaTeX in it, and where its braces close.

Knows which brace closes which and which dollar signs are not escaped, found in one pass so that
nothing is searched for twice. Does not know what they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import TypeVar

Read = TypeVar("Read")

DEEPEST = 12
"""Levels of braces and commands within each other that are followed; abstracts have four."""

MOST_FAILURES = 500
"""Formulas without a certain reading after which the rest of a text is left alone; of 40,000
abstracts none has more than eight."""

COMMAND = re.compile(r"\\([A-Za-z]+)\*?")
"""A command with a name; its star only changes how it is set."""

_MARK = re.compile(r"\\.|\{|\}|\$", re.DOTALL)


class Unknown(Exception):
    """There is something in a formula that has no certain reading, and so it stays as it is."""


class Source:
    """A text whose braces and dollar signs have been found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.failures = 0
        self._closing: dict[int, int] = {}
        self._dollars: list[int] = []
        if "{" not in text and "$" not in text:
            return
        opened: list[int] = []
        for mark in _MARK.finditer(text):
            at = mark.start()
            sign = text[at]
            if sign == "{":
                opened.append(at)
            elif sign == "$":
                self._dollars.append(at)
            elif sign == "}" and opened:
                self._closing[opened.pop()] = at

    def group(self, start: int, end: int) -> int | None:
        """Where the brace that opens at `start` closes, before `end`; None where it does not."""
        close = self._closing.get(start, end)
        return close if close < end else None

    def closing_dollar(self, start: int, end: int) -> int | None:
        """Where the first dollar sign from `start` on stands that is in no group opened since."""
        at, dollar = start, self.dollar(start, end)
        while dollar is not None and (brace := self.text.find("{", at, dollar)) >= 0:
            at = brace + 1
            if (close := self.group(brace, end)) is not None and close > dollar:
                at, dollar = close, self.dollar(close, end)
        return dollar

    def dollar(self, start: int, end: int) -> int | None:
        """Where the first dollar sign from `start` on stands, before `end`."""
        number = bisect_left(self._dollars, start)
        if number < len(self._dollars) and self._dollars[number] < end:
            return self._dollars[number]
        return None


def attempt(source: Source, read: Callable[[], Read]) -> Read | None:
    """What is read of a formula in a source, or None where a part of it is not known."""
    if source.failures > MOST_FAILURES:
        return None
    try:
        return read()
    except Unknown:
        source.failures += 1
        return None
