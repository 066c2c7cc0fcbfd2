"""Which rows of a listing are selected, as ranges: a hundred thousand rows cost what two do.

Knows how rows are added, taken away and found again in another listing. Does not know keys of the keyboard,
nor what is done to the papers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Self

from paperreader.core.listing import Listing


@dataclass(frozen=True, slots=True)
class Subject:
    """The papers that a key is about."""

    count: int
    """How many they are."""

    find_keys: Callable[[], Sequence[str]]
    """Gives their keys, in their order; of many it takes a while, and may be called in any thread."""

    is_selection: bool = False
    """Whether they were selected; else it is the one under the cursor."""

    @property
    def is_several(self) -> bool:
        """Whether there is more than one."""
        return self.count > 1


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a listing, counted from 0."""

    ranges: tuple[range, ...] = ()
    """In ascending order; none is empty, and no two of them meet."""

    @classmethod
    def of(cls, rows: Iterable[int]) -> Self:
        """Rows that are given one by one, in ascending order."""
        ranges: list[range] = []
        for row in rows:
            if ranges and ranges[-1].stop == row:
                ranges[-1] = range(ranges[-1].start, row + 1)
            else:
                ranges.append(range(row, row + 1))
        return cls(tuple(ranges))

    @property
    def count(self) -> int:
        """How many rows they are."""
        return sum(map(len, self.ranges))

    def has(self, row: int) -> bool:
        """Whether a row is one of them."""
        at = bisect_right(self.ranges, row, key=attrgetter("start"))
        return at > 0 and row in self.ranges[at - 1]

    def united(self, added: range) -> Self:
        """These and those of a range."""
        meeting = [
            one for one in self.ranges if one.start <= added.stop and added.start <= one.stop
        ]
        start = min(one.start for one in (added, *meeting))
        stop = max(one.stop for one in (added, *meeting))
        before = (one for one in self.ranges if one.stop < added.start)
        after = (one for one in self.ranges if one.start > added.stop)
        return replace(self, ranges=(*before, range(start, stop), *after))

    def turned(self, row: int) -> Self:
        """With a row that was not among them, or without one that was."""
        if not self.has(row):
            return self.united(range(row, row + 1))
        parts = chain.from_iterable(
            (range(one.start, row), range(row + 1, one.stop)) if row in one else (one,)
            for one in self.ranges
        )
        return replace(self, ranges=tuple(filter(None, parts)))


NO_ROWS = Rows()


def keys_at(listing: Listing, rows: Rows) -> Iterator[str]:
    """The keys of the papers in some rows, in their order; of many that takes a while."""
    return chain.from_iterable(listing.keys[one.start : one.stop] for one in rows.ranges)


def placed(rows: Rows, before: Listing, now: Listing) -> Rows:
    """Where the papers in some rows of a listing stand in another; those that are not in it are left out."""
    keys = frozenset(keys_at(before, rows))
    return Rows.of(row for row, key in enumerate(now.whole().keys) if key in keys)
