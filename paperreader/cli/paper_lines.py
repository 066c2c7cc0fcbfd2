"""A paper as one line of a list, and as one line of a jump's answer.

Pure functions from values to lines. Does not know streams, the library, or who looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rich.cells import cell_len, set_cell_size

from paperreader.cli.output import Line, Look, Piece
from paperreader.core.inert import inert_line
from paperreader.core.listing import Hit, Row
from paperreader.core.standing import SIGNS, standing

NARROWEST_TITLE = 20
"""Columns that a title keeps, even if the line is then longer than the terminal is wide."""

STAR = "★"
WATCHED = "◆"
ELLIPSIS = "…"


def row_line(row: Row, columns: int | None = None, today: date = date.min) -> Line:
    """A paper in a list: `0a1b2c3d4e5f ●★ ◆ Title of the paper #tag`.

    Args:
        row: what a list knows of it.
        columns: what the terminal has, to which the title is cut; None where a line may be long.
        today: the last day to which it can have been snoozed and be back.
    """
    star = STAR if row.mark.starred else " "
    watched = (Piece(f"{WATCHED} ", Look.STRONG),) if row.watched else ()
    before = (
        Piece(f"{row.key} ", Look.FAINT),
        Piece(SIGNS[standing(row.mark, today)]),
        Piece(f"{star} ", Look.STAR),
        *watched,
    )
    after = tuple(Piece(f" #{inert_line(tag)}", Look.TAG) for tag in sorted(row.mark.tags))
    title = inert_line(row.title)
    if columns is not None:
        taken = sum(cell_len(piece.text) for piece in (*before, *after))
        title = _cut(title, max(NARROWEST_TITLE, columns - taken))
    return (*before, Piece(title), *after)


def _cut(text: str, columns: int) -> str:
    if cell_len(text) <= columns:
        return text
    return set_cell_size(text, columns - 1).rstrip() + ELLIPSIS


def hit_line(hit: Hit, columns: int | None = None) -> Line:
    """A paper that a jump found: `0a1b2c3d4e5f  97 Title of the paper`, matched letters set apart.

    Args:
        hit: what was found.
        columns: what the terminal has, to which the title is cut; None where a line may be long.
    """
    before = (Piece(f"{hit.key} ", Look.FAINT), Piece(f"{hit.score:3.0f} "))
    title = hit.title
    if columns is not None:
        taken = sum(cell_len(piece.text) for piece in before)
        title = _cut(title, max(NARROWEST_TITLE, columns - taken))
    return (*before, *_spelled(title, hit.spans))


def _spelled(title: str, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """A title, or the beginning of one that was cut, with the matched letters set apart."""
    done = 0
    for start, end in spans:
        yield Piece(title[done:start])
        yield Piece(title[start:end], Look.MATCH)
        done = end
    yield Piece(title[done:])
