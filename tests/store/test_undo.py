"""Undo and redo."""

from __future__ import annotations

import pytest

from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.store.history import (
    CHANGES_KEPT,
    CHANGES_KEPT_WHATEVER_THEIR_SIZE,
    EDITS_KEPT,
    History,
    Step,
)
from paperreader.store.marks import MarkStore
from tests.store.homes import GRAPHFM, MIXTRAL, Home, decide

BEHIND = pytest.mark.parametrize("write_behind", [False, True], ids=["saved", "saved behind"])


def press(store: MarkStore, key: str) -> None:
    """Undo with u, redo with r, and decide something new with l."""
    match key:
        case "u":
            store.undo()
        case "r":
            store.redo()
        case _:
            decide(store, GRAPHFM, later=True)


@pytest.mark.parametrize(
    ("keys", "marks"),
    [
        ("", "sr"),
        ("u", "s"),
        ("uu", ""),
        ("uuu", ""),
        ("uur", "s"),
        ("uurr", "sr"),
        ("uurrr", "sr"),
        ("ur", "sr"),
        ("uruu", ""),
        ("ul", "sl"),
        ("ulr", "sl"),
        ("uulu", ""),
        ("uulur", "l"),
    ],
)
@pytest.mark.parametrize("restart", [False, True], ids=["in one go", "with restarts"])
@BEHIND
def test_changes_are_taken_back_and_made_again_one_by_one(
    home: Home, keys: str, marks: str, restart: bool, write_behind: bool
) -> None:
    """After a star and a read: s, r and l are what the paper is marked as in the end."""
    store = home.open(write_behind=write_behind)
    decide(store, GRAPHFM, star=True)
    decide(store, GRAPHFM, read=True)
    for key in keys:
        if restart:
            store.close()
            store = home.open(write_behind=write_behind)
        press(store, key)
    expected = Mark(starred="s" in marks, read="r" in marks, later="l" in marks)
    assert store.marks.get(GRAPHFM.key, Mark()) == expected
    store.flush()
    assert home.open().marks.get(GRAPHFM.key, Mark()) == expected


def test_one_change_of_many_papers_is_taken_back_as_one(home: Home) -> None:
    store = home.open()
    papers = [Paper(title=f"Paper {number}") for number in range(50)]
    decide(store, *papers[:10], read=True)
    change = decide(store, *papers, read=True, tags={"seen"})
    assert len(change.edits) == 90
    undone = store.undo()
    assert undone is not None
    assert (undone.id, undone.summary, undone.time) == (change.id, change.summary, change.time)
    assert set(undone.edits) == set(change.edits)
    assert store.marks == {paper.key: Mark(read=True) for paper in papers[:10]}
    assert store.redo() == undone
    assert len(store.marks) == 50


def test_tags_and_notes_come_back_as_they_were(home: Home) -> None:
    store = home.open()
    decide(store, GRAPHFM, tags={"a", "b"}, note="first")
    before = store.marks
    decide(store, GRAPHFM, tags={"c"}, untag={"a"}, note="second")
    store.undo()
    assert store.marks == before
    store.undo()
    assert store.marks == {}


def test_an_undo_leaves_alone_what_was_decided_since(home: Home) -> None:
    """Another device read the paper; taking back the change here must not make it unread."""
    here = home.open("laptop")
    decide(here, GRAPHFM, MIXTRAL, star=True, tags={"moe"})
    home.clock.forward(minutes=1)
    there = home.open("desktop")
    decide(there, GRAPHFM, star=False)
    home.clock.forward(minutes=1)
    here.refresh()
    assert here.undo() is not None
    assert here.marks == {}
    here.redo()
    both = {
        GRAPHFM.key: Mark(tags=frozenset({"moe"}), starred=True),
        MIXTRAL.key: Mark(starred=True, tags=frozenset({"moe"})),
    }
    assert here.marks == both


def test_an_undo_never_overwrites_a_newer_decision(home: Home) -> None:
    here, there = home.open("laptop"), home.open("desktop")
    decide(here, GRAPHFM, note="mine")
    there.refresh()
    decide(there, GRAPHFM, note="theirs")
    here.refresh()
    assert here.undo() is not None
    assert here.marks == {GRAPHFM.key: Mark(note="theirs")}
    assert here.redo() is not None
    assert here.marks == home.open().marks == {GRAPHFM.key: Mark(note="theirs")}


def test_each_device_takes_back_its_own_changes(home: Home) -> None:
    here, there = home.open("laptop"), home.open("desktop")
    decide(here, GRAPHFM, star=True)
    assert there.refresh()
    assert there.undo() is None
    assert there.marks == {GRAPHFM.key: Mark(starred=True)}


@BEHIND
def test_two_programs_share_the_history_of_a_device(home: Home, write_behind: bool) -> None:
    one, other = home.open(write_behind=write_behind), home.open(write_behind=write_behind)
    decide(one, GRAPHFM, star=True)
    one.flush()
    other.refresh()
    assert other.undo() is not None
    other.flush()
    one.refresh()
    assert one.marks == {}
    assert one.redo() is not None
    one.flush()
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True)}


def test_two_programs_that_undo_at_once_take_back_one_change_each(home: Home) -> None:
    one = home.open()
    decide(one, GRAPHFM, star=True)
    decide(one, MIXTRAL, star=True)
    other = home.open()
    first, second = one.undo(), other.undo()
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert home.open().marks == {}


def test_two_programs_that_undo_the_same_change_before_they_meet_do_it_once(home: Home) -> None:
    """Both chose it before either had saved: it is taken back by its id, and one redo brings it back."""
    writer = home.open()
    decide(writer, MIXTRAL, star=True)
    decide(writer, GRAPHFM, star=True)
    one, other = home.open(write_behind=True), home.open(write_behind=True)
    assert one.undo() == other.undo()
    one.flush()
    other.flush()
    assert home.open().marks == {MIXTRAL.key: Mark(starred=True)}
    again = home.open()
    assert again.redo() is not None
    assert again.redo() is None
    assert set(again.marks) == {MIXTRAL.key, GRAPHFM.key}


def step(number: int, size: int = 1) -> Step:
    return Step(f"id{number}", f"{number:09}", "decided", None, size, b"[]")


@pytest.mark.parametrize(
    ("sizes", "kept"),
    [
        ([1] * 5, 5),
        ([1] * (CHANGES_KEPT + 7), CHANGES_KEPT),
        ([EDITS_KEPT] + [1] * 5, 6),
        ([EDITS_KEPT] + [1] * CHANGES_KEPT_WHATEVER_THEIR_SIZE, CHANGES_KEPT_WHATEVER_THEIR_SIZE),
        ([10 * EDITS_KEPT], 1),
        ([10 * EDITS_KEPT] * 30, CHANGES_KEPT_WHATEVER_THEIR_SIZE),
    ],
)
def test_the_history_is_bounded_by_changes_and_by_edits(sizes: list[int], kept: int) -> None:
    history = History()
    for number, size in enumerate(sizes):
        history = history.recorded(step(number, size))
    assert [s.id for s in history.steps] == [f"id{n}" for n in range(len(sizes))][-kept:]


def test_what_is_applied_twice_changes_nothing() -> None:
    """A decision may be looked at while it is being saved, and is then seen on disk and as pending."""
    history = History().recorded(step(1)).recorded(step(2))
    assert history.recorded(step(2)) is history
    undone = history.with_undone("id2", "3")
    assert undone is not None
    assert undone.with_undone("id2", "4") is None
    assert history.with_undone("id2", None) is None
    assert history.with_undone("unknown", "3") == history
