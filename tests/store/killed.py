"""A program that forks children which save, kills them, and tells what is on disk afterwards.

Run by the tests of durability: forking a process that has imported everything takes milliseconds where
starting one takes a tenth of a second. Each mode writes one JSON object a line to standard output.

    killed.py each HOME OPERATION      a save killed before each of its system calls
    killed.py random HOME TIMES SEED   a loop of saves killed after random times
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import filelock  # noqa: F401 - so that no child does

import paperreader.store.durable_storage
import paperreader.store.operations  # noqa: F401 - nor these
from paperreader.core.digest import Digest
from paperreader.core.mark import Edit
from paperreader.core.paper import Paper
from paperreader.store.device_file import UNSETTLED_MARKS
from paperreader.store.digests import PAPERS_IN_A_PART, DigestStore
from paperreader.store.marks import MarkStore
from tests.killing import held_child, kills, traced

CALLS = (
    "openat,write,fsync,close,chmod,fchmodat,rename,renameat,renameat2,link,linkat,unlink,"
    "unlinkat,mkdir,flock"
)
"""The system calls by which a save leaves traces, and those around them."""

MOST_SAVES = 6
"""Acknowledged saves that are waited for before a random kill, less one."""

LONGEST_PAUSE = 0.05
"""Seconds from then to the kill: on a quiet machine about ten saves more."""

READY = b"!\n"
DAMAGED = b'{"marks": {'

ID = "2026-05-20-arxiv-00000000"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def marks(home: Path, hours: float = 0, *, write_behind: bool = False) -> MarkStore:
    """The marks of a home, some hours after noon."""

    def now() -> datetime:
        return NOON + timedelta(hours=hours)

    places = home / "marks", home / "backups"
    return MarkStore(*places, "laptop", now=now, write_behind=write_behind)


def star(store: MarkStore, *keys: str) -> None:
    papers = {key: Paper(title=f"Paper {key}", key=key) for key in keys}
    store.record([Edit(key, "starred", False, True) for key in keys], "starred", papers)


def digest() -> tuple[Digest, list[Paper]]:
    size = PAPERS_IN_A_PART + 1
    told = Digest(ID, "arxiv", "arXiv", date(2026, 5, 20), False, NOON, "x.txt", "jsonl", size)
    return told, [Paper(title=f"Paper {number}") for number in range(size)]


def nothing(home: Path) -> None:
    """Prepare an empty home."""


def some_marks(home: Path) -> None:
    store = marks(home)
    star(store, "a", "b")
    star(store, "c")


def many_marks(home: Path) -> None:
    star(marks(home), *map(str, range(UNSETTLED_MARKS)))


def damaged_marks(home: Path) -> None:
    some_marks(home)
    star(marks(home, 2), "d")
    (home / "marks" / "laptop.json").write_bytes(DAMAGED)


OPERATIONS: dict[str, tuple[Callable[[Path], None], Callable[[Path], object]]] = {
    "first star": (nothing, lambda home: star(marks(home), "x")),
    "star and back up": (some_marks, lambda home: star(marks(home, 2), "x")),
    "undo": (some_marks, lambda home: marks(home).undo()),
    "settle": (many_marks, lambda home: star(marks(home), "x")),
    "mend": (damaged_marks, lambda home: marks(home, 4)),
    "digest": (nothing, lambda home: DigestStore(home / "digests").write(*digest())),
}
"""What is there before, and the save that is killed."""


def found(home: Path) -> dict[str, Any]:
    """What a program that starts now finds: the state, and whether anything had to be mended."""
    digests = DigestStore(home / "digests")
    papers = [len(digests.read(id)[1]) for id in digests.ids()]
    store = marks(home, 4)
    starred = sorted(key for key, mark in store.marks.items() if mark.starred)
    kept = any(path.read_bytes() == DAMAGED for path in (home / "marks").glob("*.damaged-*"))
    state = json.dumps([starred, history_of(home), papers, kept])
    return {"state": state, "mended": bool(store.notices)}


def history_of(home: Path) -> list[list[Any]]:
    path = home / "marks" / "laptop.json"
    steps = json.loads(path.read_bytes())["history"].values() if path.exists() else []
    return [[len(step["edits"][0]["keys"]), step["undone"] is not None] for step in steps]


def saved(home: Path, operation: str, log: Path, *options: str) -> int:
    """Save under strace; the signal that ended it, or 0."""
    return traced(held_child(partial(OPERATIONS[operation][1], home)), log, CALLS, *options)


def copied(home: Path, name: str) -> Path:
    copy = home.with_name(name)
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    return copy


def each(home: Path, operation: str) -> None:
    """Kill a save before each of its system calls."""
    home.mkdir()
    OPERATIONS[operation][0](home)
    say(**found(copied(home, "before")))
    whole, log = copied(home, "whole"), home.with_name("log")
    saved(whole, operation, log)
    say(**found(whole))
    for call, number, options in kills(log):
        killed = copied(home, "killed")
        ended_by = saved(killed, operation, log, *options)
        say(call=call, number=number, ended_by=ended_by, **found(killed))


def say(**told: Any) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def at_random(home: Path, times: int, seed: int) -> None:
    """Kill a loop of saves again and again, and look each time whether all that it told is there."""
    chance = random.Random(seed)
    home.mkdir()
    star(marks(home), *map(str, range(UNSETTLED_MARKS * 3 // 4)))
    there: set[str] = set()
    for trial in range(times):
        saves, pause = chance.randrange(MOST_SAVES), chance.uniform(0, LONGEST_PAUSE)
        told = killed_after(saves, pause, home, trial)
        taken_back = {key for act, key in told if act == "-"}
        there |= {key for act, key in told if act == "+"} - taken_back
        store = marks(home)
        lost, left = there - store.marks.keys(), taken_back & store.marks.keys()
        say(acknowledged=len(told), lost=sorted(lost), left=sorted(left), notices=store.notices)


def killed_after(saves: int, seconds: float, home: Path, trial: int) -> list[tuple[str, str]]:
    """What a loop of saves told before it was killed: stars set (+) and taken back (-), with keys.

    It is killed some seconds after it told of so many saves, however long these take.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        save_forever(home, trial, writing)
    os.close(writing)
    with os.fdopen(reading) as telling:
        told = [telling.readline() for _ in range(1 + saves)]
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        told += telling
    return [(line[0], line[1:].rstrip()) for line in told[1:] if line.endswith("\n")]


def save_forever(home: Path, trial: int, telling: int) -> NoReturn:
    """Set stars, take every third back, and tell of each once it is on disk."""
    store = marks(home, trial / 4, write_behind=trial % 2 == 1)
    os.write(telling, READY)
    for number in count():
        key = f"{trial}-{number}"
        star(store, key)
        if number % 3 == 2:
            store.undo()
        store.flush()
        os.write(telling, f"{'-' if number % 3 == 2 else '+'}{key}\n".encode())
    raise AssertionError


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["each", home, operation]:
            each(Path(home), operation)
        case ["random", home, times, seed]:
            at_random(Path(home), int(times), int(seed))
