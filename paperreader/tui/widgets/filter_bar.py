"""The filter bar: papers narrowed while one types.

Knows how to say what could not be read in the text. Does not know the papers: it is told how many are left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from paperreader.core.query_parser import read_typed
from paperreader.tui.keys import FILTER_BAR
from paperreader.tui.roles import LOOKS
from paperreader.tui.widgets.entry_field import EntryField

HINT = "words, is:unread, is:starred, #tag, -not"

ADVICE = "Enter keeps · Esc clears"


class NotUnderstood(Highlighter):
    """Underlines what a query's text holds and could not be read."""

    def highlight(self, text: Text) -> None:
        """Underline each such place."""
        for problem in read_typed(text.plain).problems:
            text.stylize("underline", *problem.span)


class FilterBar(Horizontal):
    """A line for the filter's text, with what it finds at its end."""

    BLANK = True  # what it holds covers it
    BINDINGS: ClassVar[list[BindingType]] = [*FILTER_BAR]
    DEFAULT_CSS = """
    FilterBar {
        height: 1;
        background: $panel;
        .slash { width: 3; padding-left: 1; color: $text-accent; text-style: bold; }
        EntryField { width: 1fr; }
        .told {
            width: auto; max-width: 60%; padding: 0 1;
            text-align: right; text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    @dataclass
    class Typed(Message):
        """The text is another."""

        text: str

    @dataclass
    class Moved(Message):
        """The cursor of the list shall move by so many rows."""

        step: int

    class Kept(Message):
        """The filter shall stay as it is."""

    class Cleared(Message):
        """There shall be no filter."""

    def __init__(self) -> None:
        super().__init__()
        self._field = EntryField(hint=HINT)
        self._field.highlighter = NotUnderstood()
        self._told = Static(classes="told")
        self._widest = 0

    def compose(self) -> ComposeResult:
        """A slash, the entry field, and what there is to say."""
        yield Static("/", classes="slash")
        yield self._field
        yield self._told

    def open(self, text: str, found: str) -> None:
        """Show the bar, ready to go on typing after a text that finds so many papers."""
        self.display = True
        self._widest = 0
        with self.prevent(Input.Changed):
            self._field.value = text
        self._field.action_end()
        self.screen.set_focus(self._field)
        self.tell(found)

    def tell(self, found: str) -> None:
        """Say how many papers are left, and what of the text could not be read."""
        problems = read_typed(self._field.value).problems
        told = _told(found, [problem.reason for problem in problems])
        # To give back room would take a layout of the whole screen at every other key.
        wider = told.cell_length > self._widest
        self._widest = max(self._widest, told.cell_length)
        self._told.update(told, layout=wider)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Say that the filter shall stay as it is."""
        self.post_message(self.Kept())

    def action_clear(self) -> None:
        """Say that there shall be no filter."""
        self.post_message(self.Cleared())

    def action_down(self) -> None:
        """Say that the list shall go down."""
        self.post_message(self.Moved(1))

    def action_up(self) -> None:
        """Say that the list shall go up."""
        self.post_message(self.Moved(-1))


def _told(found: str, reasons: Iterable[str]) -> Content:
    reason = next(iter(reasons), None)
    if reason is not None:
        return Content.styled(reason, LOOKS["warning"])
    return Content.styled(f"{found} found · {ADVICE}", LOOKS["muted"])
