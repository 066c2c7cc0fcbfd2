"""A list of a few rows in a box, as high as they are many.

Does not know what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size

from paperreader.tui.cells import Part, fit
from paperreader.tui.widgets.row_list import RowList


class ShortList(RowList):
    """Some rows.

    Args:
        rows: each a text and its role.
        cursor: the row to begin on.
    """

    DEFAULT_CSS = "ShortList { height: auto; max-height: 12; }"

    def __init__(self, rows: Sequence[Part], cursor: int = 0) -> None:
        super().__init__()
        self._rows = rows
        self.set_reactive(ShortList.cursor, cursor)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """A line for each row."""
        return self.count

    def parts_of(self, index: int, width: int) -> Sequence[Part]:
        """A row."""
        text, role = self._rows[index]
        return ((fit(text, width), role),)
