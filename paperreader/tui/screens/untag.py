"""The untag box: which of a paper's tags to take away.

Does not know which paper it is about.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from paperreader.core.inert import inert_line
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.widgets.short_list import ShortList


class UntagBox(Box[str]):
    """Asks for one of a paper's tags; answers with its name."""

    DEFAULT_CSS = "UntagBox > .frame { max-width: 44; }"

    def __init__(self, tags: Iterable[str]) -> None:
        super().__init__()
        self._tags = sorted(tags)
        self._list = ShortList([(f"#{inert_line(tag)}", "tag") for tag in self._tags])

    def compose(self) -> ComposeResult:
        """The tags."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Untag"
            frame.border_subtitle = "Enter takes it away · Esc closes"
            yield self._list

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        self.dismiss(self._tags[event.index])
