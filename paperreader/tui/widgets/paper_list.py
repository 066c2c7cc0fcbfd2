"""The list of papers: the rows of a listing, read as far as they are in sight or may soon be.

Does not know where the papers come from, nor what a key does to them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from paperreader.core.listing import Listing, Row
from paperreader.core.mark import Mark
from paperreader.tui.cells import Part, cut
from paperreader.tui.lots import Lots, Watched
from paperreader.tui.rows import paper_row
from paperreader.tui.selection import NO_ROWS, Rows
from paperreader.tui.widgets.row_list import RowList

SELECTED = "┃"
"""Stands before a selected row."""

SELECTED_CURSOR = "█"
"""Stands before the row of the cursor where that is selected."""


class PaperList(RowList):
    """The papers of a listing."""

    BORDER_TITLE = "Papers"

    def __init__(self, *, id: str, today: date) -> None:
        super().__init__(id=id)
        self.lots: Lots | None = None
        """Its rows; None before the first listing."""
        self._shelf: dict[str, Row] = {}
        self._today = today
        self._picked = NO_ROWS
        self.emptiness: Sequence[str] = ()
        """Why there are no papers and what to press, line by line, where there are none."""

    def show(
        self, listing: Listing, marks: Mapping[str, Mark], cursor: int, emptiness: Sequence[str]
    ) -> None:
        """Show a listing.

        Args:
            listing: the papers.
            marks: what they bear, by their keys.
            cursor: the row for the cursor.
            emptiness: why there are none and what to press, line by line, where there are none.
        """
        self.lots = Lots(listing, marks, self._shelf)
        self._picked = NO_ROWS
        self.emptiness = emptiness
        self.rows_changed(cursor)

    def pick(self, rows: Rows) -> bool:
        """Show other rows as selected; whether they are others."""
        was, self._picked = self._picked, rows
        if rows == was:
            return False
        for index in [*self.drawn_rows]:
            if was.has(index) is not rows.has(index):
                self.row_changed(index)
        return True

    def explain(self, emptiness: Sequence[str]) -> None:
        """Say why there are no papers, where there are none."""
        self.emptiness = emptiness
        if not self.count:
            self.refresh()

    def read_again(self, marks: Mapping[str, Mark]) -> None:
        """Draw what the library says now: the same papers, the cursor where it is."""
        self._shelf = {}
        if self.lots is not None:
            self.lots = Lots(self.lots.listing, marks, self._shelf)
        self.forget_rows()
        self.refresh()

    def turn(self, today: date) -> None:
        """Tell of a day who is snoozed and who is back."""
        self._today = today
        self.forget_rows()
        self.refresh()

    def mark_again(self, marks: Mapping[str, Mark]) -> None:
        """Draw what marks say, by the papers' keys; no title is read again for that."""
        self.forget_rows(besides=self.in_sight)  # among others are some whose rows are not kept
        for index in self.lots.mark(marks) if self.lots is not None else ():
            self.row_changed(index)

    def sign_again(self, watched: Watched) -> None:
        """Draw the sign of what is watched for; no title is read again for that."""
        self._shelf.clear()
        self.forget_rows(besides=self.in_sight)
        for index in self.lots.sign(watched) if self.lots is not None else ():
            self.row_changed(index)

    @property
    def listing(self) -> Listing | None:
        """The papers; None before the first listing."""
        return self.lots.listing if self.lots is not None else None

    @property
    def key(self) -> str | None:
        """The key of the paper under the cursor; None where there are no papers."""
        return self.lots.listing.keys[self.cursor] if self.lots and self.count else None

    @property
    def row(self) -> Row | None:
        """The paper under the cursor; None where there are no papers."""
        return self.lots.row(self.cursor) if self.lots and self.count else None

    @property
    def count(self) -> int:
        """How many papers the listing has."""
        return 0 if self.lots is None else len(self.lots.listing)

    def margin(self, index: int, *, has_cursor: bool) -> Part:
        """Whether a row is selected, and has the cursor."""
        if not self._picked.has(index):
            return super().margin(index, has_cursor=has_cursor)
        return (SELECTED_CURSOR if has_cursor else SELECTED, "accent")

    def beneath(self, index: int) -> str | None:
        """What is selected lies on a colour of its own, too."""
        return "picked" if self._picked.has(index) else None

    def parts_of(self, index: int, width: int) -> Sequence[Part]:
        """A paper's row."""
        assert self.lots is not None
        return paper_row(self.lots.row(index), width, self._today)

    def parts_of_nothing(self, line: int, width: int) -> Sequence[Part]:
        """Why the listing is empty, a third of the way down, each line in the middle."""
        first = max(0, (self.size.height - len(self.emptiness)) // 3)
        if not first <= line < first + len(self.emptiness):
            return ()
        block = max(map(len, self.emptiness))
        text = cut(self.emptiness[line - first].ljust(block), width)
        return ((text.center(width), "strong" if line == first else "muted"),)
