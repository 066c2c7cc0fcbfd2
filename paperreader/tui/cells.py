"""Text measured in terminal cells: cut, filled up, set to both ends of a line, and broken into lines.

Knows that a character can be two cells wide, or none. Does not know what is drawn, nor in which colours:
a part of a line names its role, and the stylesheet says what a role looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, get_character_cell_size, set_cell_size

Part = tuple[str, str]
"""A stretch of text on one line, and the role it plays there."""

ELLIPSIS = "…"
"""Stands where a text goes on and the line does not; one cell wide."""


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; where some is left out, an ellipsis says so."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS


def cut_at_word(text: str, width: int) -> str:
    """The text in at most `width` cells; of what is too long whole words, if the first one fits."""
    if cell_len(text) <= width:
        return text
    kept, blank, _ = set_cell_size(text, max(0, width - cell_len(f" {ELLIPSIS}") + 1)).rpartition(
        " "
    )
    return f"{kept.rstrip()} {ELLIPSIS}" if blank and kept.strip() else cut(text, width)


def fit(text: str, width: int) -> str:
    """The text in exactly `width` cells: cut, or filled up with blanks."""
    return set_cell_size(cut(text, width), max(0, width))


def width_of(parts: Iterable[Part]) -> int:
    """The cells that parts take."""
    return sum(cell_len(text) for text, _ in parts)


def cut_parts(parts: Sequence[Part], width: int) -> Iterator[Part]:
    """The parts in at most `width` cells; the one that crosses the end is cut, the rest left out."""
    if width_of(parts) <= width:
        yield from parts
        return
    room = width - 1
    for text, role in parts:
        if cell_len(text) >= room:
            yield (set_cell_size(text, room).rstrip() + ELLIPSIS if room >= 0 else "", role)
            return
        room -= cell_len(text)
        yield text, role


def to_both_ends(left: Sequence[Part], right: Sequence[Part], width: int) -> tuple[Part, ...]:
    """One line of exactly `width` cells: `left` at its start, `right` at its end.

    The left is cut first to make room; where the right alone is too wide, it is left out.
    """
    room = width - width_of(right)
    if right and room < 1:
        return to_both_ends(left, (), width)
    kept = tuple(cut_parts(left, room))
    gap = room - width_of(kept)
    return (*kept, (" " * gap, "plain"), *right)


def broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where lines begin and end when a text is broken at blanks to fit into `width` cells, at least one.

    The blanks at which it is broken belong to no line. A word that is longer than a line is broken too.
    """
    start, narrow = 0, text.isascii()
    while True:
        stop = start + (width if narrow else _fitting(text[start : start + width], width))
        if stop >= len(text):
            yield start, len(text)
            return
        blank = text.rfind(" ", start, stop + 1)
        if blank > start and not text[start:blank].isspace():
            stop = blank
        yield start, start + len(text[start:stop].rstrip(" "))
        start = stop + len(text[stop:]) - len(text[stop:].lstrip(" "))
        if start == len(text):
            return


def _fitting(text: str, width: int) -> int:
    """How many of the first characters fit into so many cells, at least one."""
    if cell_len(text) <= width:
        return len(text)
    cells = 0
    for count, character in enumerate(text):
        cells += get_character_cell_size(character)
        if cells > width:
            return max(1, count)
    return len(text)


def stretch_of(parts: Iterable[Part], start: int, end: int) -> Iterator[Part]:
    """The characters of parts from `start` up to `end`, counted from 0."""
    for text, role in parts:
        if start < len(text) and end > 0:
            yield text[max(0, start) : end], role
        start, end = start - len(text), end - len(text)
