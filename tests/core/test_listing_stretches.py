"""Whoever goes through a long listing meets all its papers in order, a stretch read at a time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from paperreader.core.listing import STRETCH, Entry, Listing, Row
from paperreader.core.mark import UNMARKED
from paperreader.core.paper import Paper
from paperreader.core.query import Everything


def entries(keys: Sequence[str]) -> list[Entry]:
    """Papers that are called as their keys are."""
    assert len(keys) <= STRETCH
    return [Entry(Paper(key, key=key), UNMARKED, ()) for key in keys]


def rows(keys: Sequence[str]) -> list[Row]:
    """The rows of the same."""
    assert len(keys) <= STRETCH
    return [Row(key, key, UNMARKED, seen=1) for key in keys]


@pytest.mark.parametrize("papers", [0, 1, STRETCH - 1, STRETCH, STRETCH + 1, 3 * STRETCH])
def test_every_paper_comes_once_and_in_order(papers: int) -> None:
    keys = [f"{number:012x}" for number in range(papers)]
    listing = Listing(Everything(), keys, papers, entries, rows)
    assert [entry.paper.key for entry in listing] == keys
    assert [row.key for row in listing.all_rows()] == keys
