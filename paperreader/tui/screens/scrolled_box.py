"""A box with a text that is scrolled where it is longer than the screen. Does not know the text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from paperreader.tui.keys import HELP_BOX
from paperreader.tui.screens.box import Box


class ScrolledBox(Box[None]):
    """A text under a title.

    Args:
        title: the title.
        text: the text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*HELP_BOX]
    DEFAULT_CSS = "ScrolledBox > .frame { width: 100%; }"

    def __init__(self, title: str, text: Static) -> None:
        super().__init__()
        self._text = VerticalScroll(text, classes="frame")
        self._text.border_title = title
        self._text.border_subtitle = "j k scroll · Esc closes"

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._text

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self._text.scroll_relative(y=lines, animate=False)

    def action_scroll_home(self) -> None:
        """Scroll to the first line."""
        self._text.scroll_home(animate=False)

    def action_scroll_end(self) -> None:
        """Scroll to the last line."""
        self._text.scroll_end(animate=False)
