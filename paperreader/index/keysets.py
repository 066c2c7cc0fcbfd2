"""Sets of papers, by what they hold or by what they leave out.

`is:unread` leaves out the papers that are read, which are fewer than all others or soon will be: so
nothing is listed that need not be. Knows the algebra of such sets. Does not know which papers there
are.
"""

from __future__ import annotations

from array import array
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import filterfalse

from paperreader.index.keys import NUMBERS


@dataclass(frozen=True, slots=True)
class KeySet:
    """The papers with some keys, or those without."""

    numbers: AbstractSet[int]

    without: bool = False
    """Whether it is all other papers that are meant."""

    def __invert__(self) -> KeySet:
        return KeySet(self.numbers, not self.without)

    def __and__(self, other: KeySet) -> KeySet:
        if self.without and other.without:
            return KeySet(self.numbers | other.numbers, without=True)
        if self.without:
            return KeySet(other.numbers - self.numbers)
        if other.without:
            return KeySet(self.numbers - other.numbers)
        return KeySet(self.numbers & other.numbers)

    def __or__(self, other: KeySet) -> KeySet:
        return ~(~self & ~other)

    def among(self, numbers: memoryview[int]) -> array[int] | memoryview[int]:
        """Those of some keys that are in the set, in their order."""
        if self.without:
            left_out = self.numbers.__contains__
            return array(NUMBERS, filterfalse(left_out, numbers)) if self.numbers else numbers
        return array(NUMBERS, filter(self.numbers.__contains__, numbers))


EVERY_PAPER = KeySet(frozenset(), without=True)
