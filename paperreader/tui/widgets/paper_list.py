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
from paperreader.tui.widgets.row_list import RowList


class PaperList(RowList):
    """The papers of a listing."""

    BORDER_TITLE = "Papers"

    def __init__(self, *, id: str, today: date) -> None:
        super().__init__(id=id)
        self.lots: Lots | None = None
        """Its rows; None before the first listing."""
        self._shelf: dict[str, Row] = {}
        self._today = today
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
        self.emptiness = emptiness
        self.rows_changed(cursor)

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
