"""How long a star takes to the disk, with a bare library and with up to 50,000 marks in it.

In the library a star is on disk when `mark` returns; in the reader, when the marks file was replaced.
Beside it, what the disk takes for the least that is safe: a file written, synced and renamed, and its
directory synced.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Budget, Figure, milliseconds
from benchmarks.libraries import marks_in
from benchmarks.process import calls_in, traced
from benchmarks.session import Session, reading
from benchmarks.setting import Setting, installed
from benchmarks.titles import first_title
from paperreader import Library
from paperreader.core.view import INBOX
from paperreader.store.places import Places

BEYOND_THE_DISK = 10.0
"""Milliseconds that a star may take beside the disk's own."""

STAR = "★"
"""What a row with a star shows."""

GLANCE = 0.0002
"""Seconds between two looks at the marks file."""

PATIENCE = 20.0
"""Seconds to wait for it."""

SYNCS = ("fsync", "fdatasync")
RENAMES = ("rename", "renameat", "renameat2")
WRITES = ("write", "pwrite64", "writev")


def measure(setting: Setting) -> Iterator[Figure]:
    """The stars of both libraries."""
    for marks, of in {
        "": setting.home,
        f", {marks_in(setting.size):,} marks": setting.marked,
    }.items():
        with setting.copy(of) as home:
            yield from _in_reader(home, marks, setting)
            yield from _in_library(home, marks, setting)


def _in_library(home: Path, marks: str, setting: Setting) -> Iterator[Figure]:
    disk = []
    stars = []
    directory = Places.at(home).marks
    directory.mkdir(parents=True, exist_ok=True)
    with Library.open(home) as library:
        for key in library.list(INBOX.query).keys[-setting.rounds :]:
            start = time.perf_counter()
            library.mark([key], star=True)
            stars.append(time.perf_counter() - start)
            disk.append(_least_safe_write(directory))
    least = Figure(f"the disk's own fsyncs{marks}", "ms", milliseconds(disk))
    yield least
    budget = Budget(BEYOND_THE_DISK + least.p95, of="p95")
    yield Figure(f"star, to disk, library{marks}", "ms", milliseconds(stars), budget)


def _in_reader(home: Path, marks: str, setting: Setting) -> Iterator[Figure]:
    drawn = []
    saved = []
    with reading(home, first_title(home), setting.quiet) as session:
        for _ in range(setting.rounds):
            session.go("j")
            drawn.append(session.press("s", STAR).answered)
            session.go("j")
            saved.append(_seconds_to_disk(session, Places.at(home).marks))
        yield Figure(f"star, to the screen{marks}", "ms", milliseconds(drawn))
        yield Figure(f"star, key to disk{marks}", "ms", milliseconds(saved))
        yield from _calls(session, home, marks)


def _seconds_to_disk(session: Session, directory: Path) -> float:
    """Press the key and look at the marks files until one was replaced."""
    before = _versions(directory)
    start = time.perf_counter()
    session.terminal.press("s")
    while _versions(directory) == before:
        assert time.perf_counter() < start + PATIENCE, "the star was not saved"
        time.sleep(GLANCE)
    seconds = time.perf_counter() - start
    session.go()
    return seconds


def _versions(directory: Path) -> list[tuple[str, int, int]]:
    files = [(file.name, file.stat()) for file in directory.glob("[!.]*.json")]
    return sorted((name, status.st_ino, status.st_mtime_ns) for name, status in files)


def _calls(session: Session, home: Path, marks: str) -> Iterator[Figure]:
    """The system calls of one star, from the key until nothing more happens."""
    if not installed("strace"):
        yield Figure(f"star, system calls{marks}", "calls", note="strace is not installed")
        return
    session.go("j")
    log = home.parent / "calls"
    with traced(session.terminal.pid, log):
        session.go("s")
    calls = calls_in(log)
    note = ", ".join(f"{_sum(calls, names)} {names[0]}" for names in (SYNCS, RENAMES, WRITES))
    yield Figure(f"star, system calls{marks}", "calls", (float(calls.total()),), note=note)


def _sum(calls: Counter[str], names: tuple[str, ...]) -> int:
    return sum(calls[name] for name in names)


def _least_safe_write(directory: Path) -> float:
    """The seconds that it takes to replace a small file safely, with the fewest calls that do."""
    start = time.perf_counter()
    new, old = directory / ".bench-new", directory / ".bench"
    with new.open("wb") as file:
        file.write(b"{}" * 256)
        file.flush()
        os.fsync(file.fileno())
    new.rename(old)
    opened = os.open(directory, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)
    seconds = time.perf_counter() - start
    old.unlink()
    return seconds
