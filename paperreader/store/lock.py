"""The lock that keeps two programs from changing one file at the same time.

Knows how long to wait and what to say when that was in vain. Readers never lock: every file is replaced
whole, so what they find is always the old or the new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from paperreader.core.errors import StoreBusy
from paperreader.store.durable import make_private_directory, store_error

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 10.0
"""Seconds to wait for another program. It holds the lock for one save, which takes milliseconds; only a
device that hangs, or a mountain of marks being settled on a slow disk, comes near."""

_POLL_INTERVAL = 0.002
"""Seconds between two attempts: about what a save takes, so that a waiting program loses no time."""


class Lock:
    """An exclusive lock between programs and between threads; one thread may hold it several times."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        """Name a lock without taking it.

        Args:
            path: the lock's file, empty and left in place; its directory is made when it is taken.
            patience: how many seconds to wait for it.
        """
        self._path = path
        self._patience = patience
        self._lock: BaseFileLock | None = None

    @contextmanager
    def held(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock for the length of a block.

        Args:
            patience: how many seconds to wait for it this time; None for as long as ever.

        Raises:
            StoreBusy: another program held it for longer than `patience`.
            StoreError: the lock's file cannot be made.
        """
        # Costs 50 ms, and most starts write nothing.
        from filelock import FileLock, Timeout

        patience = self._patience if patience is None else patience
        make_private_directory(self._path.parent)
        self._lock = lock = self._lock or FileLock(self._path, mode=0o600)
        try:
            lock.acquire(patience, poll_interval=_POLL_INTERVAL)
        except Timeout as error:
            raise StoreBusy(self._path, patience) from error
        except OSError as error:
            raise store_error(self._path, error) from error
        try:
            yield
        finally:
            lock.release()
