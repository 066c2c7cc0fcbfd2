"""A mapping of marks in layers is like a dictionary that is copied for every change, and costs less."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.bearers import NamedKeys
from paperreader.core.mark import UNMARKED, Mark
from paperreader.store.layered import NEWER_KEPT, LayeredMarks
from paperreader.store.packed import PackedMarks, Stamp, packed

TIME = "2026-01-01T00:00:00.000000Z"


def key_of(number: int) -> str:
    return hashlib.blake2b(str(number).encode(), digest_size=6).hexdigest()


KEYS = [*map(key_of, range(12)), "000000000000", "ffffffffffff"]

key = st.sampled_from(KEYS)
mark = st.builds(
    Mark,
    starred=st.booleans(),
    read=st.booleans(),
    snoozed_until=st.none() | st.dates(date(1, 1, 1)),
    tags=st.frozensets(st.sampled_from(["moe", "日本語"])),
    note=st.sampled_from(["", "Two\nlines, “quoted”"]),
).map(lambda mark: UNMARKED if mark == UNMARKED else mark)
marks_by_key = st.dictionaries(key, mark)


def packed_marks(marks: Mapping[str, Mark]) -> PackedMarks:
    """Marks packed, of which every field was set by one device at one time."""
    kept = {key: mark for key, mark in marks.items() if mark is not UNMARKED}
    stamps: dict[str, Stamp] = dict.fromkeys(marks, (TIME, "laptop"))
    return PackedMarks(packed(kept, {"starred": stamps}, TIME), version="of today")


def expected(*layers: Mapping[str, Mark]) -> dict[str, Mark]:
    """What a dictionary would hold."""
    marks = {key: mark for layer in layers for key, mark in layer.items()}
    return {key: mark for key, mark in marks.items() if mark is not UNMARKED}


@given(marks_by_key, st.lists(marks_by_key, max_size=4), st.data())
def test_layers_are_together_what_one_dictionary_would_be(
    settled: dict[str, Mark], changes: list[dict[str, Mark]], data: st.DataObject
) -> None:
    marks = LayeredMarks(packed_marks(settled))
    handed_out = [marks]
    for change in changes:
        if data.draw(st.booleans(), label="looked through before the change"):
            assert len(marks) == len(list(marks))
        marks = marks.changed(change)
        handed_out.append(marks)
    for number, each in enumerate(handed_out):
        model = expected(settled, *changes[:number])
        assert [each.get(key, UNMARKED) for key in KEYS] == [model.get(k, UNMARKED) for k in KEYS]
        for name in ("", "starred"):
            starred = each.bearers(lambda mark: mark.starred, name)
            assert sorted(starred) == sorted(k for k in model if model[k].starred)
            assert len(starred) == len(list(starred))
        unread = each.bearers(lambda mark: not mark.read)
        assert sorted(unread) == sorted(k for k in model if not model[k].read)
        assert each == model
        assert len(each) == len(model)
        assert sorted(each) == sorted(model)
        assert [key in each for key in KEYS] == [key in model for key in KEYS]
        assert set(each.bearers(lambda mark: mark.starred)) == {
            k for k in model if model[k].starred
        }


def test_packed_papers_that_have_something_in_common_are_told_by_its_name_and_not_read() -> None:
    settled = packed_marks(dict.fromkeys(KEYS, Mark(read=True)))
    marks = LayeredMarks(settled).changed(
        {KEYS[0]: Mark(starred=True), "abcdef012345": Mark(read=True)}
    )
    read = marks.bearers(lambda mark: mark.read, "read")
    assert isinstance(read.base, NamedKeys)
    assert (read.base.name, read.base.version) == ("read", "of today")
    assert set(read.come) == {"abcdef012345"}
    assert set(read.gone) == {KEYS[0]}
    assert read.base == LayeredMarks(settled).bearers(lambda mark: mark.read, "read").base
    assert read.base != marks.bearers(lambda mark: mark.starred, "starred").base
    assert read.base != marks.bearers(lambda mark: mark.read, "read", "of another day").base
    assert set(read.base) == set(KEYS)


@given(marks_by_key, marks_by_key)
def test_what_differs_is_found(one: dict[str, Mark], other: dict[str, Mark]) -> None:
    differing = LayeredMarks(packed_marks(one)).differing_from(LayeredMarks().changed(other))
    mine, theirs = expected(one), expected(other)
    assert differing == {key for key in KEYS if mine.get(key) != theirs.get(key)}


def test_many_changes_and_many_lookups_change_nothing_that_can_be_seen() -> None:
    settled = {key_of(number): Mark(read=True) for number in range(3000)}
    marks, model = LayeredMarks(packed_marks(settled)), dict(settled)
    for number in range(2000, 2000 + 2 * NEWER_KEPT, 2):
        change = {key_of(number): Mark(starred=True), key_of(number + 1): UNMARKED}
        marks = marks.changed(change)
        model = expected(model, change)
    assert {key: marks.get(key) for key in model} == model
    assert all(key_of(number) not in marks for number in range(2001, 2000 + 2 * NEWER_KEPT, 2))
    assert marks == model


@pytest.mark.parametrize(
    "unknown",
    [
        *("", "0", "00000000000", "0000000000000", "-0000000000f", "+f0000000000", "0_0000000000"),
        *("zzzzzzzzzzzz", "é00000000000", KEYS[0].upper(), KEYS[0][1:] + "\n", "\n" + KEYS[0][:-1]),
    ],
)
def test_what_is_no_key_is_not_among_the_packed(unknown: str) -> None:
    marks = packed_marks(dict.fromkeys(KEYS, Mark(starred=True)))
    assert marks.mark(unknown) is None
    assert marks.stamps(unknown) == {}


def test_stamps_are_found_by_key() -> None:
    stamps: dict[str, dict[str, Stamp]] = {
        "read": {KEYS[0]: (TIME, "laptop"), KEYS[1]: (TIME, "phone")},
        "tag:moe": {KEYS[1]: ("2026-01-02T00:00:00.000000Z", "laptop")},
    }
    marks = PackedMarks(packed({KEYS[0]: Mark(read=True)}, stamps, TIME))
    assert marks.stamps(KEYS[0]) == {"read": (TIME, "laptop")}
    assert marks.stamps(KEYS[1]) == {
        "read": (TIME, "phone"),
        "tag:moe": ("2026-01-02T00:00:00.000000Z", "laptop"),
    }
    assert marks.mark(KEYS[1]) is UNMARKED
    assert marks.mark(KEYS[2]) is None


@pytest.mark.parametrize("odd", ["", "a", "shared", KEYS[0].upper(), KEYS[0] + "0", KEYS[0] + "\n"])
def test_what_no_paper_has_as_its_key_cannot_be_packed(odd: str) -> None:
    with pytest.raises(ValueError, match="no key of a paper"):
        packed({}, {"read": {odd: (TIME, "laptop")}}, TIME)


@pytest.mark.parametrize("other", [b"", b"\n", b"[]\n", b'{"layout":"0 little"}\n', b"\0" * 99])
def test_what_another_program_has_packed_is_refused(other: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PackedMarks(other)
