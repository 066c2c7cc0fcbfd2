"""Text cut into paragraphs, each knowing the line that it began on.

Knows lines, blanks and how long a line can be that somebody wrapped. Does not know what a paragraph
says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST_WRAPPED_LINE = 300
"""Characters. Nobody wraps lines wider than this: a longer line holds a paragraph of its own."""


class Paragraph(NamedTuple):
    """Some lines in a row, none of them blank."""

    line: int
    """The number, from 1, of its first line."""

    lines: tuple[str, ...]
    """Without the blanks around them; never empty."""

    @property
    def text(self) -> str:
        """The lines as one, joined by blanks."""
        return " ".join(self.lines)


def paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    """The paragraphs of numbered lines: blank lines, any number of them, divide.

    A line too long to have been wrapped divides too, so that titles and abstracts stay apart in a
    file that has lost its blank lines.
    """
    pending: list[str] = []
    start = 0
    for number, line in lines:
        text = line.strip()
        alone = len(text) > LONGEST_WRAPPED_LINE
        if pending and (alone or not text):
            yield Paragraph(start, tuple(pending))
            pending = []
        if alone:
            yield Paragraph(number, (text,))
        elif text:
            start = start if pending else number
            pending.append(text)
    if pending:
        yield Paragraph(start, tuple(pending))
