"""Standard output, which is for data; whatever is printed is inert.

Knows colours and JSON lines. Does not know what is printed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from paperreader.cli.folding import INDENT, fold
from paperreader.core.inert import inert, inert_values

UNKNOWN_WIDTH = 80
"""Columns that are assumed where nobody can be asked: what a page of plain text has."""


class Look(Enum):
    """How a piece of text looks on a terminal that shows colours; all 16-colour, of any theme."""

    PLAIN = ""
    STRONG = "\x1b[1m"
    FAINT = "\x1b[2m"
    STAR = "\x1b[33m"
    TAG = "\x1b[36m"
    MATCH = "\x1b[1;4m"


PLAIN_AGAIN = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line, of one look."""

    text: str
    look: Look = Look.PLAIN

    def drawn(self, *, coloured: bool) -> str:
        """The piece as it is printed: inert, and in its look where colours are shown."""
        if not coloured or self.look is Look.PLAIN:
            return inert(self.text)
        return f"{self.look.value}{inert(self.text)}{PLAIN_AGAIN}"


Line = tuple[Piece, ...]
"""A line of output, without its end."""


def drawn(line: Iterable[Piece], *, coloured: bool) -> str:
    """A line as it is printed, without blanks at its end."""
    return "".join(piece.drawn(coloured=coloured) for piece in line).rstrip()


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines of data; on a terminal, those that are wider than it are folded between words."""
    coloured, columns = shows_colours(), width()
    for line in lines:
        for part in (line,) if columns is None else folded(line, columns):
            sys.stdout.write(drawn(part, coloured=coloured) + "\n")


def folded(line: Line, columns: int) -> Iterator[Line]:
    """A line as it stands in so many columns: what goes on is indented."""
    for start, end in fold(inert("".join(piece.text for piece in line)), columns):
        part = tuple(_between(line, start, end))
        yield (Piece(INDENT), *part) if start else part


def _between(line: Line, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a range of a line's characters."""
    before = 0
    for piece in line:
        text = inert(piece.text)
        if shown := text[max(0, start - before) : max(0, end - before)]:
            yield Piece(shown, piece.look)
        before += len(text)


def print_json(records: Iterable[Mapping[str, object]]) -> None:
    """Print one JSON object a line, in UTF-8 whatever the locale says."""
    # Only some runs print JSON.
    import orjson

    sys.stdout.flush()
    for record in records:
        sys.stdout.buffer.write(
            orjson.dumps(inert_values(record), option=orjson.OPT_APPEND_NEWLINE)
        )


def shows_colours() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody asked for none.

    NO_COLOR as https://no-color.org has it: any value but the empty one.
    """
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()


def width() -> int | None:
    """The terminal's width in columns; None where output goes elsewhere and may be of any width."""
    if not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns
