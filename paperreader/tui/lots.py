"""The rows of a listing, read in lots: those that are looked at, and those that may be looked at next.

Knows which lots have been read. Does not know who draws the rows, nor in which thread they are read: to
read a lot changes nothing here, and whoever has read some hands them over.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from paperreader.core.listing import Listing, Row
from paperreader.core.mark import UNMARKED, Mark

LOT = 48
"""Rows read at once, 40 µs each: a screenful, so that what is in sight lies in two lots at most."""

KEPT = 12
"""Lots remembered: the way one came and where one may go, not the whole library."""


Watched = Callable[[Sequence[str]], Container[str]]
"""Tells which of some papers, by their keys, are watched for."""

SHELF = 2_000
"""Rows of other listings remembered, 1 MB: a filter finds much of what it found a letter before."""


def signed(rows: Sequence[Row], watched: Watched | None) -> Sequence[Row]:
    """The rows, with the sign of those that are watched for; as they are where nobody tells which."""
    if watched is None:
        return rows
    among = watched([row.key for row in rows])
    return [
        row if row.watched is (row.key in among) else row._replace(watched=not row.watched)
        for row in rows
    ]


class Lots:
    """The rows of one listing.

    Args:
        listing: the listing.
        marks: what the rows bear, by the papers' keys.
        shelf: rows that have been read already, of whatever listing, by their keys; it is added to.
    """

    def __init__(
        self, listing: Listing, marks: Mapping[str, Mark], shelf: dict[str, Row] | None = None
    ) -> None:
        self.listing = listing
        self._marks = marks
        self._shelf = {} if shelf is None else shelf
        self._lots: dict[int, Sequence[Row]] = {}
        self._watched: Watched | None = None  # until somebody knows better, the listing does

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
        return {number: self._read(number) for number in numbers}

    def _read(self, number: int) -> Sequence[Row]:
        keys = self.listing.keys[number * LOT : (number + 1) * LOT]
        # A decision may also change whether a paper is watched for, which only the library knows.
        known = {
            key: row
            for key in keys
            if (row := self._shelf.get(key)) is not None
            and row.mark == self._marks.get(key, UNMARKED)
        }
        read = self.listing.read_rows([key for key in keys if key not in known])
        known.update((row.key, row) for row in signed(read, self._watched))
        if len(self._shelf) > SHELF:
            self._shelf.clear()
        self._shelf.update(known)
        return [known[key] for key in keys]

    def take(self, lots: Mapping[int, Sequence[Row]]) -> None:
        """Keep lots that have been read, in the place of the oldest."""
        for number, rows in lots.items():
            self._lots[number] = [self._marked(row) for row in rows]
        for number in list(self._lots)[:-KEPT]:
            del self._lots[number]

    def mark(self, marks: Mapping[str, Mark]) -> Sequence[int]:
        """Let all rows bear the marks of now, given by the papers' keys; which rows are others by that."""
        self._marks = marks
        return self._told_anew(lambda rows: [self._marked(row) for row in rows])

    def sign(self, watched: Watched) -> Sequence[int]:
        """Let all rows bear the sign of what is watched for now; which rows are others by that."""
        self._watched = watched
        return self._told_anew(lambda rows: signed(rows, watched))

    def _told_anew(self, tell: Callable[[Sequence[Row]], Sequence[Row]]) -> Sequence[int]:
        changed: list[int] = []
        for number, rows in self._lots.items():
            told = tell(rows)
            pairs = enumerate(zip(told, rows, strict=True), number * LOT)
            changed += [index for index, (row, was) in pairs if row is not was]
            self._lots[number] = told
        return changed

    def _marked(self, row: Row) -> Row:
        mark = self._marks.get(row.key, UNMARKED)
        return row if mark == row.mark else row._replace(mark=mark)
