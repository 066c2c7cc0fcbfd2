"""The list of papers: the rows of a listing, read as far as they are in sight.

Does not know where the papers come from, nor what a key does to them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from paperreader.core.listing import Listing, Row
from paperreader.core.mark import UNMARKED, Mark
from paperreader.tui.cells import Part, cut
from paperreader.tui.rows import paper_row
from paperreader.tui.widgets.row_list import RowList

BLOCK = 64
"""Rows read at once: about a screenful, so that scrolling asks for a block only now and then."""

BLOCKS_KEPT = 8
"""Blocks remembered: the way one came, not the whole library."""


class PaperList(RowList):
    """The papers of a listing."""

    BORDER_TITLE = "Papers"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._listing: Listing | None = None
        self._emptiness: Sequence[str] = ()
        self._blocks: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def show(self, listing: Listing, cursor: int, emptiness: Sequence[str]) -> None:
        """Show a listing.

        Args:
            listing: the papers.
            cursor: the row for the cursor.
            emptiness: why there are none and what to press, line by line, where there are none.
        """
        self._listing = listing
        self._emptiness = emptiness
        self._blocks.clear()
        self.rows_changed(cursor)

    def explain(self, emptiness: Sequence[str]) -> None:
        """Say why there are no papers, where there are none."""
        self._emptiness = emptiness
        if not self.count:
            self.refresh()

    def read_again(self) -> None:
        """Draw what the library says now: the same papers, the cursor where it is."""
        self._blocks.clear()
        self.forget_rows()
        self.refresh()

    def mark_again(self, marks: Mapping[str, Mark]) -> None:
        """Draw what marks say, by the papers' keys; the titles in sight are not read again for that."""
        in_sight = self.in_sight
        first, last = in_sight.start // BLOCK, (in_sight.stop - 1) // BLOCK
        self._keep_blocks(range(first, last + 1))
        for number, rows in self._blocks.items():
            told = [row._replace(mark=marks.get(row.key, UNMARKED)) for row in rows]
            self._blocks[number] = told
            for offset, (row, was) in enumerate(zip(told, rows, strict=True)):
                if row.mark != was.mark:
                    self.row_changed(number * BLOCK + offset)

    def _keep_blocks(self, numbers: range) -> None:
        for number in set(self._blocks).difference(numbers):
            del self._blocks[number]
        self.forget_rows(besides=range(numbers.start * BLOCK, numbers.stop * BLOCK))

    @property
    def key(self) -> str | None:
        """The key of the paper under the cursor; None where there are no papers."""
        return self._listing.keys[self.cursor] if self._listing else None

    @property
    def row(self) -> Row | None:
        """The paper under the cursor; None where there are no papers."""
        return self._row(self.cursor) if self.count else None

    @property
    def count(self) -> int:
        """How many papers the listing has."""
        return 0 if self._listing is None else len(self._listing)

    def parts_of(self, index: int, width: int) -> Sequence[Part]:
        """A paper's row."""
        return paper_row(self._row(index), width)

    def parts_of_nothing(self, line: int, width: int) -> Sequence[Part]:
        """Why the listing is empty, a third of the way down, each line in the middle."""
        first = max(0, (self.size.height - len(self._emptiness)) // 3)
        if not first <= line < first + len(self._emptiness):
            return ()
        block = max(map(len, self._emptiness))
        text = cut(self._emptiness[line - first].ljust(block), width)
        return ((text.center(width), "strong" if line == first else "muted"),)

    def _row(self, index: int) -> Row:
        number, offset = divmod(index, BLOCK)
        if number not in self._blocks:
            self._blocks[number] = self._read(number)
            if len(self._blocks) > BLOCKS_KEPT:
                self._blocks.popitem(last=False)
        return self._blocks[number][offset]

    def _read(self, number: int) -> Sequence[Row]:
        assert self._listing is not None
        return self._listing.rows(number * BLOCK, (number + 1) * BLOCK)
