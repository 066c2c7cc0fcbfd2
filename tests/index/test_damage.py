"""An index is a copy: whatever becomes of its files, there is an index, if an empty one."""

from __future__ import annotations

import os
import random
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from paperreader.core.bearers import Bearers
from paperreader.core.digest import Digest
from paperreader.core.errors import StoreBusy, StoreDamaged, StoreError
from paperreader.core.paper import Paper
from paperreader.core.query import Everything, Query, Word
from paperreader.index.index import Index
from tests.index.shelf import Shelf, fill, filled, listed

SHELF: Shelf = [
    listed(["Alpha Centauri", "Beta Pictoris"], date(2026, 1, 1)),
    listed(["Gamma Draconis", "Beta Pictoris"], date(2026, 1, 2)),
]

WHOLE, NOTHING = 3, 0

REFUSAL = "the search index is damaged. Try again in a moment: it is built anew."
"""True of the command line, whose next command builds it, and of the reader, which does so itself."""


def nothing_marked(_query: Query) -> Sequence[Bearers]:
    return []


def size_that_works(index: Index) -> int:
    """How many papers it holds, once every question was answered or refused in words."""
    questions: list[Callable[[], object]] = [
        lambda: list(index.select(Everything(), nothing_marked)),
        lambda: list(index.select(Word("beta"), nothing_marked)),
        lambda: index.jump("beta pictrois", 10),
        lambda: index.indexed(list(index.keys())),
        lambda: index.lookup("00"),
        lambda: index.alike([SHELF[0][1][0]]),
        lambda: list(index.digests.values()),
    ]
    refusals = filter(None, map(refusal, questions))
    assert all(sentence.endswith(REFUSAL) for sentence in refusals)
    return len(index)


def refusal(question: Callable[[], object]) -> str:
    """In which words a question was refused; none if it was answered."""
    try:
        question()
    except StoreDamaged as error:
        return str(error)
    return ""


def files_of(directory: Path) -> list[Path]:
    return sorted(path for path in directory.rglob("*") if path.is_file())


def file_named(directory: Path, ending: str) -> Path:
    return next(path for path in files_of(directory) if path.match(f"*{ending}"))


def hold(file: Path, content: bytes) -> None:
    """Let a file hold something else; whoever has it mapped keeps what was there, as after a restart."""
    beside = file.with_suffix(".damaged")
    beside.write_bytes(content)
    beside.replace(file)


def overwrite(file: Path) -> None:
    hold(file, random.Random(file.suffix).randbytes(max(64, file.stat().st_size)))


