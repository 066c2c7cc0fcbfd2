"""Lines that are longer than the terminal is wide, folded between words.

A pure function from a text to where its lines begin and end. Does not know streams, nor what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

INDENT = "    "
"""Stands before what goes on, so that one sees where the next record begins."""

_WORD = re.compile(r"\S+")


def fold(text: str, columns: int) -> Iterator[tuple[int, int]]:
    """The half-open ranges of a text that stand on lines of their own, the blanks between left out.

    All lines but the first have room for INDENT. A word that is longer than a line, as a path may be,
    stays whole.

    Args:
        text: one line, without controls.
        columns: what the terminal has.
    """
    start = end = 0
    room = columns
    for word in _WORD.finditer(text):
        if end and cell_len(text[start : word.end()]) > room:
            yield start, end
            start, room = word.start(), columns - len(INDENT)
        end = word.end()
    yield start, end
