"""A field for typing, into which nothing comes that acts on a terminal, pasted text included.

Does not know what is typed into it.
"""

from __future__ import annotations

from typing import ClassVar, Self

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.suggester import Suggester
from textual.widgets import Input

from paperreader.core.inert import inert
from paperreader.tui.keys import COMPLETING_FIELD


def on_one_line(text: str) -> str:
    """The text, inert, with a blank for each tab and for each line end with the blanks around it."""
    first, *others = inert(text).replace("\t", " ").split("\n")
    if not others:
        return first
    return " ".join(filter(None, map(str.strip, (first, *others))))


class EntryField(Input):
    """An entry field of one line, without a frame of its own."""

    DEFAULT_CSS = """
    EntryField, EntryField:focus {
        border: none;
        height: 1;
        padding: 0;
        background: transparent;
        background-tint: 0%;
    }
    EntryField:nocolor > .input--cursor { text-style: reverse; }
    """

    def __init__(
        self, value: str = "", *, hint: str = "", suggester: Suggester | None = None
    ) -> None:
        super().__init__(value, placeholder=hint, suggester=suggester, select_on_focus=False)
        self.cursor_blink = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Have the field drawn anew; one line whatever stands in it, it never asks for a layout."""
        del layout
        return super().refresh(*regions, repaint=repaint, recompose=recompose)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of another: what every key, paste and deletion comes down to."""
        super().replace(on_one_line(text), start, end)

    def on_paste(self, event: events.Paste) -> None:
        """Take in all of a pasted text, of which Textual, left to itself, would keep the first line."""
        event.prevent_default()
        event.stop()
        self.replace(event.text, *self.selection)


class CompletingField(EntryField):
    """An entry field in which Tab takes over what is suggested."""

    BINDINGS: ClassVar[list[BindingType]] = [*COMPLETING_FIELD]

    def action_complete(self) -> None:
        """Take over what is suggested, if anything is."""
        self.action_end()
        self.action_cursor_right()
