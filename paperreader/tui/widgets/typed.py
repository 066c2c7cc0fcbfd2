"""What a line for typing says: its text is another, it was entered, it was left, the list shall move.

Apart from the line itself, which the first screen has no use for: whoever listens need not import it.
Does not know what was meant by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from paperreader.tui.widgets.prompt_bar import PromptBar


class Said(Message):
    """Something about one bar."""

    def __init__(self, bar: PromptBar) -> None:
        super().__init__()
        self.bar = bar


class Typed(Said):
    """The text is another."""

    def __init__(self, bar: PromptBar, text: str) -> None:
        super().__init__(bar)
        self.text = text


class Entered(Said):
    """Enter was pressed."""

    def __init__(self, bar: PromptBar, text: str) -> None:
        super().__init__(bar)
        self.text = text


class Closed(Said):
    """What was typed shall be of no account."""


class ListMoved(Message):
    """The cursor of the list shall move by so many rows."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step
