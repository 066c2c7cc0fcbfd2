"""Sets of rows are sets of numbers, and a key is found in its row."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from paperreader.index.key_table import rows_of, table_of
from paperreader.index.keys import NUMBERS
from paperreader.index.rowset import RowSet

TOTAL = 9000
"""More than two of the blocks that rows are counted in."""

SCATTERED = st.sets(st.integers(0, TOTAL - 1))
STRETCHES = st.builds(range, st.integers(0, TOTAL), st.integers(0, TOTAL)).map(set)
ROWS = SCATTERED | STRETCHES | st.builds(set.union, SCATTERED, STRETCHES)


def rowset(rows: set[int]) -> RowSet:
    return RowSet.of(rows, TOTAL)


@settings(deadline=None)  # some examples are large
@given(ROWS, ROWS)
def test_sets_of_rows_are_sets(one: set[int], other: set[int]) -> None:
    assert list(rowset(one) & rowset(other)) == sorted(one & other)
    assert list(rowset(one) | rowset(other)) == sorted(one | other)
    assert list(rowset(one) ^ rowset(other)) == sorted(one ^ other)
    assert list(~rowset(one)) == sorted(set(range(TOTAL)) - one)
    assert (rowset(one) == rowset(other)) == (one == other)
    assert list(RowSet.every(TOTAL)) == list(range(TOTAL))


@settings(deadline=None)  # some examples are large
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
    row_of = {key: row for row, key in enumerate(keys)}
    sought = [*others, *reversed(keys)]
    found = list(
        rows_of(
            sought, memoryview(array(NUMBERS, keys)), memoryview(table_of(array(NUMBERS, keys)))
        )
    )
    assert found == [row_of[key] for key in sought if key in row_of]


def test_keys_that_begin_their_search_in_one_slot_are_found_all_the_same() -> None:
    keys = array(NUMBERS, range(0, 200 * 202, 202))
    table = table_of(keys)
    assert {key % len(table) for key in keys} != set(range(len(table)))
    assert rows_of(keys, memoryview(keys), memoryview(table)) == list(range(len(keys)))


def test_a_table_that_a_power_failure_left_empty_is_not_searched_for_ever() -> None:
    keys = array(NUMBERS, range(5, 5000))
    zeros = memoryview(bytes(table_of(keys).itemsize * 10_000)).cast("I")
    assert rows_of([1, 5], memoryview(keys), zeros) == [0]
