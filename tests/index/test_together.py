"""Several threads and several programs on one index, and programs that are killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Event

from paperreader.core.paper import Paper
from paperreader.core.query import Everything, Query, Word
from paperreader.index.index import Index
from tests.index.shelf import Shelf, fill, filled, listed

PAPERS_A_DIGEST = 300

KILLS = 15

LONGEST_ADDITION = 0.12
"""Seconds within which a program here has added a digest, from reading to the last file."""

ADDING = """
import sys
from pathlib import Path
from paperreader.index.index import Index
from tests.index.test_together import shelf_of
from tests.index.shelf import fill
index = Index.open(Path(sys.argv[1]))
shelf = shelf_of(int(sys.argv[2]))
print("ready", flush=True)
fill(index, shelf)
print("done", flush=True)
sys.stdin.read()
"""


def shelf_of(digests: int) -> Shelf:
    """Digests of consecutive days, each of which lists half of the papers of the day before."""
    return [
        listed(
            (f"Paper {number}" for number in range(turn * 150, turn * 150 + PAPERS_A_DIGEST)),
            date(2026, 1, 1) + timedelta(days=turn),
        )
        for turn in range(digests)
    ]


def papers_in(digests: int) -> int:
    return (digests + 1) * PAPERS_A_DIGEST // 2 if digests else 0


def nothing_marked(_query: Query) -> frozenset[str]:
    return frozenset()


def agrees_with_itself(index: Index) -> bool:
    """Whether catalogue and documents tell of the same papers in the same order."""
    keys = list(index.select(Everything(), nothing_marked))
    found = list(index.select(Word("paper"), nothing_marked))
    listings = sum(len(index.keys(digest)) for digest in index.digests)
    places = sum(len(paper.places) for paper in index.indexed(keys))
    return keys == found and len(keys) == papers_in(len(index.digests)) and listings == places


def adding(directory: Path, digests: int) -> subprocess.Popen[str]:
    """A program that adds the first so many digests; it has begun when this returns."""
    pipe = subprocess.PIPE
    arguments = [sys.executable, "-c", ADDING, str(directory), str(digests)]
    program = subprocess.Popen(arguments, stdin=pipe, stdout=pipe, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return program


def test_a_killed_program_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    held = 0
    for turn in range(KILLS):
        with adding(directory, held + 1) as program:
            time.sleep(LONGEST_ADDITION * turn / KILLS)
            program.send_signal(signal.SIGKILL)
        index = Index.open(directory)
        assert len(index.digests) in {held, held + 1}
        assert agrees_with_itself(index)
        held = len(index.digests)
    fill(index, shelf_of(held + 1))
    assert agrees_with_itself(index)


def test_one_program_sees_what_another_adds(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    index = Index.open(directory)
    for digests in (1, 2, 4):
        assert not index.refresh()
        with adding(directory, digests) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "done\n"
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
