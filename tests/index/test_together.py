"""Several threads and several programs on one index."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier, Event
from time import monotonic

import pytest

from paperreader.core.paper import Paper
from paperreader.core.query import Word
from paperreader.core.sort import Sort
from paperreader.index.found import Found
from paperreader.index.index import Index
from tests.index.adding import (
    ONE_BY_ONE,
    PAPERS_A_DIGEST,
    adding,
    agrees_with_itself,
    nothing_marked,
    papers_in,
    said,
    shelf_of,
)
from tests.index.shelf import fill, filled, listed

HELD = 3

MANY_DIGESTS = 24
"""tantivy merges eight small segments into one: it does so several times on the way."""

LONGEST_WAIT = 60.0
"""Seconds for the other program to be done."""

LOOKING_AT_ONCE = 8
LISTED = 4000
ROUNDS = 20
"""Threads, papers and listings of them: threads that get in each other's way spoil about one in ten."""

OFTEN = 1e-6
"""Seconds after which another thread has its turn, that they meet wherever they can."""


@pytest.fixture
def _threads_that_meet_often() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(OFTEN)
    yield
    sys.setswitchinterval(usual)


def test_one_program_sees_what_another_adds(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    index = Index.open(directory)
    for digests in (1, 2, 4):
        assert not index.refresh()
        with adding(directory, digests) as program:
            assert said(program, "done")
            assert index.refresh()
            assert not index.refresh()
            assert len(index.digests) == digests
            program.kill()
    assert agrees_with_itself(index)


def test_one_program_sees_that_another_has_cleared(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    one, other = filled(directory, shelf_of(1)), Index.open(directory)
    one.clear()
    assert other.refresh()
    assert len(other) == 0
    fill(one, shelf_of(2))
    assert other.refresh()
    assert agrees_with_itself(other)


def test_readers_are_answered_while_papers_are_added(tmp_path: Path) -> None:
    index = filled(tmp_path / "index", shelf_of(1))
    finished = Event()

    def reads(seed: int) -> int:
        choice = random.Random(seed)
        rounds = 0
        while not finished.is_set() or not rounds:
            paper = choice.randrange(PAPERS_A_DIGEST)
            assert index.jump(f"paper {paper}", 5)
            found = index.select(Word("paper"), nothing_marked)
            assert len(found) >= papers_in(1)
            assert len(list(found)) == len(found)
            assert index.indexed([Paper(f"Paper {paper}").key])
            index.refresh()
            rounds += 1
        return rounds

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(reads, seed) for seed in range(3)]
        try:
            for digests in range(2, 8):
                fill(index, shelf_of(digests))
        finally:
            finished.set()
        assert all(reader.result() for reader in readers)
    assert agrees_with_itself(index)
    assert len(index.digests) == 7


@pytest.mark.usefixtures("_threads_that_meet_often")
@pytest.mark.parametrize("sort", Sort)
def test_threads_that_look_at_one_listing_see_what_one_alone_sees(
    tmp_path: Path, sort: Sort
) -> None:
    titles = (f"Paper {number} {'paper ' * (number % 50)}" for number in range(LISTED))
    index = filled(tmp_path / "index", [listed(titles)])
    alone = list(index.select(Word("paper"), nothing_marked, sort))
    turns = range(LOOKING_AT_ONCE)
    together = Barrier(LOOKING_AT_ONCE)

    def seen(listing: Found, turn: int) -> list[str]:
        together.wait(LONGEST_WAIT)
        return [listing[place] for place in range(turn, LISTED, LOOKING_AT_ONCE)]

    with ThreadPoolExecutor(LOOKING_AT_ONCE) as pool:
        for _ in range(ROUNDS):
            listing = index.select(Word("paper"), nothing_marked, sort)
            shares = list(pool.map(partial(seen, listing), turns))
            assert shares == [alone[turn::LOOKING_AT_ONCE] for turn in turns]
            assert list(listing) == alone


def files_of(directory: Path) -> set[Path]:
    return set((directory / "tantivy").iterdir())


def test_readers_are_answered_while_another_program_commits_merges_and_deletes(
    tmp_path: Path,
) -> None:
    """One goes along with what is committed; one stays where it was, on files that are long gone."""
    directory = tmp_path / "index"
    filled(directory, shelf_of(HELD)).close()
    index, staying = Index.open(directory), Index.open(directory)
    listing = staying.select(Word("paper"), nothing_marked)
    before = files_of(directory)
    seen = {len(index.digests)}
    with adding(directory, MANY_DIGESTS, ONE_BY_ONE) as program:
        deadline = monotonic() + LONGEST_WAIT
        while len(index.digests) < MANY_DIGESTS and monotonic() < deadline:
            index.refresh()
            seen.add(len(index.digests))
            assert agrees_with_itself(index)
            assert len(staying.digests) == HELD
            assert agrees_with_itself(staying)
        assert said(program, "done")
        program.kill()
    assert len(seen) > 2
    assert len(index.digests) == MANY_DIGESTS
    assert len(list(listing)) == papers_in(HELD)
    assert not {file for file in before & files_of(directory) if file.suffix == ".store"}


def test_an_index_of_many_small_additions_has_few_files(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    with adding(directory, MANY_DIGESTS, ONE_BY_ONE) as program:
        assert said(program, "done")
        program.kill()
    assert len({file.stem for file in files_of(directory) if file.suffix == ".store"}) < 8
    assert len(list(directory.glob("catalogue-*"))) == 1
