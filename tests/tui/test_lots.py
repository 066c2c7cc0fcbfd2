"""Rows are read in lots, each once, and before they are looked at."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from paperreader.core.listing import Listing, Row
from paperreader.core.mark import UNMARKED, Mark
from paperreader.core.query import Everything
from paperreader.tui.lots import KEPT, LOT, Lots

READ = Mark(read=True)

SCREEN = 40
"""Rows in sight."""


class Papers:
    """So many papers, and what has been read of them."""

    def __init__(self, count: int) -> None:
        self.read: list[str] = []
        keys = [str(number) for number in range(count)]
        self.lots = Lots(Listing(Everything(), keys, count, lambda _: (), self._rows))

    def _rows(self, keys: Sequence[str]) -> Sequence[Row]:
        self.read.extend(keys)
        return [Row(key, f"Paper {key}", UNMARKED, seen=1) for key in keys]

    def read_ahead(self, first: int) -> Sequence[int]:
        """Look at the rows from one on, and read what may come next."""
        numbers = self.lots.unread_near(range(first, first + SCREEN))
        self.lots.take(self.lots.read(numbers))
        return numbers


def test_a_lot_is_read_once_and_whole() -> None:
    papers = Papers(1000)
    assert papers.lots.row(LOT).title == f"Paper {LOT}"
    assert papers.lots.row(2 * LOT - 1).key == str(2 * LOT - 1)
    assert papers.read == [str(number) for number in range(LOT, 2 * LOT)]


@pytest.mark.parametrize(
    ("count", "first", "numbers"),
    [
        (0, 0, []),
        (1, 0, [0]),
        (SCREEN, 0, [0]),
        (LOT + 1, 0, [0, 1]),
        (100 * LOT, 0, [0, 1, 99]),  # one screenful down, or the end
        (100 * LOT, 10 * LOT, [9, 10, 11, 0, 99]),
        (100 * LOT, 99 * LOT, [98, 99, 0]),
        (100 * LOT + 1, 0, [0, 1, 99, 100]),  # the last screenful lies in two lots
    ],
)
def test_what_a_key_may_bring_into_sight_is_read_ahead(
    count: int, first: int, numbers: list[int]
) -> None:
    papers = Papers(count)
    assert list(papers.read_ahead(first)) == numbers
    assert list(papers.read_ahead(first)) == []


def test_whoever_goes_on_by_screenfuls_never_waits_for_rows() -> None:
    papers = Papers(10_000)
    for first in (*range(0, 5000, SCREEN), 10_000 - SCREEN, 0):
        papers.read_ahead(first)
        read = len(papers.read)
        for index in range(first, min(first + 2 * SCREEN, 10_000)):
            papers.lots.row(index)
        assert len(papers.read) == read


def test_only_the_latest_lots_are_kept() -> None:
    papers = Papers((KEPT + 2) * LOT)
    for number in range(KEPT + 1):
        papers.lots.row(number * LOT)
    read = len(papers.read)
    papers.lots.row(LOT)
    assert len(papers.read) == read
    papers.lots.row(0)
    assert len(papers.read) == read + LOT


def test_marks_are_taken_over_and_the_rows_told_that_are_others_by_that() -> None:
    papers = Papers(1000)
    papers.lots.row(0)
    papers.lots.row(LOT)
    marks = {"3": READ, str(LOT): READ, "999": READ}
    assert list(papers.lots.mark(marks)) == [3, LOT]
    assert list(papers.lots.mark(marks)) == []
    assert [papers.lots.row(index).mark.read for index in (2, 3, LOT)] == [False, True, True]
    assert list(papers.lots.mark({})) == [3, LOT]
