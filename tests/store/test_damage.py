"""A damaged marks file: kept aside, replaced by the newest good backup, and said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.store.backups import BACKUPS_KEPT
from paperreader.store.device_file import UNSETTLED_MARKS
from tests.store.homes import GRAPHFM, MIXTRAL, Home, decide

Damage = Callable[[bytes], bytes]


def replaced_by(other: bytes) -> Damage:
    """Damage that leaves nothing of what was there."""
    return lambda _: other


def changed(old: bytes, new: bytes) -> Damage:
    """Damage to one place."""
    return lambda data: data.replace(old, new, 1)


DAMAGES: dict[str, Damage] = {
    "empty": replaced_by(b""),
    "cut off": lambda data: data[: len(data) // 2],
    "without its last byte": lambda data: data.rstrip()[:-1],
    "nothing but NUL": lambda data: b"\0" * len(data),
    "ends in NUL": lambda data: data[:-20] + b"\0" * 20,
    "binary": replaced_by(bytes(range(256))),
    "spliced with its predecessor": lambda data: data + data[-9:],
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "a list": replaced_by(b"[1, 2, 3]"),
    "a text": replaced_by(b'"marks"'),
    "null": replaced_by(b"null"),
    "of no tables": replaced_by(b"{}"),
    "of other tables": replaced_by(b'{"_default": {"1": {"key": "a"}}}'),
    "of tables that are lists": replaced_by(b'{"marks": [1]}'),
    "of marks that are none": replaced_by(b'{"marks": {"1": {"title": "x"}}}'),
    "with a key that is none": changed(b'"key":', b'"key":1,"was":'),
    "with a time that is none": changed(b"2026-", b"soon-"),
    "with a field that is none": changed(b'"starred":[', b'"starred":["extra",'),
    "with a history that is none": changed(b'"keys":["', b'"keys":[1,"'),
    "with a change of no time": changed(b'"undone":null', b'"undone":"soon"'),
    "with a schema that is none": changed(b'"version":1', b'"version":"new"'),
    "nested too deeply": replaced_by(b'{"marks":' * 100_000),
    "a page of HTML": replaced_by(b"<!doctype html><title>Sign in to the hotel</title>"),
}


def damaged_home(home: Home, damage: Damage) -> bytes:
    """A home with a good backup that knows one star, and a damaged file that knew two."""
    decide(home.open(), GRAPHFM, star=True)
    home.clock.forward(hours=2)
    decide(home.open(), MIXTRAL, star=True)
    path = home.marks / "laptop.json"
    path.write_bytes(damage(path.read_bytes()))
    home.clock.forward(hours=2)
    return path.read_bytes()


def kept_aside(home: Home) -> list[bytes]:
    return [path.read_bytes() for path in sorted(home.marks.glob("*.json.damaged-*"))]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_kept_and_the_newest_good_backup_taken(
    home: Home, damage: Damage
) -> None:
    damaged = damaged_home(home, damage)
    store = home.open()
    assert store.marks == {GRAPHFM.key: Mark(starred=True)}
    assert kept_aside(home) == [damaged]
    (notice,) = store.notices
    assert notice.startswith(f"{home.marks / 'laptop.json'}: is damaged (")
    assert "It was kept as laptop.json.damaged-20261122T071400Z, and the backup" in notice
    decide(store, MIXTRAL, read=True)
    again = home.open()
    assert again.marks == {GRAPHFM.key: Mark(starred=True), MIXTRAL.key: Mark(read=True)}
    assert again.notices == ()
    assert again.undo() is not None
    assert again.undo() is not None


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_without_a_good_backup_the_marks_begin_anew_and_nothing_is_lost(
    home: Home, damage: Damage
) -> None:
    damaged = damaged_home(home, damage)
    for backup in home.backups.iterdir():
        backup.write_bytes(b"damaged too")
    store = home.open()
    assert store.marks == {}
    assert kept_aside(home) == [damaged]
    assert "there is no good backup of it" in store.notices[0]
    decide(store, MIXTRAL, read=True)
    assert home.open().marks == {MIXTRAL.key: Mark(read=True)}


def test_a_directory_in_the_place_of_the_file_is_moved_aside(home: Home) -> None:
    (home.marks / "laptop.json" / "inside").mkdir(parents=True)
    store = home.open()
    assert "is a directory" in store.notices[0]
    decide(store, GRAPHFM, star=True)
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True)}
    assert len(list(home.marks.glob("laptop.json.damaged-*/inside"))) == 1


def test_of_several_backups_the_newest_good_one_is_taken(home: Home) -> None:
    papers = [Paper(title=f"Paper {number}") for number in range(4)]
    for paper in papers:
        decide(home.open(), paper, star=True)
        home.clock.forward(hours=2)
    newest = max(home.backups.iterdir())
    newest.write_bytes(b"{")
    (home.marks / "laptop.json").write_bytes(b"{")
    assert set(home.open().marks) == {paper.key for paper in papers[:2]}


def test_what_is_damaged_while_the_program_runs_is_mended_too(home: Home) -> None:
    decide(home.open(), GRAPHFM, star=True)
    home.clock.forward(hours=2)
    store = home.open()
    decide(store, MIXTRAL, star=True)
    (home.marks / "laptop.json").write_bytes(b"\0")
    decide(store, MIXTRAL, read=True)
    assert kept_aside(home) == [b"\0"]
    assert len(store.notices) == 1
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True), MIXTRAL.key: Mark(read=True)}


def test_two_damaged_files_of_one_second_are_both_kept(home: Home) -> None:
    home.marks.mkdir(parents=True)
    for content in (b"one", b"two"):
        (home.marks / "laptop.json").write_bytes(content)
        home.open()
    assert sorted(kept_aside(home)) == [b"one", b"two"]


def test_settled_marks_are_mended_from_their_own_backups(home: Home) -> None:
    many = [Paper(title=f"Paper {number}") for number in range(UNSETTLED_MARKS + 1)]
    decide(home.open(), *many, read=True)
    home.clock.forward(hours=2)
    decide(home.open(), *many, star=True)
    (home.marks / "laptop.settled.json").write_bytes(b"{}")
    store = home.open()
    assert set(store.marks.values()) == {Mark(read=True, starred=True)}
    assert len(store.marks) == len(many)
    assert kept_aside(home) == [b"{}"]


def test_a_linked_file_is_mended_where_it_lies(home: Home, tmp_path: Path) -> None:
    home.marks.mkdir(parents=True)
    target = tmp_path / "dotfiles" / "marks.json"
    target.parent.mkdir()
    target.write_bytes(b"{")
    (home.marks / "laptop.json").symlink_to(target)
    decide(home.open(), GRAPHFM, star=True)
    assert (home.marks / "laptop.json").is_symlink()
    assert [path.read_bytes() for path in target.parent.glob("*.damaged-*")] == [b"{"]
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True)}


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_no_mutation_of_a_file_keeps_the_program_from_starting(
    home: Home, data: st.DataObject
) -> None:
    path = home.marks / "laptop.json"
    if not path.exists():
        decide(home.open(), GRAPHFM, star=True, tags={"moe"}, note="x")
    good = path.read_bytes()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 8)))
    path.write_bytes(good[:start] + data.draw(st.binary(max_size=8)) + good[end:])
    try:
        store = home.open()
        decide(store, MIXTRAL, star=not store.marks.get(MIXTRAL.key, Mark()).starred)
    finally:
        path.write_bytes(good)


@pytest.mark.parametrize(
    ("hours", "backups"),
    [([0], 0), ([0, 0], 1), ([0, 0.5, 0.4], 1), ([0, 1, 1, 1], 3), ([1] * 30, BACKUPS_KEPT)],
)
def test_a_backup_is_made_once_an_hour_and_the_last_are_kept(
    home: Home, hours: list[float], backups: int
) -> None:
    store = home.open()
    for number, pause in enumerate(hours):
        home.clock.forward(hours=pause)
        decide(store, Paper(title=f"Paper {number}"), star=True)
    names = [path.name for path in sorted(home.backups.glob("*"))]
    assert len(names) == backups
    assert all(name.startswith("laptop-202611") for name in names)


def test_a_clock_that_went_ahead_does_not_stop_the_backups(home: Home) -> None:
    store = home.open()
    decide(store, GRAPHFM, star=True)
    home.clock.forward(days=4000)
    decide(store, GRAPHFM, star=False)
    home.clock.forward(days=-4000)
    store = home.open()
    decide(store, GRAPHFM, star=True)
    assert len(list(home.backups.iterdir())) == 2


def test_a_backup_that_cannot_be_made_is_no_reason_not_to_save(home: Home) -> None:
    home.root.mkdir()
    home.backups.write_text("no directory")
    store = home.open()
    for wishes in ({"star": True}, {"read": True}, {"later": True}):
        decide(store, GRAPHFM, **wishes)
    assert [notice.startswith("No backup of ") for notice in store.notices] == [True]
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True, read=True, later=True)}
