"""The rows of a listing, read in lots: those that are looked at, and those that may be looked at next.

Knows which lots have been read. Does not know who draws the rows, nor in which thread they are read: to
read a lot changes nothing here, and whoever has read some hands them over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paperreader.core.listing import Listing, Row
from paperreader.core.mark import UNMARKED, Mark

LOT = 48
"""Rows read at once, 40 µs each: a screenful, so that what is in sight lies in two lots at most."""

KEPT = 12
"""Lots remembered: the way one came and where one may go, not the whole library."""


class Lots:
    """The rows of one listing."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._lots: dict[int, Sequence[Row]] = {}

    def row(self, index: int) -> Row:
        """A row, counted from 0; its lot is read if that has not been done."""
        number, offset = divmod(index, LOT)
        if number not in self._lots:
            self.take(self.read([number]))
        return self._lots[number][offset]

    def unread_near(self, in_sight: range) -> Sequence[int]:
        """The lots that a key may bring into sight and that have not been read.

        A screenful up or down may come next, or the listing's first rows or its last.
        """
        rows, height = len(self.listing), len(in_sight)
        if not rows:
            return ()
        first, last = in_sight.start - height, in_sight.stop + height - 1
        near = range(max(0, first) // LOT, min(last, rows - 1) // LOT + 1)
        ends = (0, max(0, rows - height) // LOT, (rows - 1) // LOT)
        return [number for number in dict.fromkeys((*near, *ends)) if number not in self._lots]

    def read(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Row]]:
        """Read lots; takes a moment, and may be done in any thread."""
        return {number: self.listing.rows(number * LOT, (number + 1) * LOT) for number in numbers}

    def take(self, lots: Mapping[int, Sequence[Row]]) -> None:
        """Keep lots that have been read, in the place of the oldest."""
        self._lots.update(lots)
        for number in list(self._lots)[:-KEPT]:
            del self._lots[number]

    def mark(self, marks: Mapping[str, Mark]) -> Sequence[int]:
        """Let all rows bear the marks of now, given by the papers' keys; which rows are others by that."""
        changed = []
        for number, rows in self._lots.items():
            told = [_marked(row, marks.get(row.key, UNMARKED)) for row in rows]
            pairs = enumerate(zip(told, rows, strict=True), number * LOT)
            changed += [index for index, (row, was) in pairs if row is not was]
            self._lots[number] = told
        return changed


def _marked(row: Row, mark: Mark) -> Row:
    return row if mark == row.mark else row._replace(mark=mark)
