"""A program that forks children which import a file, kills them, and tells what a reader finds then.

Run by the tests of killing: forking a process that has imported everything takes milliseconds where
starting one takes half a second. It writes one JSON object a line to standard output: what a reader
finds that was open all the while, before and after it has mended the index and imported the file again.

    killed.py each HOME PAGE               an import killed before each of its steps to the disk
    killed.py random HOME PAGE TIMES SEED  imports killed after random times
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
from functools import partial
from pathlib import Path
from typing import Any

import filelock  # noqa: F401 - so that no child does

import paperreader.formats.detect
import paperreader.store.durable_storage  # noqa: F401 - nor these
from paperreader.library import Library
from tests.killing import held_child, kills, let_go, traced

STEPS = "rename,renameat,renameat2,unlink,unlinkat,mkdir"
"""The system calls that change what another program finds: what is written goes to new files."""

LONGEST_IMPORT = 0.4
"""Seconds that the import takes, about twice as long as on a quiet machine."""

Killing = Callable[[tuple[int, int]], object]
"""Lets a process that is held import, and ends it."""


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
    library.mending.mend()
    mended = library.size
    whole = all(entry.paper.abstract for entry in library.list()[:])
    again = library.import_source(page)
    return {
        "listed": len(listed),
        "mended": mended,
        "whole": whole,
        "unchanged": again.unchanged,
        "size": library.size,
        "digests": len(library.overview.digests()),
        "notices": library.notices,
    }


def imported(home: Path, page: Path) -> None:
    """Import a file."""
    with Library.open(home) as library:
        library.import_source(page)


def trial(home: Path, page: Path, kill: Killing) -> None:
    """Let an import be killed, and a reader tell what it finds."""
    copy = home.with_name("killed")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    waiting, go = reader(copy, page)
    kill(held_child(partial(imported, copy, page)))
    let_go(go)
    os.waitpid(waiting, 0)


def stepwise(log: Path, *options: str) -> Killing:
    """Let it import under strace, which may kill it."""
    return lambda child: traced(child, log, STEPS, "-f", *options)


def killed_after(seconds: float) -> Killing:
    """Kill it after a time."""

    def kill(child: tuple[int, int]) -> None:
        pid, go = child
        let_go(go)
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)

    return kill


def each(home: Path, page: Path) -> None:
    """Kill an import before each of its steps to the disk; the first trial lets it live."""
    log = home.with_name("log")
    trial(home, page, stepwise(log))
    for _, _, options in kills(log):
        trial(home, page, stepwise(log, *options))


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
