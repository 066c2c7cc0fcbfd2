"""Numbers that sort as papers stand in reading order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.digest import Digest
from paperreader.core.paper import Paper
from paperreader.index.places import label_of, new_label, place_of, position_of
from tests.index.shelf import digest_of

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


def imported_after(seconds: int, day: date = date(2026, 5, 20)) -> Digest:
    return digest_of([Paper(f"Imported after {seconds}")], day, NOON + timedelta(seconds=seconds))


def labelled(digests: list[Digest]) -> dict[int, Digest]:
    """The digests of one day with their labels, given in the order in which they came."""
    held: dict[int, Digest] = {}
    for digest in digests:
        held[new_label(digest, sorted(held), held.__getitem__)] = digest
    return held


@given(label=st.integers(0, 2**42 - 1), position=st.integers(1, 2**22 - 1))
def test_a_place_tells_its_digest_and_position(label: int, position: int) -> None:
    place = place_of(label, position)
    assert (label_of(place), position_of(place)) == (label, position)
    assert place < 2**64


@given(st.dates(), st.dates())
def test_the_newer_digest_comes_first(one: date, other: date) -> None:
    labels = [next(iter(labelled([imported_after(0, day)]))) for day in (one, other)]
    assert (labels[0] < labels[1]) == (one > other)


@given(st.permutations(range(18)))
def test_of_one_day_the_last_import_comes_first_in_whatever_order_they_are_met(
    order: list[int],
) -> None:
    held = labelled([imported_after(seconds) for seconds in order])
    imports = [held[label].imported for label in sorted(held)]
    assert imports == sorted(imports, reverse=True)


@given(st.lists(st.integers(0, 10**9), unique=True, max_size=60))
def test_no_two_digests_have_one_label(seconds: list[int]) -> None:
    assert len(labelled([imported_after(each) for each in seconds])) == len(seconds)


@pytest.mark.parametrize("order", [range(2000), range(2000, 0, -1)])
def test_thousands_of_digests_of_one_day_keep_the_order_of_their_import(order: range) -> None:
    held = labelled([imported_after(seconds) for seconds in order])
    imports = [held[label].imported for label in sorted(held)]
    assert imports == sorted(imports, reverse=True)
