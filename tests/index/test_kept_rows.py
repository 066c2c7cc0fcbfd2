"""The rows of papers that go by a name are kept, and read as long as they are of this very index."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest

from paperreader.core.bearers import Bearers, NamedKeys
from paperreader.core.paper import Paper
from paperreader.core.query import Flag, Is, Not, Query, Word
from paperreader.index.index import Index
from tests.index.shelf import fill, filled, listed

TITLES = [f"Paper {number}" for number in range(300)]

KEYS = [Paper(title).key for title in TITLES]

READ, UNREAD = Is(Flag.READ), Is(Flag.UNREAD)

ROWS = "rows-read"


class Reader:
    """One who has read some papers, and is seldom asked which.

    Args:
        read: their keys; some may be of no paper.
        version: what these keys go by.
    """

    def __init__(self, read: Iterable[str], version: str = "1") -> None:
        self.asked = 0
        self._read = frozenset(read)
        self._version = version

    def __call__(self, query: Query) -> Sequence[Bearers]:
        if query != READ:
            return []
        return [Bearers(NamedKeys("read", self._version, self._tell))]

    def _tell(self) -> Iterable[str]:
        self.asked += 1
        return self._read


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Of an index in which the rows of the first hundred papers are kept."""
    directory = tmp_path / "index"
    index = filled(directory, [listed(TITLES)])
    read = Reader([*KEYS[:100], "abcdef012345"])
    assert list(index.select(UNREAD, read)) == KEYS[100:]
    index.keep_rows()
    return directory


def test_kept_rows_answer_without_a_question_which_papers_are_meant(directory: Path) -> None:
    assert (directory / ROWS).stat().st_mode & 0o777 == 0o600
    read, index = Reader(()), Index.open(directory)
    assert list(index.select(UNREAD, read)) == KEYS[100:]
    assert list(index.select(READ, read)) == KEYS[:100]
    assert list(index.select(Not(Word("5")), read)) == [KEYS[n] for n in range(300) if n != 5]
    assert [count.unread for count in index.digest_counts(read)] == [200]
    assert not read.asked


def test_rows_of_other_papers_by_the_same_name_do_not_count(directory: Path) -> None:
    now = Reader(KEYS[50:], version="2")
    index = Index.open(directory)
    assert list(index.select(UNREAD, now)) == KEYS[:50]
    index.keep_rows()
    again = Reader((), version="2")
    assert list(Index.open(directory).select(UNREAD, again)) == KEYS[:50]
    assert (now.asked, again.asked) == (1, 0)


def test_rows_of_another_state_of_the_index_do_not_count(directory: Path) -> None:
    index = Index.open(directory)
    fill(index, [listed(["Another Paper"], date(2026, 12, 24))])
    read = Reader(KEYS[:100])
    assert list(index.select(UNREAD, read)) == [Paper("Another Paper").key, *KEYS[100:]]
    index.keep_rows()
    assert list(Index.open(directory).select(READ, Reader(()))) == KEYS[:100]


def test_rows_that_nobody_asked_for_since_an_earlier_state_are_removed(directory: Path) -> None:
    def gone(_: Query) -> Sequence[Bearers]:
        return [Bearers(NamedKeys("gone", "1", lambda: KEYS[:3]))]

    index = Index.open(directory)
    assert list(index.select(READ, gone)) == KEYS[:3]
    index.keep_rows()
    assert {path.name for path in directory.glob("rows-*")} == {ROWS, "rows-gone"}
    fill(index, [listed(["Another Paper"], date(2026, 12, 24))])
    assert list(index.select(READ, Reader(KEYS[:100]))) == KEYS[:100]
    index.keep_rows()
    assert {path.name for path in directory.glob("rows-*")} == {ROWS}


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda kept: kept[: len(kept) - 9],
    "nothing but NUL": lambda kept: b"\0" * len(kept),
    "with one bit changed": lambda kept: kept[:-9] + bytes([kept[-9] ^ 1]) + kept[-8:],
    "something else": lambda _: b"SQLite format 3\0",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_rows_are_as_good_as_none_and_kept_anew(
    directory: Path, damage: Callable[[bytes], bytes]
) -> None:
    good = (directory / ROWS).read_bytes()
    (directory / ROWS).write_bytes(damage(good))
    index = Index.open(directory)
    assert list(index.select(UNREAD, Reader(KEYS[:100]))) == KEYS[100:]
    index.keep_rows()
    assert (directory / ROWS).read_bytes() == good


@pytest.mark.parametrize("obstacle", ["a directory in its place", "no directory of the index"])
def test_where_rows_cannot_be_kept_they_are_looked_up_all_the_same(
    directory: Path, obstacle: str
) -> None:
    index = Index.open(directory)
    if obstacle == "a directory in its place":
        (directory / ROWS).unlink()
        (directory / ROWS / "inside").mkdir(parents=True)
    else:
        shutil.rmtree(directory)
    assert list(index.select(UNREAD, Reader(KEYS[:100]))) == KEYS[100:]
    index.keep_rows()
    assert list(index.select(UNREAD, Reader(KEYS[:100]))) == KEYS[100:]
