"""Thousands of marks: those that were made long ago settle, and a star does not write them again."""

from __future__ import annotations

import pytest

from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.store.device_file import UNSETTLED_MARKS
from tests.store.homes import GRAPHFM, Home, decide

MANY = [
    Paper(title=f"Paper {number}", arxiv_id=f"2405.{number:05}")
    for number in range(UNSETTLED_MARKS)
]
SETTLED = "laptop.settled.json"


@pytest.mark.parametrize("write_behind", [False, True], ids=["saved", "saved behind"])
def test_marks_settle_when_there_are_too_many_and_are_all_found(
    home: Home, write_behind: bool
) -> None:
    store = home.open(write_behind=write_behind)
    decide(store, *MANY, read=True)
    store.flush()
    assert not (home.marks / SETTLED).exists()
    decide(store, GRAPHFM, star=True)
    store.close()
    assert len(home.tables(SETTLED)["marks"]) == UNSETTLED_MARKS + 1
    assert home.tables()["marks"] == {}
    assert not store.refresh()
    expected = {GRAPHFM.key: Mark(starred=True)} | {paper.key: Mark(read=True) for paper in MANY}
    assert store.marks == home.open().marks == expected


def test_after_settling_a_star_writes_few_bytes(home: Home) -> None:
    store = home.open()
    decide(store, GRAPHFM, *MANY, read=True)
    before = (home.marks / SETTLED).stat()
    decide(store, MANY[0], star=True)
    after = (home.marks / SETTLED).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert [document["key"] for document in home.tables()["marks"].values()] == [MANY[0].key]
    assert home.open().marks[MANY[0].key] == Mark(read=True, starred=True)


def test_settled_marks_can_be_taken_back_and_made_again(home: Home) -> None:
    store = home.open()
    decide(store, GRAPHFM, *MANY, read=True)
    decide(store, MANY[0], star=True, read=False)
    store = home.open()
    store.undo()
    assert store.marks[MANY[0].key] == Mark(read=True)
    store.undo()
    assert store.marks == home.open().marks == {}
    store.redo()
    assert len(store.marks) == len(home.open().marks) == UNSETTLED_MARKS + 1


def test_marks_that_settle_twice_keep_their_titles_and_latest_values(home: Home) -> None:
    store = home.open()
    decide(store, GRAPHFM, *MANY, read=True)
    store.undo()
    documents = home.tables(SETTLED)["marks"]
    assert len(documents) == UNSETTLED_MARKS + 1
    first = documents["1"]
    assert (first["key"], first["title"], first["arxiv_id"]) == (
        GRAPHFM.key,
        "GraphFM",
        "2405.00001",
    )
    assert first["fields"]["read"][0] is False


def test_another_program_on_the_same_device_sees_what_settled(home: Home) -> None:
    one, other = home.open(), home.open()
    decide(one, GRAPHFM, star=True)
    decide(one, *MANY, read=True)
    assert other.refresh()
    assert other.marks == one.marks
    decide(other, GRAPHFM, star=False)
    assert one.refresh()
    assert GRAPHFM.key not in one.marks


def test_marks_that_stand_in_both_files_do_no_harm(home: Home) -> None:
    """What a kill leaves between the writing of the one and of the other."""
    store = home.open()
    decide(store, *MANY, read=True)
    before = (home.marks / "laptop.json").read_bytes()
    decide(store, GRAPHFM, star=True)
    (home.marks / "laptop.json").write_bytes(before)
    store = home.open()
    assert len(store.marks) == UNSETTLED_MARKS + 1
    decide(store, MANY[0], read=False)
    assert len(home.open().marks) == UNSETTLED_MARKS
    decide(store, Paper(title="One more"), read=True)
    assert len(home.open().marks) == UNSETTLED_MARKS + 1
