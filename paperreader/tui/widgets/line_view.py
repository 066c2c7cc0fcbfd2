"""A pane drawn line by line, that may become longer or shorter without the screen being laid out again.

Knows its scrollbar and its lines in sight. Does not know what stands in them: whoever inherits draws.
"""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView

SCROLLBAR = 1
"""Cells of the scrollbar."""


class LineView(ScrollView, inherit_bindings=False):
    """Lines of which those in sight are drawn, with a scrollbar at their right."""

    # The scrollbar keeps its column where there is nothing to scroll: to come and go it would take a
    # layout of the whole screen, which costs more than all else that a key does.
    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    """

    @property
    def in_sight(self) -> range:
        """The lines that the pane shows, also those after the last that there is."""
        first = self.scroll_offset.y
        return range(first, first + self.scrollable_content_region.height)

    def lines_changed(self, count: int) -> None:
        """Take notice of other lines: of how many there are, and that each is to be drawn anew."""
        width, height = self.scrollable_content_region.size
        before = self.virtual_size.height
        # Assigned as a reactive, it would ask for a layout.
        self.set_reactive(LineView.virtual_size, Size(width, count))
        # Of all that needs no scrolling the scrollbar is the same, and then it is not drawn again.
        self.vertical_scrollbar.window_virtual_size = max(count, height)
        self.scroll_to(y=self.validate_scroll_y(self.scroll_y), animate=False)
        # Below the last line all is blank, unless there is none and something is said instead.
        last = max(before, count) if before and count else height
        self.refresh(Region(0, 0, self.size.width - SCROLLBAR, min(last, height)))
