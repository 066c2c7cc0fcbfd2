"""Deciding, and finding it all again."""

from __future__ import annotations

import stat
import threading
from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB

from paperreader.core.errors import StoreError
from paperreader.core.mark import Edit, Mark
from paperreader.core.paper import Paper
from paperreader.store.durable_storage import DurableStorage
from tests.store.homes import GRAPHFM, MIXTRAL, Home, decide

BEHIND = pytest.mark.parametrize("write_behind", [False, True], ids=["saved", "saved behind"])

EVERYTHING = {
    "star": True,
    "read": True,
    "later": True,
    "dismiss": True,
    "snooze": date(2026, 12, 24),
    "tags": {"moe", "graph-learning", "日本語"},
    "note": "Two lines,\nand “quotes”.",
}


@BEHIND
def test_everything_that_can_be_decided_is_found_again(home: Home, write_behind: bool) -> None:
    store = home.open(write_behind=write_behind)
    decide(store, GRAPHFM, **EVERYTHING)
    store.close()
    assert home.open().marks == {
        GRAPHFM.key: Mark(
            starred=True,
            read=True,
            later=True,
            dismissed=True,
            snoozed_until=date(2026, 12, 24),
            tags=frozenset({"moe", "graph-learning", "日本語"}),
            note="Two lines,\nand “quotes”.",
        )
    }


def test_a_decision_is_on_disk_when_it_returns(home: Home) -> None:
    decide(home.open(), GRAPHFM, star=True)
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True)}


def test_with_write_behind_a_decision_is_seen_at_once_and_on_disk_after_a_flush(
    home: Home,
) -> None:
    store = home.open(write_behind=True)
    for _ in range(25):
        decide(store, GRAPHFM, MIXTRAL, star=True)
        decide(store, GRAPHFM, star=False)
    assert store.marks == {MIXTRAL.key: Mark(starred=True)}
    store.flush()
    assert home.open().marks == store.marks


def test_a_paper_without_any_mark_left_is_not_among_the_marks(home: Home) -> None:
    store = home.open()
    decide(store, GRAPHFM, star=True, tags={"moe"}, note="x")
    decide(store, GRAPHFM, star=False, untag={"moe"}, note="")
    assert store.marks == home.open().marks == {}


def test_marks_that_were_handed_out_never_change(home: Home) -> None:
    store = home.open()
    before = store.marks
    decide(store, GRAPHFM, star=True)
    assert before == {}
    assert store.marks is not before


def test_a_change_tells_what_was_done(home: Home) -> None:
    change = home.open().record(
        [Edit(GRAPHFM.key, "starred", False, True)], "starred GraphFM", {GRAPHFM.key: GRAPHFM}
    )
    assert change.summary == "starred GraphFM"
    assert change.time == "2026-11-22T03:14:00.000000Z"
    assert change.edits == (Edit(GRAPHFM.key, "starred", False, True),)


def test_tinydb_opens_the_file_and_finds_the_marks(home: Home) -> None:
    decide(home.open(), GRAPHFM, star=True, tags={"moe"})
    with TinyDB(home.marks / "laptop.json") as database:
        assert database.tables() == {"schema", "marks", "history"}
        time = "2026-11-22T03:14:00.000000Z"
        assert database.table("marks").all() == [
            {
                "key": GRAPHFM.key,
                "title": "GraphFM",
                "arxiv_id": "2405.00001",
                "doi": "10.1000/182",
                "fields": {"starred": [True, time], "tag:moe": [True, time]},
            }
        ]
        assert database.table("schema").all() == [{"version": 1, "revision": 1}]


@pytest.mark.parametrize("rewrite", ["tinydb", "by hand"])
def test_a_file_that_another_program_has_rewritten_is_read_and_kept(
    home: Home, rewrite: str
) -> None:
    store = home.open()
    decide(store, GRAPHFM, star=True)
    path = home.marks / "laptop.json"
    if rewrite == "tinydb":
        with TinyDB(path, indent=4) as database:
            database.table("marks").update({"colour": "red"})
            database.table("searches").insert({"name": "moe"})
    else:
        lines = path.read_text().replace('"doi":', '"colour":"red","doi":')
        path.write_text(lines.rstrip().removesuffix("}") + ',\n"searches":{"1":{"name":"moe"}} }')
    decide(store, GRAPHFM, read=True)
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True, read=True)}
    assert home.tables()["marks"]["1"]["colour"] == "red"
    assert home.tables()["searches"] == {"1": {"name": "moe"}}


