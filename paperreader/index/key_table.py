"""In which row a key is: a table that is mapped and not read, made for questions about many keys.

Open addressing with linear probing (Knuth, The Art of Computer Programming 6.4, algorithm L): the
search for a key begins at the slot that the key, itself a hash, leaves as a remainder, and goes on to
the next slot until it is found or a slot is empty. Knows how the slots are filled. Does not know what a
row holds beside its key.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from paperreader.index.rowset import ROW_NUMBERS

SLOTS_A_KEY = 2
"""With every other slot empty a key is found at the second slot at the latest, on average."""

_EMPTY = 2**32 - 1

_LONGEST_SEARCH = 1000
"""Slots. Among a million keys none is more than fifty from where its search begins; but a file that a
power failure has left full of zeros must not be searched for ever.
"""


def slots_for(keys: int) -> int:
    """How many slots the table of so many keys has."""
    return SLOTS_A_KEY * (keys + 1)


def table_of(keys: array[int] | memoryview[int]) -> array[int]:
    """The slots for the rows of some keys, which are all different."""
    slots = slots_for(len(keys))
    table = array(ROW_NUMBERS, [_EMPTY]) * slots
    for row, key in enumerate(keys):
        slot = key % slots
        while table[slot] != _EMPTY:
            slot = (slot + 1) % slots
        table[slot] = row
    return table


def rows_of(numbers: Iterable[int], keys: memoryview[int], table: memoryview[int]) -> list[int]:
    """The rows of some keys, in their order; keys that have none are left out.

    Args:
        numbers: the keys that are sought.
        keys: the key of each row.
        table: the slots for them.
    """
    slots, papers = len(table), len(keys)
    found: list[int] = []
    for number in numbers:
        row = table[number % slots]
        if row < papers:
            if keys[row] == number:
                found.append(row)
            else:
                found += _found_behind(number, keys, table)
    return found


def _found_behind(number: int, keys: memoryview[int], table: memoryview[int]) -> Iterator[int]:
    """The row of a key, if it has one, that is not in the slot where the search for it begins."""
    slots, papers = len(table), len(keys)
    first = number % slots
    for slot in range(first + 1, first + _LONGEST_SEARCH):
        row = table[slot % slots]
        if row >= papers:
            return
        if keys[row] == number:
            yield row
            return
