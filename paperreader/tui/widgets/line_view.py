"""A pane drawn line by line, that may become longer or shorter without the screen being laid out again.

Knows its frame, its scrollbar and its lines in sight. Does not know what stands in the lines: whoever
inherits draws them.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from paperreader.tui.arrangement import FULL, Scrollbar
from paperreader.tui.roles import Looks

SCROLLBAR = 1
"""Cells of the scrollbar."""


class _Frame(NamedTuple):
    """What is around the lines, drawn once for many keys."""

    size: Size
    above: Sequence[Strip]
    left: Sequence[Segment]
    right: Sequence[Segment]
    """What follows the scrollbar."""

    below: Sequence[Strip]


class LineView(ScrollView, inherit_bindings=False):
    """Lines of which those in sight are drawn, with a scrollbar at their right."""

    # Textual asks each pane for all its lines whenever one of them is to be drawn, makes four strips of
    # it, and three more where a scrollbar, which is a widget, cuts it. Here a line is one strip with its
    # frame and its piece of scrollbar, and is kept.
    DEFAULT_CSS = "LineView { overflow: hidden; padding: 0 1 0 0; }"

    def __init__(self, *, id: str | None = None) -> None:
        self._drawn: list[Strip] = []
        self._stale: set[int] = set()
        self._frame: _Frame | None = None
        self._bar = Scrollbar(0, 0, 0)
        self._held: tuple[int, Scrollbar] | None = None
        self._filters: Sequence[LineFilter] = ()
        self._filtered: dict[Style | None, Style | None] = {}
        super().__init__(id=id)
        self.looks = Looks(self)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Always: Textual knows nothing of the scrollbar."""
        return True

    @property
    def in_sight(self) -> range:
        """The lines that the pane shows, also those after the last that there is."""
        first = self.scroll_offset.y
        return range(first, first + self.size.height)

    def lines_changed(self, count: int) -> None:
        """Take notice of other lines: of how many there are, and that each is to be drawn anew."""
        width, height = self.size
        before = self.virtual_size.height
        # Assigned as a reactive, it would ask for a layout.
        self.set_reactive(LineView.virtual_size, Size(width, count))
        self.scroll_to(y=self.validate_scroll_y(self.scroll_y), animate=False)
        # Below the last line all is blank, unless there is none and something is said instead.
        last = max(before, count) if before and count else height
        self.refresh(Region(0, 0, width, min(last, height)))

    # How it is drawn.

    @abstractmethod
    def line(self, number: int, width: int) -> Strip:
        """A line in so many cells, counted from 0; a blank one after the last."""

    def render_line(self, y: int) -> Strip:
        """The line, as Textual asks for one."""
        return self.line(self.scroll_offset.y + y, self.size.width)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Have lines drawn anew: those of some regions, or all."""
        if not regions:
            self._frame = None
        for region in regions:
            self._stale.update(region.line_range)
        # A line is one strip, of which to cut out a part takes longer than to draw it whole.
        whole = [
            Region(-self.gutter.left, region.y, self.outer_size.width, region.height)
            for region in regions
        ]
        return super().refresh(*whole, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the pane within a region, with the frame around them."""
        if not self.size.area:
            return super().render_lines(crop)
        self._draw()
        lines = self._drawn[crop.y : crop.bottom]
        if crop.column_span != (0, self.region.width):
            lines = [line.crop(*crop.column_span) for line in lines]
        under_mouse = self.hover_style
        if under_mouse.meta and "@click" in under_mouse.meta:
            look = self.link_style_hover
            lines = [line.style_links(under_mouse.link_id, look) for line in lines]
        return lines

    def _draw(self) -> None:
        """Draw the lines that are stale, or all where the frame is another."""
        height = self.size.height
        filters = self.get_line_filters()
        if self._frame is None or self._frame.size != self.region.size or self._filters != filters:
            self._filters, self._filtered = filters, {}
            self._frame = self._framed()
            self._drawn = [*self._frame.above, *[Strip([])] * height, *self._frame.below]
            self._stale.update(range(height))
        if not self._stale and self._scrollbar == self._bar:
            return
        before, self._bar = self._bar.drawn.ljust(height), self._scrollbar
        bar = self._bar.drawn
        self._stale.update(y for y in range(height) if bar[y] != before[y])
        (width, _), (room, _) = self._frame.size, self.size
        for y in self._stale.intersection(range(height)):
            line = self.line(self._bar.top + y, room).adjust_cell_length(room)
            # Where lines stand apart, whole cells would, too, if nothing lay beneath them.
            end = self.looks.segments(
                [(bar[y], "scrollbar-full" if bar[y] == FULL else "scrollbar")]
            )
            segments = [*self._frame.left, *self._shown([*line, *end]), *self._frame.right]
            self._drawn[len(self._frame.above) + y] = Strip(segments, width)
        self._stale.clear()

    def _framed(self) -> _Frame:
        width, height = self.region.size
        above, after, below, before = self.styles.gutter
        *top, sample = super().render_lines(Region(0, 0, width, above + 1))
        bottom = super().render_lines(Region(0, height - below, width, below))
        left, right = sample.crop(0, before), sample.crop(width - after + SCROLLBAR)
        return _Frame(self.region.size, top, [*left], [*right], bottom)

    def _shown(self, segments: Iterable[Segment]) -> Iterable[Segment]:
        """Segments in the colours that the filters make of theirs."""
        filtered = self._filtered
        for segment in segments:
            style = segment.style
            if style not in filtered:
                filtered[style] = self._filter(style)
            yield Segment(segment.text, filtered[style])

    def _filter(self, style: Style | None) -> Style | None:
        sample = [Segment(" ", style)]
        for filter in self._filters:
            sample = filter.apply(sample, self.background_colors[1])
        return sample[0].style

    # The scrollbar under the mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scrollbar, or scroll a screenful towards where it was pressed."""
        y = event.y - self.gutter.top
        if event.x != self.gutter.left + self.size.width or not 0 <= y < self.size.height:
            return
        event.stop()
        step = self._scrollbar.side(y)
        if step:
            self.scroll_relative(y=step * self.size.height, animate=False)
        else:
            self._held = event.screen_y, self._scrollbar
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll as far as the scrollbar is dragged."""
        if self._held is not None:
            event.stop()
            y, scrollbar = self._held
            self.scroll_to(y=scrollbar.dragged(event.screen_y - y), animate=False)

    def on_mouse_up(self) -> None:
        """Let go of the scrollbar."""
        if self._held is not None:
            self._held = None
            self.release_mouse()

    @property
    def _scrollbar(self) -> Scrollbar:
        return Scrollbar(self.size.height, self.scroll_offset.y, self.virtual_size.height)
