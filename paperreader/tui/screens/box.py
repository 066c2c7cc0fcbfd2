"""A box above the reader: something short is asked, and the answer handed back.

Does not know what is asked.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen

from paperreader.tui.keys import BOX

Answer = TypeVar("Answer")


class Box(ModalScreen[Answer | None], Generic[Answer]):
    """A frame in the upper middle of the screen; Esc closes it without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [*BOX]
    DEFAULT_CSS = """
    Box {
        align-horizontal: center;
        & > .frame {
            width: 80%;
            max-width: 100;
            height: auto;
            max-height: 90%;
            margin-top: 2;
            padding: 0 1;
            border: round $primary;
            border-title-color: $text-accent;
            border-title-style: bold;
            border-subtitle-color: $foreground-muted;
            background: $surface;
            scrollbar-size-vertical: 1;
            scrollbar-background: $surface;
            scrollbar-background-hover: $surface;
            scrollbar-background-active: $surface;
        }
    }
    """

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close with an answer; of several given in haste, as by pressing Enter twice, the first counts."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
