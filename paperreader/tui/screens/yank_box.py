"""The yank box: which piece of a paper to take along.

Does not know what a piece is made of, nor where it is taken to.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from paperreader.tui.keys import YANK_BOX, KeyMap, keys_of
from paperreader.tui.pieces import Piece
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.widgets.short_list import ShortList


class YankBox(Box[Piece]):
    """Asks for a piece by a letter; Enter takes the first at once.

    Args:
        key_map: a person's own keys.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*YANK_BOX]
    DEFAULT_CSS = "YankBox > .frame { max-width: 44; }"

    def __init__(self, key_map: KeyMap) -> None:
        super().__init__()
        keys = [keys_of(binding, key_map)[0] for binding in YANK_BOX]
        width = max(map(len, keys))
        self._list = ShortList(
            [
                (f"{key:{width}}  {piece.value}", "plain")
                for key, piece in zip(keys, Piece, strict=True)
            ]
        )

    def compose(self) -> ComposeResult:
        """The pieces with their letters."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Yank"
            frame.border_subtitle = "Enter or a letter yanks · Esc closes"
            yield self._list

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        self.dismiss([*Piece][event.index])

    def action_yank(self, name: str) -> None:
        """Answer with the piece of a name."""
        self.dismiss(Piece[name])
