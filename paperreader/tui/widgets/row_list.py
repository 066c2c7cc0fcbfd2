"""A list drawn line by line: a cursor, the keys and the mouse that move it, and nothing else.

Only the lines in sight are ever asked for, so that a million rows cost what forty do. Does not know what
its rows are: whoever inherits says how many there are and draws one.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from paperreader.tui.arrangement import scrolled
from paperreader.tui.cells import Part
from paperreader.tui.keys import PANE
from paperreader.tui.widgets.line_view import LineView

CURSOR = "▌"
"""Stands before the row of the cursor, so that no colour is needed to find it."""

DOUBLE = 2
"""Clicks that choose instead of pointing."""

STRIPS_KEPT = 512
"""Drawn rows remembered: some screenfuls, for those who go to and fro."""


class RowList(LineView, can_focus=True, inherit_bindings=False):
    """A list of rows, one line each, of which one has the cursor."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*PANE]

    cursor: var[int] = var(0, init=False)
    """The row that keys and marks are about, counted from 0."""

    @dataclass
    class Moved(Message):
        """The cursor went to another row."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list, for those who listen to one of several."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """The row of the cursor was chosen: Enter, or a double click."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list, for those who listen to one of several."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}

    # What whoever inherits says.

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def parts_of(self, index: int, width: int) -> Sequence[Part]:
        """A row, drawn in exactly `width` cells."""

    def margin(self, index: int, *, has_cursor: bool) -> Part:  # noqa: ARG002 (for those who select)
        """The first cell of a row, which tells where the cursor is."""
        return (CURSOR, "unread") if has_cursor else (" ", "plain")

    def beneath(self, index: int) -> str | None:  # noqa: ARG002 (for those who select)
        """The role whose look lies beneath a row that has not the cursor."""
        return None

    def landing(self, index: int, step: int) -> int:  # noqa: ARG002 (for those who have headings)
        """Where the cursor comes to rest when it is sent to a row in the direction of `step`."""
        return index

    @property
    def obeys_keys(self) -> bool:
        """Whether the cursor is what keys move now."""
        return self.has_focus

    def parts_of_nothing(self, line: int, width: int) -> Sequence[Part]:  # noqa: ARG002
        """A line of what is shown where there are no rows."""
        return ()

    # What is done to it from outside.

    def rows_changed(self, cursor: int) -> None:
        """Take notice of other rows, and put the cursor on one of them without telling anybody."""
        self.forget_rows()
        self.lines_changed(self.count)
        self.set_reactive(RowList.cursor, max(0, min(cursor, self.count - 1)))
        self.show_cursor()

    def row_changed(self, index: int) -> None:
        """Draw a row anew, now or when it comes into sight."""
        self._strips.pop(index, None)
        if index in self.in_sight:
            self.refresh_line(index)

    def forget_rows(self, besides: Container[int] = ()) -> None:
        """Draw no row again as it was drawn before, `besides` some."""
        self._strips = {row: strip for row, strip in self._strips.items() if row in besides}

    def move_to(self, index: int, step: int = 1) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        if self.count:
            self.cursor = self.landing(max(0, min(index, self.count - 1)), step)

    def show_cursor(self) -> None:
        """Scroll as little as brings the cursor into sight."""
        height = self.size.height
        if height > 0:
            top = scrolled(round(self.scroll_y), height, self.cursor, self.count)
            self.scroll_to(y=top, animate=False)

    # How it is drawn.

    def line(self, number: int, width: int) -> Strip:
        """A row, or what is said where there is none."""
        if not self.count:
            return self.looks.strip(self.parts_of_nothing(number, width)).adjust_cell_length(width)
        if number >= self.count:
            return Strip.blank(width, self.rich_style)
        if number == self.cursor:
            beneath = "cursor" if self.obeys_keys else "cursor-blurred"
            return self.looks.strip(self._parts_of(number, width, has_cursor=True), beneath)
        if number not in self._strips:
            if len(self._strips) == STRIPS_KEPT:
                self.forget_rows()
            parts = self._parts_of(number, width, has_cursor=False)
            self._strips[number] = self.looks.strip(parts, self.beneath(number))
        return self._strips[number]

    def _parts_of(self, index: int, width: int, *, has_cursor: bool) -> Sequence[Part]:
        """A row between the cell of the cursor and a blank before the scrollbar."""
        margin = self.margin(index, has_cursor=has_cursor)
        return (margin, *self.parts_of(index, width - 2), (" ", "plain"))

    @property
    def drawn_rows(self) -> Iterable[int]:
        """The rows that would be shown again as they were drawn."""
        return (*self._strips, self.cursor)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows again that differ, and say that the cursor moved."""
        self.refresh_line(old)
        self.refresh_line(new)
        self.show_cursor()
        self.post_message(self.Moved(self, new))

    def notify_style_update(self) -> None:
        """Take on another theme."""
        super().notify_style_update()
        self.forget_rows()

    def on_resize(self) -> None:
        """Fit the rows to the new width, with the cursor in sight."""
        self.rows_changed(self.cursor)

    # Keys and mouse.

    def action_down(self) -> None:
        """One row down."""
        self.move_to(self.cursor + 1, 1)

    def action_up(self) -> None:
        """One row up."""
        self.move_to(self.cursor - 1, -1)

    def action_first(self) -> None:
        """To the first row."""
        self.move_to(0, 1)

    def action_last(self) -> None:
        """To the last row."""
        self.move_to(self.count - 1, -1)

    def action_page_down(self) -> None:
        """A screenful down."""
        self.move_to(self.cursor + self.page, 1)

    def action_page_up(self) -> None:
        """A screenful up."""
        self.move_to(self.cursor - self.page, -1)

    def action_half_page_down(self) -> None:
        """Half a screenful down."""
        self.move_to(self.cursor + self.page // 2, 1)

    def action_half_page_up(self) -> None:
        """Half a screenful up."""
        self.move_to(self.cursor - self.page // 2, -1)

    def action_choose(self) -> None:
        """Choose the row of the cursor."""
        self.post_message(self.Chosen(self, self.cursor))

    @property
    def page(self) -> int:
        """Rows in a screenful."""
        return max(1, self.size.height)

    def on_click(self, event: events.Click) -> None:
        """Point at a row; a double click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or self.scroll_offset.y + offset.y >= self.count:
            return
        self.move_to(self.scroll_offset.y + offset.y)
        if event.chain == DOUBLE:
            self.action_choose()
