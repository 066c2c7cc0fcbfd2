"""Ways to look for a title: the library's jump, and what else people have for it.

Each takes what was typed and gives the first titles that it finds. Knows nothing of who typed what for.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz, process, utils

from benchmarks.setting import installed
from paperreader import Library

GLANCE = 10
"""Titles that are seen at a glance."""

Search = Callable[[str], Sequence[str]]


@contextmanager
def jump(home: Path, _titles: Sequence[str]) -> Iterator[Search | None]:
    """Jump in the library."""
    with Library.open(home) as library:
        yield lambda text: [hit.title for hit in library.jump(text, GLANCE)]


@contextmanager
def fzf(_home: Path, titles: Sequence[str]) -> Iterator[Search | None]:
    """Run fzf --filter, which reads all titles each time; None where it is not installed."""
    program = installed("fzf")
    if not program:
        yield None
        return
    with TemporaryDirectory() as directory:
        file = Path(directory) / "titles"
        file.write_text("\n".join(titles), encoding="utf-8")

        def search(text: str) -> list[str]:
            with file.open("rb") as lines:
                argv = [program, "--filter", text]
                run = subprocess.run(argv, stdin=lines, capture_output=True, check=False)
            return run.stdout.decode("utf-8").split("\n")[:GLANCE]

        yield search


@contextmanager
def wratio(_home: Path, titles: Sequence[str]) -> Iterator[Search | None]:
    """Compare all titles, folded once, by WRatio of rapidfuzz."""
    folded = [utils.default_process(title) for title in titles]

    def search(text: str) -> list[str]:
        typed = utils.default_process(text)
        found = process.extract(typed, folded, scorer=fuzz.WRatio, limit=GLANCE)
        return [titles[place] for _, _, place in found]

    yield search


@contextmanager
def fts5(_home: Path, titles: Sequence[str]) -> Iterator[Search | None]:
    """Ask the full-text index of SQLite for each typed word the beginning of one, ordered by bm25."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("create virtual table papers using fts5(title, prefix = '2 3 4')")
        rows = ((title,) for title in titles)
        database.executemany("insert into papers values (?)", rows)

        def search(text: str) -> list[str]:
            typed = " ".join(f'"{word}"*' for word in re.findall(r"[^\W_]+", text))
            select = "select title from papers where papers match ? order by rank limit ?"
            return (
                [title for (title,) in database.execute(select, (typed, GLANCE))] if typed else []
            )

        yield search


SearchIn = Callable[[Path, Sequence[str]], AbstractContextManager[Search | None]]
"""Given a library and its titles, a way to look for one of them."""

PEERS: Mapping[str, SearchIn] = {"fzf": fzf, "WRatio": wratio, "FTS5": fts5}
"""What else people have, by a short name."""
