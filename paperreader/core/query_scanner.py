"""A text under a parser's finger: where it is, what comes next, and what could not be read.

Knows positions and patterns. Does not know what any of them means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

Span = tuple[int, int]
"""A half-open range of characters of a text."""

_BLANKS = re.compile(r"\s*")


class Remedy(Enum):
    """What was made of a part that could not be read."""

    LEFT_OUT = "left out"
    AS_WORD = "read as a word"

    AS_MEANT = "read as if it were"
    """A quote or a parenthesis that is not closed is taken to be, at the end."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read."""

    span: Span

    reason: str
    """Without a full stop."""

    remedy: Remedy = Remedy.LEFT_OUT
    """How the text was read nevertheless."""

    def __str__(self) -> str:
        return f"{self.reason}; {self.remedy.value}"


class Scanner:
    """Moves over a text from left to right; what lies behind it is not seen again."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.problems: list[Problem] = []

    def report(self, span: Span, reason: str, remedy: Remedy = Remedy.LEFT_OUT) -> None:
        """Take down what could not be read, why, and how it was read nevertheless."""
        self.problems.append(Problem(span, reason, remedy))

    def skip_blanks(self) -> None:
        """Move to the next character that is not blank, or to the end."""
        self.position = self.span_of(_BLANKS)[1]

    def next(self) -> str:
        """The character that comes next; empty at the end."""
        return self.source[self.position : self.position + 1]

    def at(self, pattern: re.Pattern[str]) -> bool:
        """Whether what comes next matches."""
        return pattern.match(self.source, self.position) is not None

    def span_of(self, pattern: re.Pattern[str]) -> Span:
        """What comes next and matches; empty where nothing does."""
        match = pattern.match(self.source, self.position)
        return match.span() if match else (self.position, self.position)

    def take(self, pattern: re.Pattern[str]) -> Span:
        """Move over what matches, and say what that was."""
        span = self.span_of(pattern)
        self.position = span[1]
        return span

    def text(self, span: Span) -> str:
        """The characters of a span."""
        return self.source[span[0] : span[1]]
