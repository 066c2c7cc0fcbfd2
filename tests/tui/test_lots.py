"""Rows are read in lots, each once, and before they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from paperreader.core.listing import Listing, Row
from paperreader.core.mark import UNMARKED, Mark
from paperreader.core.query import Everything
from paperreader.tui.lots import KEPT, LOT, SHELF, Lots

READ = Mark(read=True)

SCREEN = 40
"""Rows in sight."""


class Papers:
    """So many papers, and what has been read of them."""

    def __init__(self, count: int) -> None:
        self.read: list[str] = []
        keys = [str(number) for number in range(count)]
        self.listing = Listing(Everything(), keys, count, lambda _: (), self._rows)
        self.lots = Lots(self.listing, {})

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


def test_of_what_was_read_long_ago_nothing_is_kept() -> None:
    many = SHELF // LOT + KEPT + 2
    papers = Papers(many * LOT)
    for number in range(many):
        papers.lots.row(number * LOT)
    read = len(papers.read)
    papers.lots.row((many - 1) * LOT)
    assert len(papers.read) == read
    papers.lots.row(0)
    assert len(papers.read) == read + LOT


def test_a_row_that_was_read_for_another_listing_is_read_again_only_if_it_was_decided_about() -> (
    None
):
    papers, shelf = Papers(3 * LOT), dict[str, Row]()
    assert Lots(papers.listing, {"1": READ}, shelf).row(1).mark == READ
    half = replace(papers.listing, keys=papers.listing.keys[LOT // 2 :])
    papers.read.clear()
    rows = Lots(half, {str(LOT // 2): READ}, shelf)
    assert [rows.row(index).key for index in range(3)] == [str(LOT // 2 + n) for n in range(3)]
    decided_since = str(LOT // 2)
    assert papers.read == [decided_since, *map(str, range(LOT, LOT + LOT // 2))]
    assert [rows.row(index).mark.read for index in range(3)] == [True, False, False]


def test_a_lot_that_was_read_before_a_mark_was_made_bears_it() -> None:
    papers = Papers(1000)
    read = papers.lots.read([0])
    papers.lots.mark({"3": READ})
    papers.lots.take(read)
    assert papers.lots.row(3).mark == READ


def test_marks_are_taken_over_and_the_rows_told_that_are_others_by_that() -> None:
    papers = Papers(1000)
    papers.lots.row(0)
    papers.lots.row(LOT)
    marks = {"3": READ, str(LOT): READ, "999": READ}
    assert list(papers.lots.mark(marks)) == [3, LOT]
    assert list(papers.lots.mark(marks)) == []
    assert [papers.lots.row(index).mark.read for index in (2, 3, LOT)] == [False, True, True]
    assert list(papers.lots.mark({})) == [3, LOT]
