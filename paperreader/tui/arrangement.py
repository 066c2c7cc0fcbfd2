"""Where things stand on the screen: which panes a width has room for, and how far a list is scrolled.

Knows numbers of columns and lines. Does not know what the panes show.
"""

from __future__ import annotations

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
