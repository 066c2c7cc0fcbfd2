"""Several devices with one library, each writing its own file and reading all."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.mark import Mark
from paperreader.store.durable_storage import DurableStorage
from paperreader.store.mark_documents import new_document
from paperreader.store.merged import MergedMarks
from tests.store.homes import GRAPHFM, MIXTRAL, Home, decide

EARLY, LATE = "2026-01-01T00:00:00.000000Z", "2026-01-02T00:00:00.000000Z"

stamped = st.tuples(st.booleans(), st.integers(1, 4).map("2026-01-0{}T00:00:00.000000Z".format))
fields = st.dictionaries(st.sampled_from(["starred", "read", "tag:moe"]), stamped, max_size=3)


def written_by(home: Home, device: str, fields: dict[str, Any], key: str = GRAPHFM.key) -> None:
    """A marks file of another device, as it would arrive by synchronisation."""
    document = {"key": key, "title": "", "arxiv_id": "", "doi": "", "fields": fields}
    DurableStorage(home.marks / f"{device}.json").write({"marks": {"1": document}})


def test_each_device_writes_its_own_file_and_reads_all(home: Home) -> None:
    here, there = home.open("laptop"), home.open("desktop")
    decide(here, GRAPHFM, star=True)
    decide(there, MIXTRAL, star=True)
    decide(there, GRAPHFM, read=True)
    both = {GRAPHFM.key: Mark(starred=True, read=True), MIXTRAL.key: Mark(starred=True)}
    assert here.refresh()
    assert here.marks == there.marks == home.open("phone").marks == both
    assert {path.name for path in home.marks.glob("*.json")} == {"laptop.json", "desktop.json"}


@pytest.mark.parametrize(
    ("here", "there", "starred"),
    [
        ([True, EARLY], [False, LATE], False),
        ([False, LATE], [True, EARLY], False),
        ([True, LATE], [False, EARLY], True),
        ([True, EARLY], [False, EARLY], False),  # phone sorts after laptop
        ([False, EARLY], [True, EARLY], True),
    ],
)
def test_of_each_field_the_latest_value_counts_and_at_one_time_the_later_name(
    home: Home, here: list[Any], there: list[Any], starred: bool
) -> None:
    written_by(home, "laptop", {"starred": here, "read": [True, EARLY]})
    written_by(home, "phone", {"starred": there, "tag:moe": [True, EARLY]})
    for device in ("laptop", "phone", "desktop"):
        expected = Mark(starred=starred, read=True, tags=frozenset({"moe"}))
        assert home.open(device).marks == {GRAPHFM.key: expected}


@given(st.lists(st.tuples(st.sampled_from("abc"), fields), max_size=4))
def test_marks_join_in_any_order_and_any_number_of_times(
    arrivals: list[tuple[str, dict[str, Any]]],
) -> None:
    results = []
    for order in permutations(arrivals):
        merged = MergedMarks()
        for device, told in (*order, *order[:1]):
            merged.join(device, {"k": new_document("k", None, told)})
        results.append(merged.marks)
    # Two values of one device at one time can only come from two programs in one microsecond.
    times = [(device, name, time) for device, told in arrivals for name, (_, time) in told.items()]
    if len(times) == len(set(times)):
        assert all(result == results[0] for result in results)


PAPER, ALIAS, OTHER = "0" * 12, "1" * 12, "2" * 12


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([PAPER, ALIAS, OTHER]), fields)),
    st.integers(0, 4),
    st.booleans(),
)
def test_what_was_decided_under_two_keys_of_a_paper_counts_as_if_it_was_under_one(
    arrivals: list[tuple[str, str, dict[str, Any]]], called: int, packed: bool
) -> None:
    """Whenever it turns out that they are one paper's, and whether the marks had settled by then."""
    several, one = MergedMarks(), MergedMarks()
    for number, (device, key, told) in enumerate(arrivals):
        if number == called:
            several.call({ALIAS: PAPER})
            if packed:
                several.pack()
        several.join(device, {key: new_document(key, None, told)})
        same = PAPER if key == ALIAS else key
        one.join(device, {same: new_document(same, None, told)})
    several.call({ALIAS: PAPER})
    times = [(by, name, time) for by, _, told in arrivals for name, (_, time) in told.items()]
    if len(times) == len(set(times)):
        assert several.marks == one.marks
        several.call({})
        several.call({ALIAS: PAPER})
        assert several.marks == one.marks


