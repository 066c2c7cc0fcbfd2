"""tantivy's writer: had when nobody else writes, and let go of so that a failure leaves nothing behind.

Knows what a writer may take and what its failures mean. Does not know what is written.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import tantivy

from paperreader.core.errors import StoreBusy, StoreError
from paperreader.index.documents import is_damage
from paperreader.index.state import sweep

HEAP = 60_000_000
"""Bytes that documents are gathered in before they go to disk."""

THREADS = 1
"""One thread indexes as fast as papers can be made into documents."""

PATIENCE = 2.0
"""Seconds to wait for another writer. The library has a lock of its own, so there should be none."""

LOOKING_AGAIN = 0.05
"""Seconds between two looks at whether it is done."""

LITTLE_ROOM = 1_000_000
"""Bytes. A writer that has died where less is free died of that; it does not say of what."""

_NUMBERED = re.compile(r"(?:os error |code: )(\d+)")
"""How tantivy tells the number of an error of the system."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def writing(index: tantivy.Index, directory: Path) -> Iterator[tantivy.IndexWriter]:
    """A writer, which takes back what is not committed when the block fails.

    Args:
        index: whose documents are written.
        directory: what it lies in.

    Raises:
        StoreBusy: another process keeps writing it.
        StoreError: it cannot be written.
    """
    writer = _patiently_opened(index, directory)
    try:
        # Now that nobody else can be writing there. What a killed commit left may bear a name that the
        # next one gives, and then hinders every commit to come.
        sweep(directory)
        writer.garbage_collect_files()
        yield writer
        writer.wait_merging_threads()
    except BaseException as error:
        failure = failed(directory, error)  # is told before the room that it took is given back
        _take_back(writer, directory)
        if failure is None:
            raise
        raise failure from error


def failed(directory: Path, error: BaseException) -> StoreError | None:
    """The sentence for an error that hindered writing an index; None if it is not of that kind."""
    if isinstance(error, StoreError) or not is_damage(error):
        return None
    number = _number(directory, error)
    reason = os.strerror(number) if number else str(error)
    if number in _FULL:
        return StoreError(directory, reason, "Make room on the disk and try again.")
    advice = "The search index is a copy: give access there, or remove it, and start again."
    return StoreError(directory, reason, advice)


def _number(directory: Path, error: BaseException) -> int:
    """The number of the error of the system that is behind an error; 0 where none can be told."""
    if isinstance(error, OSError) and error.errno:
        return error.errno
    if told := _NUMBERED.search(str(error)):
        return int(told[1])
    return errno.ENOSPC if _room(directory) < LITTLE_ROOM else 0


def _room(directory: Path) -> int:
    try:
        return shutil.disk_usage(directory).free
    except OSError:
        return LITTLE_ROOM


def _patiently_opened(index: tantivy.Index, directory: Path) -> tantivy.IndexWriter:
    deadline = monotonic() + PATIENCE
    while True:
        try:
            return index.writer(HEAP, THREADS)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise
            if monotonic() >= deadline:
                raise StoreBusy(directory, PATIENCE) from error
        sleep(LOOKING_AGAIN)


def _take_back(writer: tantivy.IndexWriter, directory: Path) -> None:
    """Undo what is not committed, and let go of the lock."""
    steps: tuple[Callable[[], object], ...] = (
        writer.rollback,
        partial(sweep, directory),
        writer.wait_merging_threads,  # which lets go of the lock
    )
    for step in steps:
        try:
            step()
        except BaseException as error:
            if not is_damage(error):  # a writer that an error has killed has nothing to take back
                raise
