"""Where things stand on the screen: which panes a width has room for, and how far a list is scrolled.

Knows numbers of columns and lines. Does not know what the panes show.
"""

from __future__ import annotations

from typing import NamedTuple

VIEWS = "views"
PAPERS = "papers"
ABSTRACT = "abstract"

PANES = (VIEWS, PAPERS, ABSTRACT)
"""The panes from left to right."""

THREE_PANES = 130
"""Columns from which all panes stand side by side, each title with room for some sixty letters."""

TWO_PANES = 90
"""Columns from which two panes do."""

SCROLL_MARGIN = 2
"""Lines kept in sight beyond the cursor, so that one sees where it is going."""


def visible_panes(width: int, focused: str, *, alone: bool) -> frozenset[str]:
    """The panes that are shown: as many neighbours of the focused one as fit.

    Args:
        width: columns of the terminal.
        focused: the pane that has the focus; it is always shown.
        alone: whether it shall have the whole width.
    """
    if alone or width < TWO_PANES:
        return frozenset({focused})
    if width >= THREE_PANES:
        return frozenset(PANES)
    return frozenset({PAPERS, VIEWS if focused == VIEWS else ABSTRACT})


def neighbour(pane: str, step: int) -> str:
    """The pane so many steps to the right, or the outermost on that side."""
    return PANES[min(max(PANES.index(pane) + step, 0), len(PANES) - 1)]


def next_round(pane: str, step: int) -> str:
    """The pane so many steps to the right, the first coming after the last."""
    return PANES[(PANES.index(pane) + step) % len(PANES)]


def scrolled(top: int, height: int, cursor: int, count: int) -> int:
    """The first line to show so that the cursor and its margin are in sight, moved as little as can be.

    Args:
        top: the first line shown now.
        height: how many lines are shown.
        cursor: the line that must be seen.
        count: how many lines there are.
    """
    margin = min(SCROLL_MARGIN, max(0, height - 1) // 2)
    top = min(top, cursor - margin)
    top = max(top, cursor + margin + 1 - height)
    return max(0, min(top, count - height))


FULL = "█"

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): FULL}
"""Which halves of a cell the thumb covers -> what is drawn."""


class Scrollbar(NamedTuple):
    """A column beside lines of which not all are in sight, to half a cell."""

    height: int
    """How many lines are shown."""

    top: int
    """The first of them, counted from 0."""

    lines: int
    """How many lines there are."""

    @property
    def drawn(self) -> str:
        """A character for each line; blanks where all is in sight."""
        thumb = range(*self._thumb)
        halves = ((2 * y in thumb, 2 * y + 1 in thumb) for y in range(self.height))
        return "".join(_HALVES[pair] for pair in halves)

    @property
    def _thumb(self) -> tuple[int, int]:
        """Where it begins and ends, in half cells; it is never shorter than one whole."""
        if not self._hidden:
            return 0, 0
        length = max(2, round(2 * self.height * self.height / self.lines))
        first = round((2 * self.height - length) * self.top / self._hidden)
        return first, first + length

    def side(self, line: int) -> int:
        """Where a line lies: -1 above what shows the lines in sight, 1 below it, 0 beside it."""
        first, last = self._thumb
        return (2 * line >= last) - (2 * line + 1 < first)

    def dragged(self, by: int) -> int:
        """The first line to show when it is moved by so many lines of the screen."""
        first, last = self._thumb
        way = 2 * self.height - (last - first)
        return round(self.top + 2 * by * self._hidden / way) if way else self.top

    @property
    def _hidden(self) -> int:
        return max(0, self.lines - self.height)