@pytest.mark.parametrize("ahead", [0, 1, 3600 * 24 * 365 * 10])
def test_a_decision_holds_against_one_that_a_fast_clock_has_dated_later(
    home: Home, ahead: float
) -> None:
    home.clock.forward(seconds=ahead)
    decide(home.open("fast"), GRAPHFM, star=True)
    home.clock.forward(seconds=-ahead)
    here = home.open("laptop")
    decide(here, GRAPHFM, star=False)
    assert here.marks == home.open("fast").marks == home.open("phone").marks == {}
    here.undo()
    assert home.open("fast").marks == {GRAPHFM.key: Mark(starred=True)}


def test_a_clock_that_is_set_back_changes_no_order(home: Home) -> None:
    store = home.open()
    decide(store, GRAPHFM, star=True)
    home.clock.forward(days=-400)
    store = home.open()
    decide(store, GRAPHFM, star=False)
    decide(store, GRAPHFM, read=True)
    assert home.open().marks == {GRAPHFM.key: Mark(read=True)}
    times = [step["time"] for step in home.tables()["history"].values()]
    assert times == sorted(times)
    assert len(set(times)) == 3


def test_refreshing_says_whether_a_mark_has_changed(home: Home) -> None:
    here, there = home.open("laptop"), home.open("desktop")
    assert not here.refresh()
    decide(there, GRAPHFM, star=True)
    assert here.refresh()
    assert not here.refresh()
    decide(here, GRAPHFM, read=True)
    assert not here.refresh()
    written_by(home, "phone", {"starred": [True, EARLY]})
    assert not here.refresh()  # an older decision of the same kind
    assert here.marks == {GRAPHFM.key: Mark(starred=True, read=True)}


def test_what_is_taken_in_while_deciding_is_news_at_the_next_refresh(home: Home) -> None:
    here, there = home.open("laptop"), home.open("desktop")
    decide(there, GRAPHFM, star=True)
    decide(here, MIXTRAL, star=True)
    assert len(here.marks) == 2
    assert here.refresh()
    assert not here.refresh()


def test_a_copy_that_a_synchroniser_made_in_conflict_counts_too(home: Home) -> None:
    written_by(home, "laptop.sync-conflict-20260102-000000-ABC", {"starred": [True, LATE]})
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True)}


@pytest.mark.parametrize("content", [b"", b"{", b"\0" * 99, b"[]", b'{"marks": {"1": 5}}', None])
def test_what_another_device_has_damaged_is_named_left_out_and_left_alone(
    home: Home, content: bytes | None
) -> None:
    decide(home.open("laptop"), GRAPHFM, star=True)
    other = home.marks / "phone.json"
    if content is None:
        other.mkdir()
    else:
        other.write_bytes(content)
    store = home.open("laptop")
    decide(store, MIXTRAL, star=True)
    assert len(store.marks) == 2
    assert [notice.startswith(f"{other}: is ") for notice in store.notices] == [True]
    assert "Its marks are left out." in store.notices[0]
    assert content is None or other.read_bytes() == content


def test_what_was_damaged_is_read_once_it_is_whole(home: Home) -> None:
    home.marks.mkdir(parents=True)
    (home.marks / "phone.json").write_bytes(b'{"marks": {')  # half arrived
    store = home.open()
    assert store.marks == {}
    assert [notice.startswith(str(home.marks)) for notice in store.notices] == [True]
    written_by(home, "phone", {"starred": [True, EARLY]})
    assert store.refresh()
    assert list(store.notices) == []
    assert store.marks == {GRAPHFM.key: Mark(starred=True)}


def test_a_damaged_file_that_is_gone_is_no_longer_spoken_of(home: Home) -> None:
    home.marks.mkdir(parents=True)
    (home.marks / "phone.json").write_bytes(b"{")
    store = home.open()
    (home.marks / "phone.json").unlink()
    assert not store.refresh()
    assert store.notices == ()


def test_hidden_and_foreign_files_are_passed_over(home: Home) -> None:
    home.marks.mkdir(parents=True)
    for name in (
        ".laptop.lock",
        ".hidden.json",
        "notes.txt",
        "laptop.json.damaged-20260101T000000Z",
    ):
        (home.marks / name).write_bytes(b"anything")
    store = home.open()
    assert store.marks == {}
    assert store.notices == ()
