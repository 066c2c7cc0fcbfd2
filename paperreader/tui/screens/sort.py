"""The sort box: which order the papers shall be listed in.

Does not know how papers are put in order.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from paperreader.core.sort import Sort
from paperreader.tui.screens.box import Box
from paperreader.tui.titles import ORDERS
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.widgets.short_list import ShortList


class SortBox(Box[Sort]):
    """Asks for an order.

    Args:
        sort: the order of now.
    """

    DEFAULT_CSS = "SortBox > .frame { max-width: 44; }"

    def __init__(self, sort: Sort) -> None:
        super().__init__()
        self._list = ShortList(
            [(words, "plain") for words in ORDERS.values()], [*ORDERS].index(sort)
        )

    def compose(self) -> ComposeResult:
        """The orders."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Sort"
            frame.border_subtitle = "Enter sorts · Esc closes"
            yield self._list

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        self.dismiss([*ORDERS][event.index])
