"""The pane in which one paper is read, wrapped for reading.

A page is wrapped once and then drawn line by line, so that another paper costs its own lines and no
layout of the screen. Does not know which paper comes next, nor how a link is opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from paperreader.core.digest import Digest
from paperreader.core.listing import Entry
from paperreader.tui.keys import PANE
from paperreader.tui.page import links_of, page
from paperreader.tui.widgets.line_view import LineView

STEP = 1
"""Lines that one key press scrolls."""

MEASURE = 90
"""Cells of the longest line: of longer ones one loses the beginning of the next."""

GAP = 1
"""Blanks between the lines and the scrollbar."""


class AbstractPane(LineView, can_focus=True, inherit_bindings=False):
    """One paper, scrolled when it is longer than the pane; the mouse selects text and presses links."""

    BORDER_TITLE = "Abstract"
    BINDINGS: ClassVar[list[BindingType]] = [*PANE]
    DEFAULT_CSS = """
    AbstractPane { padding: 0 1; link-color: $foreground; link-style: none; }
    """

    class Chosen(Message):
        """Enter was pressed."""

    @dataclass
    class LinkPressed(Message):
        """A link was pressed with the mouse."""

        number: int
        """Which of the page's links, counted from 0."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.page = Content()
        self._key = ""
        self._links = ""
        self._lines: Sequence[Strip] = ()

    def show(self, entry: Entry | None, digests: Mapping[str, Digest]) -> None:
        """Show a paper, or nothing; another paper is shown from its beginning.

        What is shown already costs nothing, as when the paper is starred.
        """
        shown = page(entry, digests) if entry else Content()
        links = _links_told(entry)
        if links != self._links:
            self._links = links
            self.border_subtitle = Content(links)
        if not shown.is_same(self.page):
            self.page = shown
            self._wrap()
        key = entry.paper.key if entry else ""
        if key != self._key:
            self._key = key
            self.scroll_home(animate=False)

    # How it is drawn.

    def _wrap(self) -> None:
        """Break the page into lines, for the width and the looks of now."""
        room = self.size.width
        width = min(room - GAP, MEASURE)
        if width > 0:
            style = self.visual_style.rich_style
            indent = (room - GAP - width) // 2
            margin = [Segment(" " * indent, style)] if indent else []
            lines = Visual.to_strips(self, self.page, width, None, self.visual_style)
            self._lines = [
                Strip([*margin, *line, Segment(" " * (room - indent - line.cell_length), style)])
                for line in lines
            ]
            self.lines_changed(len(lines))

    def line(self, y: int, width: int) -> Strip:
        """A line of the page."""
        number = self.scroll_offset.y + y
        if number < len(self._lines):
            return self._lines[number]
        return Strip.blank(width, self.visual_style.rich_style)

    def on_resize(self) -> None:
        """Fit the page to the new width."""
        self._wrap()

    def notify_style_update(self) -> None:
        """Take on another theme."""
        super().notify_style_update()
        self._wrap()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse has selected, and what ends it."""
        return selection.extract(self.page.plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 (asked for there)
        """Show what the mouse has selected."""
        self._wrap()

    def action_press_link(self, number: int) -> None:
        """Say that a link was pressed."""
        self.post_message(self.LinkPressed(number))

    # Keys.

    def scroll_lines(self, lines: int) -> None:
        """Scroll down by so many lines, up where they are negative."""
        self.scroll_relative(y=lines, animate=False)

    def action_down(self) -> None:
        """One line down."""
        self.scroll_lines(STEP)

    def action_up(self) -> None:
        """One line up."""
        self.scroll_lines(-STEP)

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_end(animate=False)

    def action_page_down(self) -> None:
        """A screenful down."""
        self.scroll_lines(self.screenful)

    def action_page_up(self) -> None:
        """A screenful up."""
        self.scroll_lines(-self.screenful)

    def action_half_page_down(self) -> None:
        """Half a screenful down."""
        self.scroll_lines(self.screenful // 2)

    def action_half_page_up(self) -> None:
        """Half a screenful up."""
        self.scroll_lines(-(self.screenful // 2))

    def action_choose(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Chosen())

    @property
    def screenful(self) -> int:
        """Lines in a screenful, but for one that stays in sight."""
        return max(1, self.size.height - 1)


def _links_told(entry: Entry | None) -> str:
    count = len(links_of(entry)) if entry else 0
    return f"{count} link{'s' if count > 1 else ''} · o opens" if count else ""
