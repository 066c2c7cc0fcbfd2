"""A pane drawn line by line, that may become longer or shorter without the screen being laid out again.

Knows its scrollbar and its lines in sight. Does not know what stands in them: whoever inherits draws.
"""

from __future__ import annotations

from typing import Self

from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

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

    def __init__(self, *, id: str | None = None) -> None:
        self._drawn: list[Strip] = []
        self._stale: set[int] = set()
        self._filters: list[LineFilter] = []
        super().__init__(id=id)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Have lines drawn anew: those of some regions, or all."""
        if not regions:
            self._drawn = []
        for region in regions:
            self._stale.update(region.line_range)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the pane within a region, with the frame around them.

        Textual asks each pane for all its lines whenever a line of any of them is to be drawn, and makes
        four strips of one that is: filled up, padded, framed, filtered. Here what was drawn is kept, and
        a line is framed and filtered at once.
        """
        width, height = self.region.size
        above, after, below, before = self.styles.gutter
        room = width - before - after - SCROLLBAR
        count = height - above - below
        if min(room, count) < 1 or crop.column_span != (0, width) or self.hover_style.meta:
            return super().render_lines(crop)
        filters = list(self.get_line_filters())
        if (len(self._drawn), self._filters) != (height, filters) or (
            self._drawn[0].cell_length != width
        ):
            self._drawn = [Strip.blank(width)] * height
            self._filters = filters
            self._stale.update(range(count))
        if self._stale:
            self._draw(range(above, above + count), before, room)
        return self._drawn[crop.y : crop.bottom]

    def _draw(self, inner: range, before: int, room: int) -> None:
        """Draw the frame and those lines that are stale.

        Args:
            inner: the lines of the region that are not the frame's.
            before: cells of the frame before each line.
            room: cells of a line.
        """
        width, height = self.region.size
        *above, sample = super().render_lines(Region(0, 0, width, inner.start + 1))
        below = super().render_lines(Region(0, inner.stop, width, height - inner.stop))
        left, right = sample.crop(0, before), sample.crop(before + room)
        background = self.background_colors[1]
        for y in self._stale.intersection(range(len(inner))):
            segments = list(self.render_line(y).adjust_cell_length(room))
            for filter in self._filters:
                segments = filter.apply(segments, background)
            self._drawn[inner[y]] = Strip([*left, *segments, *right], width)
        self._drawn[: inner.start] = above
        self._drawn[inner.stop :] = below
        self._stale.clear()

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
