"""A line of parts that changes with every key and never takes a layout.

Does not know what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.strip import Strip
from textual.widget import Widget

from paperreader.tui.cells import Part
from paperreader.tui.roles import Looks


class HintLine(Widget):
    """A line drawn by a function.

    Args:
        draw: gives the line's parts in exactly so many cells.
    """

    DEFAULT_CSS = "HintLine { height: 1; }"

    def __init__(self, draw: Callable[[int], Sequence[Part]]) -> None:
        super().__init__()
        self._draw = draw
        self._looks = Looks(self)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (there is only one)
        """The line."""
        return self._looks.strip(self._draw(self.size.width))
