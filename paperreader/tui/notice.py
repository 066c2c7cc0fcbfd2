"""What is said in passing: a sentence, how serious it is, how long it stays, and the lines that it takes.

Does not know where it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Literal

from paperreader.core.inert import inert
from paperreader.tui.cells import ELLIPSIS, Part, broken, to_both_ends

Severity = Literal["information", "warning", "error"]

SIGNS: Mapping[Severity, str] = {"information": "›", "warning": "!", "error": "✗"}
"""What begins a sentence, so that no colour is needed to see how serious it is."""

ROLES: Mapping[Severity, str] = {"information": "plain", "warning": "warning", "error": "error"}
"""The role that the whole of it plays."""

INDENT = 3
"""Cells before each line, in the first of which the sign stands."""

LINES_AT_MOST = 6
"""A quarter of the smallest terminal that is common; what is longer stands in full on the command line."""

SECONDS: Mapping[Severity, float] = {"information": 5, "warning": 10, "error": 10}
"""How long it stays: what is wrong takes a second reading."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence said in passing, or several."""

    sentence: str
    severity: Severity = "information"

    @property
    def seconds(self) -> float:
        """How long it stays."""
        return SECONDS[self.severity]

    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        """Its lines, each of exactly `width` cells; where some are left out, an ellipsis says so."""
        role = ROLES[self.severity]
        told = list(islice(self._broken(max(1, width - INDENT - 1)), LINES_AT_MOST + 1))
        if len(told) > LINES_AT_MOST:
            told[LINES_AT_MOST - 1 :] = [told[LINES_AT_MOST - 1] + ELLIPSIS]
        signs = (f" {SIGNS[self.severity]} ", *repeat(" " * INDENT, len(told) - 1))
        return [
            to_both_ends(((sign, "strong" if role == "plain" else role), (text, role)), (), width)
            for sign, text in zip(signs, told, strict=True)
        ]

    def _broken(self, width: int) -> Iterator[str]:
        for line in inert(self.sentence).expandtabs().split("\n"):
            yield from (line[start:end] for start, end in broken(line, width))
