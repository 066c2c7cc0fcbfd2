"""A disk that is full, and one that is for reading only, for real."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from paperreader.core.errors import StoreError
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.store.device_file import UNSETTLED_MARKS
from tests.small_disk import SmallDisk
from tests.store.homes import GRAPHFM, MIXTRAL, Home, decide

BEHIND = pytest.mark.parametrize("write_behind", [False, True], ids=["saved", "saved behind"])

MANY = [Paper(title=f"Paper {number}") for number in range(UNSETTLED_MARKS + 1)]

FULL = r"No space left on device\. Make room on the disk and try again\."
READ_ONLY = r"Read-only file system\. Change who may write there, or choose another place"


@pytest.fixture
def home(small_disk: SmallDisk) -> Iterator[Home]:
    """A home on a small disk, with a star in it."""
    home = Home(small_disk.root / "data")
    decide(home.open(), GRAPHFM, star=True)
    with home.opened:
        yield home


def files_of(directory: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


@BEHIND
def test_a_star_that_finds_no_room_says_what_to_do_and_the_files_stay(
    home: Home, small_disk: SmallDisk, write_behind: bool
) -> None:
    store = home.open(write_behind=write_behind)
    before = files_of(home.marks)
    small_disk.fill()

    def star() -> None:
        decide(store, MIXTRAL, star=True)
        store.flush()

    with pytest.raises(StoreError, match=FULL):
        star()
    assert files_of(home.marks) == before
    assert (MIXTRAL.key in store.marks) is write_behind, "what was seen is kept"
    small_disk.make_room()
    decide(store, GRAPHFM, read=True)
    store.flush()
    assert store.marks == home.open().marks
    assert home.open().marks[GRAPHFM.key] == Mark(starred=True, read=True)


def test_marks_that_find_no_room_are_saved_at_the_end_where_there_is_some_again(
    home: Home, small_disk: SmallDisk
) -> None:
    store = home.open(write_behind=True)
    small_disk.fill()
    decide(store, MIXTRAL, *MANY, star=True)
    for _ in range(2):
        with pytest.raises(StoreError, match=FULL):
            store.flush()
    small_disk.make_room()
    store.close()
    assert home.open().marks == store.marks
    assert len(store.marks) == len(MANY) + 2


def test_marks_that_find_no_room_to_settle_are_saved_all_the_same(
    home: Home, small_disk: SmallDisk
) -> None:
    store = home.open()
    decide(store, *MANY[: UNSETTLED_MARKS - 1], read=True, note="x" * 1000)
    size = (home.marks / "laptop.json").stat().st_size
    home.clock.forward(hours=2)
    store = home.open()
    small_disk.fill(leaving=3 * size // 2)
    decide(store, *MANY, star=True)
    assert [("could not settle" in told, FULL[:9] in told) for told in store.notices][-1:] == [
        (True, True)
    ]
    small_disk.make_room()
    assert home.open().marks == store.marks
    decide(store, MIXTRAL, star=True)
    assert home.tables()["marks"] == {}
    assert home.open().marks == store.marks


def test_a_cache_without_room_costs_nothing_but_the_copy(home: Home, small_disk: SmallDisk) -> None:
    decide(home.open(), *MANY, read=True)
    shutil.rmtree(home.cache)
    small_disk.fill()
    for _ in range(2):
        store = home.open()
        assert len(store.marks) == len(MANY) + 1
        assert store.notices == ()
    assert not home.cache.exists() or not list(home.cache.iterdir())


@pytest.mark.parametrize("copied", [True, False], ids=["copied", "not copied"])
@BEHIND
def test_a_home_for_reading_only_is_read_and_says_why_it_cannot_be_marked(
    home: Home, small_disk: SmallDisk, write_behind: bool, copied: bool
) -> None:
    decide(home.open(), *MANY, read=True)
    if not copied:
        shutil.rmtree(home.cache)
    before = files_of(small_disk.root)
    small_disk.protect()
    store = home.open(write_behind=write_behind)
    assert len(store.marks) == len(MANY) + 1
    assert not store.refresh()
    for attempt in (lambda: decide(store, MIXTRAL, star=True), store.undo, store.redo):
        with pytest.raises(StoreError, match=rf"marks cannot be changed: {READ_ONLY}"):
            attempt()
    assert MIXTRAL.key not in store.marks
    store.flush()
    store.close()
    assert store.notices == ()
    assert files_of(small_disk.root) == before


@BEHIND
def test_where_a_home_cannot_even_be_made_nothing_can_be_marked(
    small_disk: SmallDisk, write_behind: bool
) -> None:
    small_disk.protect()
    store = Home(small_disk.root / "new" / "data").open(write_behind=write_behind)
    assert store.marks == {}
    with pytest.raises(StoreError, match=READ_ONLY):
        decide(store, GRAPHFM, star=True)
    assert store.marks == {}


@pytest.mark.parametrize("name", ["laptop.json", "laptop.settled.json"])
@pytest.mark.parametrize("good_backup", [True, False])
@pytest.mark.parametrize("copied", [True, False], ids=["copied", "not copied"])
def test_what_is_damaged_and_cannot_be_put_aside_is_read_from_its_backup(
    home: Home, small_disk: SmallDisk, name: str, good_backup: bool, copied: bool
) -> None:
    decide(home.open(), *MANY, read=True)
    home.clock.forward(hours=2)
    decide(home.open(), MIXTRAL, read=True)
    if not copied:
        shutil.rmtree(home.cache)
    if not good_backup:
        shutil.rmtree(home.backups)
    (home.marks / name).write_bytes(b"\0" * 999)
    before = files_of(small_disk.root)
    small_disk.protect()
    store = home.open()
    (notice,) = store.notices
    outcome = rf"the backup {name[:-5]}-\w+\.json was read" if good_backup else "is no good backup"
    assert notice.startswith(f"{home.marks / name}: is damaged (")
    assert re.search(rf"could not be put aside \(Read-only file system\), and .*{outcome}", notice)
    with pytest.raises(StoreError, match=READ_ONLY):
        decide(store, GRAPHFM, read=True)
    assert not store.refresh()
    settled_lost = name == "laptop.settled.json" and not good_backup
    assert (MANY[0].key in store.marks) is not settled_lost
    assert store.notices == (notice,)
    assert files_of(small_disk.root) == before
