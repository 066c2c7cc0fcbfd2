"""The open box: which of a paper's links to open.

Does not know how a link is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from paperreader.core.inert import inert_line
from paperreader.tui.keys import OPEN_BOX
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.widgets.short_list import ShortList


class OpenBox(Box[int]):
    """Asks for one of several links; answers with its number, counted from 0.

    Args:
        links: the paper's own first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*OPEN_BOX]

    def __init__(self, links: Sequence[str]) -> None:
        super().__init__()
        self._links = links

    def compose(self) -> ComposeResult:
        """The links with their numbers."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Open"
            frame.border_subtitle = "Enter or a number opens · Esc closes"
            yield ShortList(
                [
                    (f"{number} {inert_line(link)}", "plain")
                    for number, link in enumerate(self._links, 1)
                ]
            )

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        self.dismiss(event.index)

    def action_open_number(self, number: int) -> None:
        """Answer with the link of a number, counted from 1, if there is one."""
        if number <= len(self._links):
            self.dismiss(number - 1)