def test_two_documents_of_one_paper_are_one(home: Home) -> None:
    """As a merge of two versions by git, or a hand, may leave them."""
    earlier, later = "2026-01-01T00:00:00.000000Z", "2026-01-02T00:00:00.000000Z"
    documents = [
        {"key": "a", "title": "A", "fields": {"starred": [True, later], "read": [True, earlier]}},
        {"key": "a", "title": "", "fields": {"starred": [False, earlier], "read": [False, later]}},
    ]
    DurableStorage(home.marks / "laptop.json").write(
        {"marks": {str(number): document for number, document in enumerate(documents, 1)}}
    )
    store = home.open()
    assert store.marks == {"a": Mark(starred=True)}
    decide(store, GRAPHFM, star=True)
    assert [document["title"] for document in home.tables()["marks"].values()] == ["A", "GraphFM"]


def test_a_field_of_a_later_version_is_kept_and_passed_over(home: Home) -> None:
    time = "2026-01-01T00:00:00.000000Z"
    fields = {"starred": [True, time], "rating": [[5], time], "snoozed_until": ["soon", time]}
    document = {"key": "a", "title": "A", "arxiv_id": "", "doi": "", "fields": fields}
    DurableStorage(home.marks / "laptop.json").write({"marks": {"1": document}})
    store = home.open()
    assert store.marks == {"a": Mark(starred=True)}
    decide(store, Paper(title="A", key="a"), read=True)
    kept = home.tables()["marks"]["1"]["fields"]
    assert kept["rating"] == [[5], time]
    assert set(kept) == {*fields, "read"}


def test_the_files_are_for_their_owner_alone(home: Home) -> None:
    decide(home.open(), GRAPHFM, star=True)
    home.clock.forward(days=1)
    decide(home.open(), GRAPHFM, read=True)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in home.root.rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert len(modes) == 5  # two directories, the marks, their lock and a backup


def test_a_linked_marks_file_stays_a_link(home: Home, tmp_path: Path) -> None:
    """So that it can live with somebody's dotfiles."""
    home.marks.mkdir(parents=True)
    target = tmp_path / "dotfiles" / "marks.json"
    (home.marks / "laptop.json").symlink_to(target)
    for wishes in ({"star": True}, {"read": True}):
        decide(home.open(), GRAPHFM, **wishes)
    assert (home.marks / "laptop.json").is_symlink()
    assert b'"starred"' in target.read_bytes()
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True, read=True)}


def test_opening_and_looking_writes_nothing(home: Home) -> None:
    store = home.open()
    assert store.undo() is store.redo() is None
    assert not store.refresh()
    store.close()
    assert not home.root.exists() or not list(home.marks.glob("*.json"))


@BEHIND
def test_threads_may_decide_at_the_same_time(home: Home, write_behind: bool) -> None:
    store = home.open(write_behind=write_behind)
    papers = [Paper(title=f"Paper {number}") for number in range(40)]

    def star_each(some: list[Paper]) -> None:
        for paper in some:
            decide(store, paper, star=True)

    threads = [threading.Thread(target=star_each, args=[papers[n::4]]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.flush()
    assert store.marks == home.open().marks == {p.key: Mark(starred=True) for p in papers}


def test_a_title_that_no_file_can_hold_is_kept_as_far_as_it_can(home: Home) -> None:
    paper = Paper(title="Lone \ud800 surrogate")
    decide(home.open(), paper, star=True)
    assert home.tables()["marks"]["1"]["title"] == "Lone \ufffd surrogate"


@BEHIND
def test_a_file_of_a_later_version_is_read_and_not_changed(home: Home, write_behind: bool) -> None:
    decide(home.open(), GRAPHFM, star=True)
    path = home.marks / "laptop.json"
    path.write_text(path.read_text().replace('"version":1', '"version":2'))
    before = path.read_bytes()
    store = home.open(write_behind=write_behind)
    assert store.marks == {GRAPHFM.key: Mark(starred=True)}
    assert ["update paperreader" in notice for notice in store.notices] == [True]
    for attempt in (lambda: decide(store, MIXTRAL, star=True), store.undo):
        with pytest.raises(StoreError, match=r"later version of paperreader \(layout 2\)"):
            attempt()
    store.close()
    assert store.marks == {GRAPHFM.key: Mark(starred=True)}
    assert path.read_bytes() == before


def test_a_file_of_a_later_version_in_an_unknown_layout_is_not_changed_either(home: Home) -> None:
    path = home.marks / "laptop.json"
    DurableStorage(path).write({"schema": {"1": {"version": 3}}, "marks": {"1": {"new": True}}})
    before = path.read_bytes()
    store = home.open()
    assert store.marks == {}
    with pytest.raises(StoreError, match="layout 3"):
        decide(store, GRAPHFM, star=True)
    assert path.read_bytes() == before
