"""A disk that is full or not there: said in a sentence, the old file whole, and all well afterwards."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from paperreader.core.errors import StoreError
from paperreader.core.mark import Mark
from paperreader.store.durable import store_error
from tests.store.homes import GRAPHFM, MIXTRAL, Home, decide

pytest.importorskip("resource", reason="only there can a program bound its own files")

ON_A_FULL_DISK = """
import json, resource, sys
from pathlib import Path
from paperreader.core.errors import StoreError
from paperreader.core.mark import Edit
from paperreader.store.marks import MarkStore

home, write_behind = Path(sys.argv[1]), sys.argv[2] == "behind"
store = MarkStore(home / "marks", home / "backups", "laptop", write_behind=write_behind)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

def write(key, note):
    try:
        store.record([Edit(key, "note", None, note)], "noted", {})
        store.flush()
    except StoreError as error:
        return str(error)

def state():
    return {key: len(mark.note) for key, mark in store.marks.items()}

told = [write("a", "x" * 100), state()]
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
told += [write("b", "y" * 20_000), state(), (home / "marks/laptop.json").stat().st_size]
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
told += [write("c", "z"), state(), sorted(path.name for path in (home / "marks").iterdir())]
store.close()
sys.stdout.write(json.dumps(told))
"""


@pytest.mark.parametrize("manner", ["first", "behind"])
def test_a_full_disk_costs_nothing_but_the_decision_that_did_not_fit(
    tmp_path: Path, manner: str
) -> None:
    """With write-behind not even that one: the reader has seen it, and it is saved with the next."""
    program = [sys.executable, "-c", ON_A_FULL_DISK, str(tmp_path), manner]
    ran = subprocess.run(program, check=True, capture_output=True, text=True)
    before, seen_before, failed, seen, size, after, seen_after, names = json.loads(ran.stdout)
    assert (before, seen_before) == (None, {"a": 100})
    path = tmp_path / "marks" / "laptop.json"
    assert failed == f"{path}: File too large. Make room on the disk and try again."
    kept = {"b": 20_000} if manner == "behind" else {}
    assert seen == {"a": 100, **kept}
    assert size < 1000
    assert (after, seen_after) == (None, {"a": 100, "c": 1, **kept})
    assert names == [".laptop.lock", "laptop.json"]
    home = Home(tmp_path)
    assert {key: len(mark.note) for key, mark in home.open().marks.items()} == seen_after


def break_directory(home: Home) -> None:
    """Put a file where the directory of the marks should be: that stops the administrator too."""
    home.root.rename(home.root.with_name("away"))
    home.root.write_text("no directory")


def mend_directory(home: Home) -> None:
    """Put the directory back."""
    home.root.unlink()
    home.root.with_name("away").rename(home.root)


def test_a_decision_that_cannot_be_saved_is_not_made(home: Home) -> None:
    store = home.open()
    decide(store, GRAPHFM, star=True)
    break_directory(home)
    for attempt in (lambda: decide(store, MIXTRAL, star=True), store.undo):
        with pytest.raises(StoreError, match="Not a directory"):
            attempt()
    assert store.marks == {GRAPHFM.key: Mark(starred=True)}
    mend_directory(home)
    decide(store, MIXTRAL, read=True)
    assert store.marks == home.open().marks
    assert store.marks == {GRAPHFM.key: Mark(starred=True), MIXTRAL.key: Mark(read=True)}


def test_with_write_behind_what_cannot_be_saved_is_kept_and_saved_with_the_next(
    home: Home,
) -> None:
    store = home.open(write_behind=True)
    decide(store, GRAPHFM, star=True)
    store.flush()
    break_directory(home)
    decide(store, MIXTRAL, star=True)
    assert store.undo() is not None
    assert store.redo() is not None
    for _ in range(2):
        with pytest.raises(StoreError, match="Not a directory"):
            store.flush()
    assert store.marks == {GRAPHFM.key: Mark(starred=True), MIXTRAL.key: Mark(starred=True)}
    mend_directory(home)
    decide(store, GRAPHFM, read=True)
    store.flush()
    expected = {GRAPHFM.key: Mark(starred=True, read=True), MIXTRAL.key: Mark(starred=True)}
    assert store.marks == home.open().marks == expected
    store.undo()
    store.undo()
    store.flush()
    assert home.open().marks == {GRAPHFM.key: Mark(starred=True)}


def test_closing_says_what_could_not_be_saved(home: Home) -> None:
    store = home.open(write_behind=True)
    decide(store, GRAPHFM, star=True)
    store.flush()
    break_directory(home)
    decide(store, MIXTRAL, star=True)
    with pytest.raises(StoreError, match="Not a directory"):
        store.close()


def test_a_library_that_cannot_be_read_says_so_at_the_start(home: Home) -> None:
    home.root.write_text("no directory")
    with pytest.raises(StoreError, match=r"marks: Not a directory\."):
        home.open()


def test_errors_of_the_system_come_with_advice() -> None:
    full = store_error(Path("x"), OSError(errno.ENOSPC, "No space left on device"))
    assert str(full) == "x: No space left on device. Make room on the disk and try again."
    assert str(store_error(Path("x"), OSError("odd"))) == "x: odd."
