"""What has a name is kept as marks are: by every device, merged field by field, undone and redone."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.errors import StoreError
from paperreader.core.keepsake import NOTHING, Fields, edits_between, of_kind
from paperreader.core.mark import Edit
from paperreader.store.device_file import UNSETTLED_MARKS
from paperreader.store.durable_storage import DurableStorage
from paperreader.store.mark_documents import keepsake_document
from paperreader.store.marks import MarkStore
from paperreader.store.merged_keepsakes import MergedKeepsakes
from tests.store.homes import GRAPHFM, Home, decide

BEHIND = pytest.mark.parametrize("write_behind", [False, True], ids=["saved", "saved behind"])

EARLY, LATE = "2026-01-01T00:00:00.000000Z", "2026-01-02T00:00:00.000000Z"

MOE = "view:moe"
MOE_FIELDS: Fields = {"name": "MoE", "query": "#moe", "since": EARLY}


def keep(store: MarkStore, key: str, fields: Fields) -> None:
    edits = [*edits_between(key, store.keepsakes.get(key, NOTHING), fields)]
    store.record(edits, f"kept {key}", {})


def written_by(home: Home, device: str, documents: dict[str, dict[str, Any]]) -> None:
    """A marks file of another device, as it would arrive by synchronisation."""
    rows = {str(n): {"key": key, "fields": told} for n, (key, told) in enumerate(documents.items())}
    DurableStorage(home.marks / f"{device}.json").write({"marks": {}, "keepsakes": rows})


@BEHIND
def test_what_is_kept_by_name_is_there_the_next_day(home: Home, write_behind: bool) -> None:
    store = home.open(write_behind=write_behind)
    decide(store, GRAPHFM, star=True)
    keep(store, MOE, MOE_FIELDS)
    store.close()
    later = home.open()
    assert later.keepsakes == {MOE: MOE_FIELDS}
    assert later.marks.keys() == {GRAPHFM.key}


@BEHIND
def test_keeping_changing_and_deleting_are_undone_and_done_again(
    home: Home, write_behind: bool
) -> None:
    store = home.open(write_behind=write_behind)
    changed: Fields = {**MOE_FIELDS, "query": "#moe is:unread"}
    states: list[Fields] = [MOE_FIELDS, changed, {}]
    for fields in states:
        keep(store, MOE, fields)
    seen = []
    for move in (store.undo, store.undo, store.undo, store.redo, store.redo, store.redo):
        move()
        seen.append(store.keepsakes.get(MOE, {}))
    assert seen == [changed, MOE_FIELDS, {}, MOE_FIELDS, changed, {}]
    store.flush()
    assert home.open().keepsakes == {}


def test_an_undo_leaves_what_was_set_since(home: Home) -> None:
    here, there = home.open("laptop"), home.open("desktop")
    keep(here, MOE, MOE_FIELDS)
    keep(here, MOE, {**MOE_FIELDS, "query": "here"})
    there.refresh()
    keep(there, MOE, {**MOE_FIELDS, "query": "there"})
    assert here.refresh() == {MOE}
    here.undo()
    assert here.keepsakes[MOE]["query"] == "there"


@pytest.mark.parametrize(
    ("laptop", "phone", "query"),
    [
        (["here", EARLY], ["there", LATE], "there"),
        (["here", LATE], ["there", EARLY], "here"),
        (["here", EARLY], ["there", EARLY], "there"),  # phone sorts after laptop
    ],
)
def test_of_each_field_the_latest_value_counts(
    home: Home, laptop: list[str], phone: list[str], query: str
) -> None:
    written_by(home, "laptop", {MOE: {"since": [EARLY, EARLY], "query": laptop}})
    written_by(home, "phone", {MOE: {"name": ["MoE", EARLY], "query": phone}})
    for device in ("laptop", "phone", "desktop"):
        expected = {MOE: {"since": EARLY, "query": query, "name": "MoE"}}
        assert home.open(device).keepsakes == expected


@pytest.mark.parametrize(("deleted", "there"), [(LATE, False), (EARLY, True)])
def test_what_was_deleted_stays_so_unless_it_was_kept_again(
    home: Home, deleted: str, there: bool
) -> None:
    kept = {"since": [EARLY, "2026-01-01T12:00:00.000000Z"], "query": ["#moe", EARLY]}
    written_by(home, "phone", {MOE: {"since": [None, deleted]}})
    store = home.open()
    written_by(home, "laptop-2", {MOE: kept})
    store.refresh()
    assert (MOE in store.keepsakes) is there


stamped = st.tuples(
    st.one_of(st.none(), st.sampled_from("xy")),
    st.integers(1, 4).map("2026-01-0{}T00:00:00.000000Z".format),
)
fields_told = st.dictionaries(st.sampled_from(["since", "query"]), stamped, max_size=2)


@given(st.lists(st.tuples(st.sampled_from("abc"), fields_told), max_size=4))
def test_keepsakes_join_in_any_order_and_any_number_of_times(
    arrivals: list[tuple[str, dict[str, Any]]],
) -> None:
    results = []
    for order in permutations(arrivals):
        merged = MergedKeepsakes()
        for device, told in (*order, *order[:1]):
            merged.join(device, {MOE: keepsake_document(MOE, told)})
        results.append(merged.keepsakes)
    # Two values of one device at one time can only come from two programs in one microsecond.
    times = [(device, name, time) for device, told in arrivals for name, (_, time) in told.items()]
    if len(times) == len(set(times)):
        assert all(result == results[0] for result in results)


def test_two_programs_of_one_device_lose_nothing_of_each_other(home: Home) -> None:
    one, other = home.open(), home.open()
    keep(one, MOE, MOE_FIELDS)
    keep(other, "view:rl", {"name": "RL", "query": "#rl", "since": LATE})
    assert home.open().keepsakes.keys() == {MOE, "view:rl"}
    assert other.keepsakes.keys() == {MOE, "view:rl"}


def test_other_kinds_are_kept_the_same_way_and_apart(home: Home) -> None:
    store = home.open()
    feed: Fields = {"name": "hf", "what": "https://huggingface.co/papers", "since": EARLY}
    keep(store, "subscription:hf", feed)
    keep(store, MOE, MOE_FIELDS)
    assert of_kind(home.open().keepsakes, "subscription") == [feed]
    assert of_kind(home.open().keepsakes, "view") == [MOE_FIELDS]


def test_keepsakes_stay_where_they_are_when_marks_settle(home: Home) -> None:
    store = home.open()
    keep(store, MOE, MOE_FIELDS)
    keys = [f"{number:012x}" for number in range(UNSETTLED_MARKS + 1)]
    store.record([Edit(key, "starred", before=False, after=True) for key in keys], "starred", {})
    assert {path.name for path in home.marks.glob("*.json")} == {
        "laptop.json",
        "laptop.settled.json",
    }
    assert home.open().keepsakes == {MOE: MOE_FIELDS}


def test_a_file_without_keepsakes_is_read_and_changed_as_before(home: Home) -> None:
    decide(home.open(), GRAPHFM, star=True)
    assert "keepsakes" not in orjson.loads((home.marks / "laptop.json").read_bytes())
    store = home.open()
    assert store.keepsakes == {}
    keep(store, MOE, MOE_FIELDS)
    assert home.open().keepsakes == {MOE: MOE_FIELDS}


def test_into_a_file_of_a_later_version_nothing_is_kept(home: Home) -> None:
    keep(home.open(), MOE, MOE_FIELDS)
    path = home.marks / "laptop.json"
    path.write_bytes(path.read_bytes().replace(b'{"version":1', b'{"version":2'))
    store = home.open()
    assert store.keepsakes == {MOE: MOE_FIELDS}
    with pytest.raises(StoreError, match="later version"):
        keep(store, MOE, {})


def test_a_keepsake_of_no_shape_is_damage(home: Home) -> None:
    keep(home.open(), MOE, MOE_FIELDS)
    decide(home.open(), GRAPHFM, star=True)
    path = home.marks / "laptop.json"
    path.write_bytes(path.read_bytes().replace(b'{"key":"view:moe","fields"', b'{"key":7,"fields"'))
    store = home.open()
    assert any("table keepsakes" in notice for notice in store.notices)
    assert store.keepsakes == {MOE: MOE_FIELDS}, "a good backup takes its place"