def truncate(file: Path) -> None:
    hold(file, file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    hold(file, b"")


def remove(file: Path) -> None:
    file.unlink()


def replace_by_a_directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


NEEDED = (
    "version",
    "meta.json",
    "catalogue-*",
    ".idx",
    ".pos",
    ".term",
    ".store",
    ".fast",
    ".fieldnorm",
)


@pytest.mark.parametrize("damage", [overwrite, truncate, empty, remove, replace_by_a_directory])
@pytest.mark.parametrize("ending", NEEDED)
def test_a_damaged_index_is_an_empty_one_and_is_filled_again(
    damage: Callable[[Path], None], ending: str, tmp_path: Path
) -> None:
    directory = tmp_path / "index"
    filled(directory, SHELF).close()
    damage(file_named(directory, ending))
    index = Index.open(directory)
    assert size_that_works(index) in {NOTHING, WHOLE}
    index = Index.open(directory)
    fill(index, SHELF)
    assert size_that_works(index) == WHOLE
    assert size_that_works(Index.open(directory)) == WHOLE
    assert [hit.title for hit in index.jump("gamma", 9)] == ["Gamma Draconis"]


@pytest.mark.parametrize("lock", [".tantivy-writer.lock", ".tantivy-meta.lock", ".managed.json"])
def test_files_that_hold_nothing_need_not_be_there(lock: str, tmp_path: Path) -> None:
    directory = tmp_path / "index"
    filled(directory, SHELF[:1]).close()
    file_named(directory, lock).unlink()
    index = Index.open(directory)
    fill(index, SHELF)
    assert size_that_works(index) == WHOLE


@pytest.mark.parametrize("place", range(12))
def test_flipped_bits_are_found_or_do_no_harm(place: int, tmp_path: Path) -> None:
    directory = tmp_path / "index"
    filled(directory, SHELF).close()
    choice = random.Random(place)
    for file in files_of(directory):
        content = bytearray(file.read_bytes())
        for _ in range(min(3, len(content))):
            content[choice.randrange(len(content))] ^= 1 << choice.randrange(8)
        hold(file, bytes(content))
    assert size_that_works(Index.open(directory)) in {NOTHING, WHOLE}


def test_a_missing_index_is_an_empty_one_and_nothing_is_written_for_it(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "nowhere" / "index")
    assert size_that_works(index) == NOTHING
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mask", [0o000, 0o077])
def test_nobody_else_may_look_into_the_index(mask: int, tmp_path: Path) -> None:
    directory = tmp_path / "cache" / "index"
    usual = os.umask(mask)
    try:
        filled(directory, SHELF).close()
    finally:
        os.umask(usual)
    folders = [directory.parent, directory, *filter(Path.is_dir, directory.iterdir())]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    files = [path for path in directory.iterdir() if path.is_file()]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_file_where_the_directory_should_be_makes_way(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    directory.write_text("not a directory")
    index = Index.open(directory)
    assert size_that_works(index) == NOTHING
    fill(index, SHELF)
    assert size_that_works(index) == WHOLE


def test_a_directory_of_other_things_makes_way(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    (directory / "tantivy" / "deep").mkdir(parents=True)
    (directory / "version").write_bytes(b"\xff\xfe")
    index = Index.open(directory)
    assert size_that_works(index) == NOTHING
    fill(index, SHELF)
    assert size_that_works(index) == WHOLE


def test_an_index_of_another_version_is_an_empty_one(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    filled(directory, SHELF).close()
    (directory / "version").write_text("paperreader index 0\n")
    assert size_that_works(Index.open(directory)) == NOTHING


def test_a_cache_deleted_under_a_reader_is_built_again(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    index = filled(directory, SHELF)
    shutil.rmtree(directory)
    assert size_that_works(index) == WHOLE
    assert index.refresh()
    assert size_that_works(index) == NOTHING
    fill(index, SHELF)
    assert size_that_works(index) == WHOLE


def test_where_no_index_can_be_written_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    index = Index.open(tmp_path / "file" / "index")
    with pytest.raises(StoreError, match="Not a directory"):
        fill(index, SHELF)
    assert size_that_works(index) == NOTHING


def test_a_digest_that_cannot_be_read_stops_an_addition_and_changes_nothing(tmp_path: Path) -> None:
    index = filled(tmp_path / "index", SHELF[:1])

    def broken() -> Iterator[tuple[Digest, Sequence[Paper]]]:
        yield SHELF[1]
        raise StoreError(tmp_path, "the disk is on fire")

    with pytest.raises(StoreError, match="on fire") as still_held:
        index.add(broken(), lambda _id, at: SHELF[0][1][at - 1])
    assert still_held.tb is not None
    assert size_that_works(index) == 2
    fill(index, SHELF)
    assert size_that_works(index) == WHOLE


def test_an_earlier_appearance_that_cannot_be_read_does_not_stop_an_addition(
    tmp_path: Path,
) -> None:
    index = filled(tmp_path / "index", SHELF[:1])

    def unreadable(_digest: str, _position: int) -> NoReturn:
        raise StoreError(tmp_path, "damaged")

    index.add(SHELF[1:], unreadable)
    assert size_that_works(index) == WHOLE


def test_only_one_writes_at_a_time(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    index, other = filled(directory, SHELF[:1]), Index.open(directory)

    def while_writing() -> Iterator[tuple[Digest, Sequence[Paper]]]:
        yield SHELF[1]
        with pytest.raises(StoreBusy):
            fill(other, SHELF)

    index.add(while_writing(), lambda _id, at: SHELF[0][1][at - 1])
    assert size_that_works(index) == WHOLE
    assert other.refresh()
    assert size_that_works(other) == WHOLE


def test_a_cleared_index_is_empty_and_can_be_filled(tmp_path: Path) -> None:
    index = filled(tmp_path / "index", SHELF)
    index.clear()
    assert (len(index), dict(index.digests)) == (0, {})
    index.clear()
    fill(index, SHELF)
    assert size_that_works(index) == WHOLE
