"""Digests may come in any order, be found before all are there, and be stopped at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperreader.core.digest import Digest
from paperreader.core.paper import Paper
from paperreader.core.query import Word
from paperreader.index.filling import FIRST_COMMIT
from paperreader.index.index import Index
from tests.index.adding import agrees_with_itself, nothing_marked, shelf_of
from tests.index.shelf import Shelf, digest_of, fill, filled, known, reading_from

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")

FIRST_IMPORT = datetime(2026, 6, 1, tzinfo=UTC)

ENOUGH_DIGESTS = 40
"""More than twice as many as are committed first."""


def telling(word: str, appearance: int) -> Paper:
    """A paper of which each appearance tells something else: another spelling, an abstract, an id."""
    return Paper(
        title=word.title() if appearance % 2 else word,
        abstract=f"seen {WORDS[appearance % len(WORDS)]}" if appearance % 3 else "",
        authors=(f"Author {appearance}",),
        doi=f"10.1000/{word}" if appearance % 4 == 0 else "",
    )


@st.composite
def shelves(draw: st.DrawFn) -> Shelf:
    """Some digests of three days that have papers in common, imported one after the other."""
    lists = draw(st.lists(st.permutations(WORDS), min_size=1, max_size=6))
    sizes = draw(st.lists(st.integers(0, 5), min_size=len(lists), max_size=len(lists)))
    days = draw(st.lists(st.integers(0, 2), min_size=len(lists), max_size=len(lists)))
    shelf: Shelf = []
    for turn, (words, size, day) in enumerate(zip(lists, sizes, days, strict=True)):
        papers = tuple(telling(word, turn) for word in words[:size])
        imported = FIRST_IMPORT + timedelta(hours=turn)
        day_of_digest = date(2026, 1, 1) + timedelta(day)
        shelf.append((digest_of(papers, day_of_digest, imported, f"source-{turn}"), papers))
    return shelf


def all_that_it_tells(index: Index) -> list[object]:
    """The answers to every kind of question."""
    words = [*WORDS, *(f"10.1000/{word}" for word in WORDS), "author", "seen"]
    return [
        list(index.keys()),
        list(index.digests.items()),
        [list(index.keys(digest)) for digest in index.digests],
        index.indexed(list(index.keys())),
        [list(index.select(Word(word), nothing_marked)) for word in words],
        [index.jump(word, 9) for word in words],
        [index.lookup(word) for word in words],
        known(index, [telling(word, 0) for word in WORDS]),
    ]


@settings(max_examples=25)
@given(shelf=shelves(), data=st.data())
def test_the_order_in_which_digests_come_makes_no_difference(
    shelf: Shelf, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(shelf))
    with TemporaryDirectory() as folder:
        one = filled(Path(folder) / "one", shelf)
        other = Index.open(Path(folder) / "other")
        cut = data.draw(st.integers(0, len(shelf)))
        for some in (shuffled[:cut], shuffled[cut:]):
            other.add(some, reading_from(shelf))
        assert all_that_it_tells(one) == all_that_it_tells(other)


def watched(shelf: Shelf, watch: Callable[[int], None]) -> Iterator[tuple[Digest, Sequence[Paper]]]:
    """The digests of a shelf, the newest first; before each, someone is told how many were given."""
    for given_before, one in enumerate(sorted(shelf, key=lambda one: one[0].date, reverse=True)):
        watch(given_before)
        yield one


def test_the_newest_papers_are_found_while_others_are_added(tmp_path: Path) -> None:
    shelf = shelf_of(ENOUGH_DIGESTS)
    index, other = Index.open(tmp_path / "index"), Index.open(tmp_path / "index")
    newest = max(digest.date for digest, _ in shelf)
    sizes = []

    def look(_given: int) -> None:
        sizes.append(len(index))
        assert agrees_with_itself(index)
        if sizes[-1]:
            assert next(iter(index.digests.values())).date == newest
            other.refresh()
            assert len(other) == len(index)

    index.add(watched(shelf, look), reading_from(shelf))
    commits = sorted(set(sizes))
    assert commits[0] == 0
    assert FIRST_COMMIT <= commits[1] < 2 * FIRST_COMMIT
    assert commits[-1] < len(index)
    assert len(index.digests) == ENOUGH_DIGESTS
    assert agrees_with_itself(index)


LATER = 5
"""Digests given, and not yet committed, when somebody has had enough."""


class Enough(Exception):
    """Somebody does not want to wait."""


def test_an_addition_that_is_stopped_keeps_what_was_found_already(tmp_path: Path) -> None:
    shelf = shelf_of(ENOUGH_DIGESTS)
    index = Index.open(tmp_path / "index")
    found: list[int] = []

    def stop(_given: int) -> None:
        found.append(len(index))
        if found.count(found[-1]) == LATER and found[-1]:
            raise Enough

    with pytest.raises(Enough):
        index.add(watched(shelf, stop), reading_from(shelf))
    assert len(index) == found[-1]
    assert 0 < len(index.digests) < ENOUGH_DIGESTS
    for one in (index, Index.open(tmp_path / "index")):
        assert agrees_with_itself(one)
    assert list(index.select(Word("paper"), nothing_marked))
    fill(index, shelf)
    assert len(index.digests) == ENOUGH_DIGESTS
    assert agrees_with_itself(index)


def test_looking_for_changes_does_not_wait_for_an_addition(tmp_path: Path) -> None:
    """Nor does it find any: what is added here is seen here anyway."""
    shelf = shelf_of(2)
    index = Index.open(tmp_path / "index")
    with ThreadPoolExecutor(1) as reader:

        def look(_given: int) -> None:
            assert reader.submit(index.refresh).result(timeout=60) is False

        index.add(watched(shelf, look), reading_from(shelf))
    assert len(index.digests) == 2
