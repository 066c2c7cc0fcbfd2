"""A program that adds digests to an index, and what an index that it has written must be like.

    python -m tests.index.adding DIRECTORY DIGESTS [one-by-one]

Each digest lists half of the papers of the one before it and as many new ones. The program says
`ready` before it adds anything, `done` afterwards, and then waits to be killed. It adds all digests at
once, or in as many additions as there are.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from paperreader.core.bearers import Bearers
from paperreader.core.query import Everything, Query, Word
from paperreader.index.index import Index
from tests.index.shelf import Shelf, listed, reading_from

PAPERS_A_DIGEST = 300
NEW_PAPERS = PAPERS_A_DIGEST // 2

ONE_BY_ONE = "one-by-one"

ROOT = Path(__file__).parents[2]


def shelf_of(digests: int) -> Shelf:
    """The first so many digests, of consecutive days."""
    first = date(2026, 1, 1)
    starts = range(0, digests * NEW_PAPERS, NEW_PAPERS)
    return [
        listed(
            (f"Paper {number}" for number in range(start, start + PAPERS_A_DIGEST)),
            first + timedelta(days=start),
        )
        for start in starts
    ]


def papers_in(digests: int) -> int:
    """How many papers they list together."""
    return (digests + 1) * NEW_PAPERS if digests else 0


def nothing_marked(_query: Query) -> Sequence[Bearers]:
    """The marks of a reader who has decided nothing."""
    return []


def agrees_with_itself(index: Index) -> bool:
    """Whether catalogue and documents tell of the same papers, all of them, in the same order."""
    keys = list(index.select(Everything(), nothing_marked))
    found = list(index.select(Word("paper"), nothing_marked))
    listings = sum(len(index.keys(digest)) for digest in index.digests)
    places = sum(len(paper.places) for paper in index.indexed(keys))
    return keys == found and len(keys) == papers_in(len(index.digests)) and listings == places


def adding(
    directory: Path, digests: int, *manner: str, tracing: Sequence[str] = ()
) -> subprocess.Popen[str]:
    """The program at work, perhaps under a tracer; it is ready when this returns."""
    command = [sys.executable, "-m", "tests.index.adding", str(directory), str(digests), *manner]
    pipe = subprocess.PIPE
    program = subprocess.Popen([*tracing, *command], stdin=pipe, stdout=pipe, text=True, cwd=ROOT)
    said(program, "ready")
    return program


def said(program: subprocess.Popen[str], word: str) -> bool:
    """Whether the program says a word; not if it dies first."""
    assert program.stdout is not None
    return program.stdout.readline() == f"{word}\n"


def main() -> None:
    index = Index.open(Path(sys.argv[1]))
    shelf = shelf_of(int(sys.argv[2]))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    earlier = reading_from(shelf)
    for some in [[one] for one in shelf] if ONE_BY_ONE in sys.argv else [shelf]:
        index.add(some, earlier)
    sys.stdout.write("done\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
