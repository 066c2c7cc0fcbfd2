"""The filter bar: papers narrowed while one types.

Knows the query language while it is being typed. Does not know the papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from paperreader.core.completion import Completion, completion
from paperreader.core.query_parser import read_typed
from paperreader.core.query_scanner import Problem
from paperreader.tui.keys import FILTER_BAR
from paperreader.tui.widgets.prompt_bar import PromptBar

HINT = "words, is:unread, is:starred, #tag, -not"

ADVICE = "Enter keeps · Esc clears · Tab completes · ↑ typed before · ctrl+s saves"


class FilterBar(PromptBar):
    """A line for the filter's text."""

    BLANK = True  # what it holds covers it
    BINDINGS: ClassVar[list[BindingType]] = [*FILTER_BAR]

    def __init__(self) -> None:
        super().__init__("/", HINT, ADVICE)

    def misread(self, text: str) -> Sequence[Problem]:
        """What of a filter cannot be read."""
        views = {view.casefold() for view in self.names.views} or None
        return read_typed(text, views).problems

    def completed(self, text: str, cursor: int) -> Completion:
        """What can stand at a place of a filter."""
        return completion(text, cursor, self.names)
