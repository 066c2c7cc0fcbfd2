"""Sets of rows are sets of numbers, and a key is found in its row."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from paperreader.index.key_table import KeyTable
from paperreader.index.keys import NUMBERS
from paperreader.index.rowset import RowSet

TOTAL = 9000
"""More than two of the blocks that rows are counted in."""

SCATTERED = st.sets(st.integers(0, TOTAL - 1))
STRETCHES = st.builds(range, st.integers(0, TOTAL), st.integers(0, TOTAL)).map(set)
ROWS = SCATTERED | STRETCHES | st.builds(set.union, SCATTERED, STRETCHES)


def rowset(rows: set[int]) -> RowSet:
    return RowSet.of(rows, TOTAL)


@given(ROWS, ROWS)
def test_sets_of_rows_are_sets(one: set[int], other: set[int]) -> None:
    assert list(rowset(one) & rowset(other)) == sorted(one & other)
    assert list(rowset(one) | rowset(other)) == sorted(one | other)
    assert list(rowset(one) ^ rowset(other)) == sorted(one ^ other)
    assert list(~rowset(one)) == sorted(set(range(TOTAL)) - one)
    assert (rowset(one) == rowset(other)) == (one == other)
    assert list(RowSet.every(TOTAL)) == list(range(TOTAL))


@given(ROWS, st.integers(0, TOTAL - 1), st.integers(0, TOTAL), st.integers(0, TOTAL))
def test_rows_are_counted_and_found_by_their_number(
    rows: set[int], row: int, start: int, stop: int
) -> None:
    held, ascending = rowset(rows), sorted(rows)
    assert len(held) == len(rows)
    assert (row in held) == (row in rows)
    assert held.rank(row) == sum(other < row for other in rows)
    assert held.rank(TOTAL) == len(rows)
    assert list(held.between(start, stop)) == ascending[start:stop]
    for place in {0, len(rows) // 2, len(rows) - 1} & set(range(len(rows))):
        assert held.nth(place) == ascending[place]


@given(st.lists(st.integers(0, 2**48 - 1), unique=True), st.sets(st.integers(0, 2**48 - 1)))
def test_each_key_is_found_in_its_row_and_no_other_is(keys: list[int], others: set[int]) -> None:
    sought = [*others, *reversed(keys)]
    assert found(KeyTable.of(array(NUMBERS, keys)), sought, keys) == rows_by_looking(sought, keys)


@given(
    st.sets(st.integers(0, 999)),
    st.lists(st.tuples(st.sets(st.integers(0, 999)), st.sets(st.integers(0, 999), max_size=20))),
    st.sampled_from((1, 20)),
)
def test_keys_are_found_where_they_are_after_others_have_come_and_gone(
    first: set[int], changes: list[tuple[set[int], set[int]]], most_gone: int
) -> None:
    """The rows are those of the keys in ascending order, of which each change takes and gives some."""
    keys = sorted(first)
    table = KeyTable.of(array(NUMBERS, keys))
    for leaving, coming in changes:
        before, gone = keys, sorted({*keys} & leaving)[:most_gone]
        come = sorted(coming - {*keys} | set(gone[:1]))
        keys = sorted({*keys} - {*gone} | {*come})
        table = table.changed(
            array(NUMBERS, keys),
            [before.index(key) for key in gone],
            [(place_among(key, before, gone), keys.index(key)) for key in come],
        )
        table = KeyTable.read(memoryview(b"".join(table.pieces())))
        assert found(table, range(1000), keys) == rows_by_looking(range(1000), keys)


def test_few_keys_among_many_do_not_make_a_new_table() -> None:
    keys = array(NUMBERS, range(0, 3200, 2))
    table = KeyTable.of(keys)
    grown = array(NUMBERS, [*range(0, 50, 2), 49, *range(50, 3200, 2)])
    changed = table.changed(grown, [], [(25, 25)])
    assert changed.pieces()[1] is table.pieces()[1]
    assert found(changed, [48, 49, 50, 51], list(grown)) == [24, 25, 26]


def test_keys_that_begin_their_search_in_one_slot_are_found_all_the_same() -> None:
    keys = list(range(0, 200 * 202, 202))
    table = KeyTable.of(array(NUMBERS, keys))
    slots = len(table.pieces()[1])
    assert {key % slots for key in keys} != set(range(slots))
    assert found(table, keys, keys) == list(range(len(keys)))


def test_a_table_that_a_power_failure_left_empty_is_not_searched_for_ever() -> None:
    keys = list(range(5, 5000))
    counts, *parts = KeyTable.of(array(NUMBERS, keys)).pieces()
    zeros = KeyTable.read(memoryview(bytes(counts) + bytes(sum(len(bytes(one)) for one in parts))))
    assert found(zeros, [1, 5], keys) == [0]


def found(table: KeyTable, sought: Iterable[int], keys: Sequence[int]) -> list[int]:
    return table.rows_of(sought, memoryview(array(NUMBERS, keys)))


def rows_by_looking(sought: Iterable[int], keys: Sequence[int]) -> list[int]:
    row_of = {key: row for row, key in enumerate(keys)}
    return [row_of[key] for key in sought if key in row_of]


def place_among(key: int, before: Sequence[int], gone: Sequence[int]) -> int:
    """Before which of some rows a key comes; after the one that it takes the place of."""
    return bisect_right(before, key) if key in gone else bisect_left(before, key)
