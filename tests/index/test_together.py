"""Several threads and several programs on one index."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from paperreader.core.paper import Paper
from paperreader.core.query import Word
from paperreader.index.index import Index
from tests.index.adding import (
    PAPERS_A_DIGEST,
    adding,
    agrees_with_itself,
    nothing_marked,
    papers_in,
    said,
    shelf_of,
)
from tests.index.shelf import fill, filled


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
