"""In which row a key is: a table that is mapped and not read, made for questions about many keys.

Open addressing with linear probing (Knuth, The Art of Computer Programming 6.4, algorithm L): the
search for a key begins at the slot that the key, itself a hash, leaves as a remainder, and goes on to
the next slot until it is found or a slot is empty. Knows how the slots are filled. Does not know what a
row holds beside its key.

To fill the slots of a million keys takes a third of a second. So a table goes on being used when some
keys come and others go: it tells the rows as they were when it was made, and how far those from a row
on have moved since. The keys that have come since are in a second, small one. Where they are many, one
table is made of all.

    counts  slots of the table, moves since it was made, slots of the second table
    slots   of the table: the row that a key was in when it was made
    starts  the rows, as they were then and ascending, from which on all have moved by more, or by less
    moves   by how much the rows before the first of those have moved, and those from each of them on
    recent  slots of the second table: the row that a key that came since is in now
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final, TypeAlias

from paperreader.index.rowset import ROW_NUMBERS

SLOTS_A_KEY = 2
"""With every other slot empty a key is found at the second slot at the latest, on average."""

RECENT = 1 / 16
"""The share of all keys that may have come since the table was made: of a million, to arrange these anew
takes 20 ms, and to make a table of all comes to 5 µs for each that came."""

_EMPTY = 2**32 - 1

_LONGEST_SEARCH = 1000
"""Slots. Among a million keys none is more than fifty from where its search begins; but a file that a
power failure has left full of zeros must not be searched for ever.
"""

_MOVES: Final = "i"
"""The type code of moves: signed, four bytes."""

_COUNTS = struct.Struct("=3I")
_WIDTH = 4

_NOWHERE = array(ROW_NUMBERS)
_UNMOVED = array(_MOVES, [0])
"""Where no row has moved."""

Rows: TypeAlias = "array[int] | memoryview[int]"
"""Numbers of four bytes each, one after the other."""


class KeyTable:
    """The rows of keys, which are all different; never changes."""

    def __init__(self, slots: Rows, starts: Rows, moves: Rows, recent: Rows) -> None:
        self._slots = slots
        self._starts = starts
        self._moves = moves
        self._recent = recent
        self._tables = ((slots, starts, moves), (recent, _NOWHERE, _UNMOVED))

    @classmethod
    def of(cls, keys: Rows) -> KeyTable:
        """The table for the key of each row."""
        everything, nothing = _slots_for(range(len(keys)), keys), _slots_for((), keys)
        return cls(everything, _NOWHERE, _UNMOVED, nothing)

    @classmethod
    def read(cls, data: memoryview[int]) -> KeyTable:
        """The table that lies in some bytes.

        Raises:
            ValueError: none does.
        """
        try:
            counts = _COUNTS.unpack(data[: _COUNTS.size])
        except struct.error as error:
            raise ValueError from error
        slots, moves, recent = counts
        sizes = [_WIDTH * count for count in (slots, moves, moves + 1, recent)]
        if len(data) != _COUNTS.size + sum(sizes) or not slots or not recent:
            raise ValueError
        rows, starts, steps, new = parts(data[_COUNTS.size :], sizes)
        return cls(
            rows.cast(ROW_NUMBERS),
            starts.cast(ROW_NUMBERS),
            steps.cast(_MOVES),
            new.cast(ROW_NUMBERS),
        )

    def pieces(self) -> Sequence[bytes | Rows]:
        """The table as it lies in a file."""
        counts = len(self._slots), len(self._starts), len(self._recent)
        return _COUNTS.pack(*counts), self._slots, self._starts, self._moves, self._recent

    def rows_of(self, numbers: Iterable[int], keys: Rows) -> list[int]:
        """The rows of some keys, in their order; keys that have none are left out.

        Args:
            numbers: the keys that are sought.
            keys: the key of each row.
        """
        slots, starts, moves = self._slots, self._starts, self._moves
        size, papers = len(slots), len(keys)
        found: list[int] = []
        for number in numbers:
            row = slots[number % size]
            row += moves[bisect_right(starts, row)]
            if row < papers and keys[row] == number:
                found.append(row)
            else:
                found += self._sought(number, keys)
        return found

    def changed(self, keys: Rows, gone: Sequence[int], come: Sequence[tuple[int, int]]) -> KeyTable:
        """The table that this one becomes.

        Args:
            keys: the key of each row, as it is now.
            gone: the rows as they were, ascending, whose keys are not there any more.
            come: for each key that has come, in order, before which row as it was, and in which row.
        """
        steps = Counter(before for before, _ in come)
        steps.subtract(row + 1 for row in gone)
        moved = _mover(steps)
        left = set(gone)
        stayed = [moved(row) for row in self._recent if row != _EMPTY and row not in left]
        recent = [*stayed, *(row for _, row in come)]
        if len(recent) > RECENT * len(keys):
            return KeyTable.of(keys)
        starts, moves = _cumulated(self._steps_with(steps))
        return KeyTable(self._slots, starts, moves, _slots_for(recent, keys))

    def _steps_with(self, steps: Counter[int]) -> Counter[int]:
        """By how much more than those before them rows have moved, and now move, since this was made.

        Args:
            steps: by how much more those from a row on, as it is in this table, now move.
        """
        starts, moves = self._starts, self._moves
        images = [start + move for start, move in zip(starts, moves[1:], strict=True)]
        all_steps = Counter(
            {start: moves[turn + 1] - moves[turn] for turn, start in enumerate(starts)}
        )
        for row, step in steps.items():
            turn = bisect_right(images, row)
            then = row - moves[turn]
            all_steps[min(then, starts[turn]) if turn < len(starts) else then] += step
        return all_steps

    def _sought(self, number: int, keys: Rows) -> Sequence[int]:
        """The row of a key, if it has one."""
        papers = len(keys)
        for slots, starts, moves in self._tables:
            size = len(slots)
            first = number % size
            for slot in range(first, first + _LONGEST_SEARCH):
                row = slots[slot % size]
                if row == _EMPTY:
                    break
                row += moves[bisect_right(starts, row)]
                if row < papers and keys[row] == number:
                    return (row,)
        return ()


def parts(whole: memoryview[int], sizes: Sequence[int]) -> list[memoryview[int]]:
    """A row of numbers cut into parts of some sizes."""
    ends = [0, *accumulate(sizes)]
    return [whole[start:end] for start, end in pairwise(ends)]


def _slots_for(rows: Sequence[int], keys: Rows) -> array[int]:
    """The slots of a table for the keys of some rows."""
    size = SLOTS_A_KEY * (len(rows) + 1)
    slots = array(ROW_NUMBERS, [_EMPTY]) * size
    for row in rows:
        slot = keys[row] % size
        while slots[slot] != _EMPTY:
            slot = (slot + 1) % size
        slots[slot] = row
    return slots


def _mover(steps: Counter[int]) -> Callable[[int], int]:
    """Tells where a row moves, given by how much more than those before them those from one on move."""
    starts, moves = _cumulated(steps)
    return lambda row: row + moves[bisect_right(starts, row)]


def _cumulated(steps: Counter[int]) -> tuple[array[int], array[int]]:
    """The rows from which on all move by more, or by less; and by how much those before and behind move."""
    changes = sorted((start, step) for start, step in steps.items() if step)
    starts = array(ROW_NUMBERS, [start for start, _ in changes])
    return starts, array(_MOVES, accumulate((step for _, step in changes), initial=0))
