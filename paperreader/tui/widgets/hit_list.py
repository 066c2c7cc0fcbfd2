"""The titles that a jump found, with the letters that were matched.

Does not know how they were found.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperreader.core.listing import Hit
from paperreader.tui.cells import Part
from paperreader.tui.rows import hit_row
from paperreader.tui.widgets.row_list import RowList


class HitList(RowList, can_focus=False):
    """Hits, the best first; the entry field above has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other hits, the cursor on the best."""
        self._hits = hits
        self.rows_changed(0)

    @property
    def obeys_keys(self) -> bool:
        """Always: the entry field hands the keys on."""
        return True

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor; None where nothing was found."""
        return self._hits[self.cursor] if self._hits else None

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self._hits)

    def parts_of(self, index: int, width: int) -> Sequence[Part]:
        """A hit's row."""
        return hit_row(self._hits[index], width)
