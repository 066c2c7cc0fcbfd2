"""A program that forks children which import a file, kills them, and tells what a reader finds then.

Run by the tests of killing: forking a process that has imported everything takes milliseconds where
starting one takes half a second. It writes one JSON object a line to standard output: what a reader
finds that was open all the while, before and after it has mended the index and imported the file again.

    killed.py each HOME PAGE               an import killed before each of its steps to the disk
    killed.py random HOME PAGE TIMES SEED  imports killed after random times
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import filelock  # noqa: F401 - so that no child does

import paperreader.formats.detect
import paperreader.store.durable_storage  # noqa: F401 - nor these
from paperreader.library import Library

STEPS = "rename,renameat,renameat2,unlink,unlinkat,mkdir"
"""The system calls that change what another program finds: what is written goes to new files."""

SET_PTRACER, ANY_PROCESS = 0x59616D61, -1
"""Arguments of prctl by which a process lets others trace it where the system would not (Yama)."""

LONGEST_IMPORT = 0.4
"""Seconds that the import takes, about twice as long as on a quiet machine."""

Killing = Callable[[int, int], None]
"""Lets the process of an id import, by writing to a pipe, and ends it."""


def reader(home: Path, page: Path) -> tuple[int, int]:
    """A process that has the library open and tells what it finds once it is told to."""
    reading, writing = os.pipe()
    ready, told = os.pipe()
    pid = os.fork()
    if pid:
        os.close(reading)
        os.close(told)
        os.read(ready, 1)
        os.close(ready)
        return pid, writing
    os.close(writing)
    with Library.open(home) as library:
        os.write(told, b"!")
        os.read(reading, 1)
        sys.stdout.write(json.dumps(found(library, page)) + "\n")
        sys.stdout.flush()
    os._exit(0)


def found(library: Library, page: Path) -> dict[str, Any]:
    """What a reader finds, then when it has mended the index, then when it has imported the file."""
    library.refresh()
    listed = [row.title for row in library.list().rows(0, 3)]
    library.mend()
    mended = library.size
    whole = all(entry.paper.abstract for entry in library.list()[:])
    again = library.import_source(page)
    return {
        "listed": len(listed),
        "mended": mended,
        "whole": whole,
        "unchanged": again.unchanged,
        "size": library.size,
        "digests": len(library.digests()),
        "notices": library.notices,
    }


def importer(home: Path, page: Path) -> tuple[int, int]:
    """A process that imports a file as soon as it is told to."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(reading)
        return pid, writing
    ctypes.CDLL(None).prctl(SET_PTRACER, ctypes.c_ulong(ANY_PROCESS), 0, 0, 0)
    os.read(reading, 1)
    try:
        with Library.open(home) as library:
            library.import_source(page)
    finally:
        os._exit(0)


def trial(home: Path, page: Path, kill: Killing) -> None:
    """Let an import be killed, and a reader tell what it finds."""
    copy = home.with_name("killed")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    waiting, go = reader(copy, page)
    kill(*importer(copy, page))
    os.write(go, b"!")
    os.close(go)
    os.waitpid(waiting, 0)


def traced(log: Path, *options: str) -> Killing:
    """Let it import under strace, which may kill it."""

    def kill(pid: int, go: int) -> None:
        command = ["strace", "-f", "-p", str(pid), "-o", str(log), "-e", f"trace={STEPS}", *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as tracer:
            assert tracer.stderr is not None
            attached = tracer.stderr.readline()
            assert b"attached" in attached, attached
            os.write(go, b"!")
            os.close(go)
            os.waitpid(pid, 0)

    return kill


def killed_after(seconds: float) -> Killing:
    """Kill it after a time."""

    def kill(pid: int, go: int) -> None:
        os.write(go, b"!")
        os.close(go)
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)

    return kill


def each(home: Path, page: Path) -> None:
    """Kill an import before each of its steps to the disk; the first trial lets it live."""
    log = home.with_name("log")
    trial(home, page, traced(log))
    number: Counter[str] = Counter()
    for call in re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE):
        number[call] += 1
        inject = f"inject={call}:signal=KILL:when={number[call]}"
        trial(home, page, traced(log, "-e", inject))


def at_random(home: Path, page: Path, times: int, seed: int) -> None:
    """Kill imports after random times."""
    chance = random.Random(seed)
    for _ in range(times):
        trial(home, page, killed_after(chance.uniform(0, LONGEST_IMPORT)))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["each", home, page]:
            each(Path(home), Path(page))
        case ["random", home, page, times, seed]:
            at_random(Path(home), Path(page), int(times), int(seed))
