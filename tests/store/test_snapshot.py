"""Settled marks are read from a copy in the cache, if it is one of exactly the files that are there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.store.device_file import UNSETTLED_MARKS
from paperreader.store.durable_storage import DurableStorage
from tests.store.homes import GRAPHFM, MIXTRAL, Home, decide

MANY = [Paper(title=f"Paper {number}") for number in range(UNSETTLED_MARKS + 1)]
SETTLED = "laptop.settled.json"
COPY = "laptop"

EARLY, LATE, LATEST = (f"2026-01-0{day}T00:00:00.000000Z" for day in (1, 2, 3))


def settled_home(home: Home, **wishes: Any) -> None:
    """A home in which many papers were marked, settled, and copied."""
    decide(home.open(), *MANY, **wishes or {"read": True})
    assert (home.cache / COPY).exists()


def changed_behind_our_back(file: Path, old: bytes, new: bytes) -> None:
    """Change a file so that nobody can tell who does not read it."""
    status, data = file.stat(), file.read_bytes()
    assert old in data[128:]
    with file.open("r+b") as opened:
        opened.write(data[:128] + data[128:].replace(old, new))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def written(home: Home, name: str, documents: dict[str, dict[str, Any]]) -> None:
    """A marks file of fields by key, as another program, or a synchronised folder, would leave it."""
    rows = {
        str(number): {"key": key, "title": "", "arxiv_id": "", "doi": "", "fields": fields}
        for number, (key, fields) in enumerate(documents.items(), 1)
    }
    DurableStorage(home.marks / name).write({"marks": rows})


def test_a_file_that_was_copied_is_not_read_again(home: Home) -> None:
    settled_home(home)
    changed_behind_our_back(home.marks / SETTLED, b'"read":[true,', b'"read":[null,')
    assert home.open().marks == {paper.key: Mark(read=True) for paper in MANY}
    shutil.rmtree(home.cache)
    assert home.open().marks == {}


def test_opening_copies_what_it_had_to_read(home: Home) -> None:
    settled_home(home)
    before = (home.cache / COPY).read_bytes()
    shutil.rmtree(home.cache)
    home.open()
    assert (home.cache / COPY).read_bytes() == before
    assert (home.cache / COPY).stat().st_mode & 0o777 == 0o600
    assert home.cache.stat().st_mode & 0o777 == 0o700
    inode = (home.cache / COPY).stat().st_ino
    home.open()
    assert (home.cache / COPY).stat().st_ino == inode, "what holds is not written again"


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda copy: copy[: len(copy) // 2],
    "nothing but NUL": lambda copy: b"\0" * len(copy),
    "of another format": lambda copy: copy.replace(b"marks", b"malks", 1),
    "with a wrong checksum": lambda copy: copy[:20] + b"x" + copy[21:],
    "with one bit changed": lambda copy: copy[:-9] + bytes([copy[-9] ^ 1]) + copy[-8:],
    "with a wrong version": lambda copy: copy.replace(b'"laptop.settled.json":[', b'"x":[', 1),
    "of another machine": lambda copy: copy.replace(b'"layout":"1 ', b'"layout":"9 ', 1),
    "something else": lambda _: b"SQLite format 3\0",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_copy_that_does_not_hold_is_as_good_as_none_and_made_anew(
    home: Home, damage: Callable[[bytes], bytes]
) -> None:
    settled_home(home)
    copy = home.cache / COPY
    good = copy.read_bytes()
    copy.write_bytes(damage(good))
    store = home.open()
    assert store.marks == {paper.key: Mark(read=True) for paper in MANY}
    assert store.notices == ()
    assert copy.read_bytes() == good


@pytest.mark.parametrize("obstacle", ["a file instead of the cache", "a directory as the copy"])
def test_where_nothing_can_be_copied_the_marks_are_read_all_the_same(
    home: Home, obstacle: str
) -> None:
    settled_home(home)
    shutil.rmtree(home.cache)
    if obstacle == "a file instead of the cache":
        home.cache.write_text("no directory")
    else:
        (home.cache / COPY / "inside").mkdir(parents=True)
    for _ in range(2):
        store = home.open()
        assert store.marks == {paper.key: Mark(read=True) for paper in MANY}
        assert store.notices == ()
    decide(store, MANY[0], star=True)
    assert home.open().marks[MANY[0].key] == Mark(read=True, starred=True)


def test_a_copy_counts_for_the_same_files_only(home: Home) -> None:
    settled_home(home)
    written(home, "phone.settled.json", {GRAPHFM.key: {"starred": [True, EARLY]}})
    assert home.open().marks[GRAPHFM.key] == Mark(starred=True)
    written(home, "phone.settled.json", {GRAPHFM.key: {"later": [True, EARLY]}})
    assert home.open().marks[GRAPHFM.key] == Mark(later=True)
    (home.marks / "phone.settled.json").unlink()
    assert GRAPHFM.key not in home.open().marks


def test_undo_takes_back_what_has_settled_and_was_not_read(home: Home) -> None:
    settled_home(home, read=True, tags={"moe"})
    store = home.open()
    assert store.undo() is not None
    assert store.marks == home.open().marks == {}
    assert home.open().redo() is not None
    assert home.open().marks == {
        paper.key: Mark(read=True, tags=frozenset({"moe"})) for paper in MANY
    }


def test_a_decision_upon_copied_marks_is_dated_after_them(home: Home) -> None:
    home.clock.forward(days=900)
    settled_home(home)
    home.clock.forward(days=-900)
    decide(home.open(), MANY[0], read=False)
    assert MANY[0].key not in home.open().marks
    assert len(home.open().marks) == len(MANY) - 1


stamped = st.tuples(st.booleans(), st.sampled_from([EARLY, LATE, LATEST]))
fields = st.dictionaries(st.sampled_from(["starred", "read", "tag:moe"]), stamped, max_size=3)
documents = st.dictionaries(st.sampled_from([GRAPHFM.key, MIXTRAL.key, MANY[0].key]), fields)
FILES = ["laptop.json", SETTLED, "phone.json", "phone.settled.json"]


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(documents, min_size=len(FILES), max_size=len(FILES)), documents)
def test_marks_join_upon_a_copy_as_they_do_upon_the_files(
    home: Home, told: list[dict[str, Any]], later: dict[str, Any]
) -> None:
    for name, rows in zip(FILES, told, strict=True):
        written(home, name, rows)
    shutil.rmtree(home.cache, ignore_errors=True)
    from_files, from_copy = home.open(), home.open()
    assert from_copy.marks == from_files.marks
    written(home, "desktop.json", later)
    written(home, "phone.settled.json", {**told[3], **later})
    news = from_files.refresh()
    assert from_copy.refresh() == news
    assert from_copy.marks == from_files.marks
    copied = home.open()
    shutil.rmtree(home.cache, ignore_errors=True)
    assert copied.marks == home.open().marks


def test_what_another_program_lets_settle_is_found_and_named(home: Home) -> None:
    settled_home(home)
    one, other = home.open(), home.open(write_behind=True)
    decide(other, MANY[0], star=True)
    more = [Paper(title=f"More {number}") for number in range(UNSETTLED_MARKS)]
    decide(other, GRAPHFM, *more, star=True)
    other.close()
    assert home.tables()["marks"] == {}
    assert one.refresh() == {paper.key for paper in (MANY[0], GRAPHFM, *more)}
    assert one.marks == other.marks == home.open().marks
    assert not one.refresh()
    decide(one, GRAPHFM, star=False)
    assert other.refresh() == {GRAPHFM.key}
    assert GRAPHFM.key not in home.open().marks


def test_keys_that_no_paper_has_are_read_and_not_copied(home: Home) -> None:
    """As a hand, or another program, may write them."""
    written(home, SETTLED, {"a": {"starred": [True, EARLY]}, "\u00e9\n": {"read": [True, EARLY]}})
    for _ in range(2):
        assert home.open().marks == {"a": Mark(starred=True), "\u00e9\n": Mark(read=True)}
    assert not home.cache.exists()


def test_the_file_of_a_later_version_is_never_read_from_a_copy(home: Home) -> None:
    settled_home(home)
    path = home.marks / SETTLED
    path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":2', 1))
    for _ in range(2):
        store = home.open()
        assert len(store.marks) == len(MANY)
        assert ["update paperreader" in notice for notice in store.notices] == [True]


def test_what_was_being_copied_by_a_killed_program_is_removed(home: Home) -> None:
    settled_home(home)
    orphan = home.cache / ".paperreader-0123456789abcdef.tmp"
    orphan.write_bytes(b"half")
    os.utime(orphan, (0, 0))
    (home.cache / COPY).unlink()
    home.open()
    assert [path.name for path in home.cache.iterdir()] == [COPY]


def test_a_copy_holds_each_paper_once_and_is_small(home: Home) -> None:
    settled_home(home)
    copy = (home.cache / COPY).read_bytes()
    assert len(copy) / len(MANY) < 100
    told = orjson.loads(copy.split(b"\n", 3)[2])
    assert told["marked"] == len(MANY)
