"""How many papers of each digest are neither read nor dismissed, counted once and then kept true."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.bearers import Bearers
from paperreader.core.paper import Paper
from paperreader.core.query import Flag, Is, Query
from paperreader.index.index import Index
from tests.index.shelf import Shelf, filled, listed, reading_from

TITLES = [f"Paper {number}" for number in range(30)]

SHELF: Shelf = [
    listed(TITLES[:20], date(2026, 5, 1)),
    listed(TITLES[10:25], date(2026, 5, 3)),
    listed(TITLES[15:30:2], date(2026, 5, 2)),
    listed([], date(2026, 5, 4)),
]
"""Some papers are in one digest, some in two, some in three."""

LISTED = {
    digest.id: {paper.key or Paper(paper.title).key for paper in papers} for digest, papers in SHELF
}

KEYS = [Paper(title).key for title in TITLES]


def counts(
    index: Index, read: frozenset[str], dismissed: frozenset[str] = frozenset()
) -> dict[str, tuple[int, int]]:
    def marked(query: Query) -> list[Bearers]:
        assert query in (Is(Flag.READ), Is(Flag.DISMISSED))
        return [Bearers(read if query == Is(Flag.READ) else dismissed)]

    return {count.digest.id: (count.papers, count.unread) for count in index.digest_counts(marked)}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return filled(tmp_path_factory.mktemp("counting") / "index", SHELF)


SOME = st.frozensets(st.sampled_from([*KEYS, "abcdef012345"]))


@given(st.lists(st.tuples(SOME, SOME)))
def test_whatever_is_read_after_another_each_digest_has_as_many_unread(
    index: Index, changes: list[tuple[frozenset[str], frozenset[str]]]
) -> None:
    for read, dismissed in changes:
        done = read | dismissed
        expected = {id: (len(keys), len(keys - done)) for id, keys in LISTED.items()}
        assert counts(index, read, dismissed) == expected


def test_digests_are_counted_the_newest_first_also_when_one_has_come(tmp_path: Path) -> None:
    index = filled(tmp_path / "index", SHELF[:2])
    assert list(counts(index, frozenset(KEYS[:12])).values()) == [(15, 13), (20, 8)]
    index.add(SHELF[2:3], reading_from(SHELF))
    assert list(counts(index, frozenset(KEYS[:12])).values()) == [(15, 13), (8, 8), (20, 8)]
