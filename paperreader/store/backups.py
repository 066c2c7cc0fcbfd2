"""Earlier versions of marks files, for the day one is damaged.

Knows when a backup is due, how many are kept and what they are called: `<file>-<UTC time>.json`. Does
not know what a marks file holds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from paperreader.store.durable import (
    make_private_directory,
    names_in,
    read_file,
    remove_orphans,
    reported_for,
    write_durably,
)

INTERVAL = timedelta(hours=1)
"""The least time between two backups: what damage can cost at most. Saves are many, and a backup before
each would leave eight versions of the same minute."""

BACKUPS_KEPT = 8
"""For each file: a day or more of reading, since hours without a change take none."""

_TIME_FORMAT = "%Y%m%dT%H%M%SZ"


class Backups:
    """The backups in one directory, which need not be there yet."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._due: dict[Path, datetime] = {}
        remove_orphans(directory)

    def keep(self, file: Path, now: datetime) -> None:
        """Keep a file, which is about to be replaced, as it is, unless a backup was made of late.

        Raises:
            StoreError: the backup cannot be made; the file can be replaced all the same.
        """
        if now < self._due.get(file, now):
            return
        # Looked up and not remembered, for another program may have made one meanwhile.
        self._due[file] = due = self._due_after_newest(file, now)
        if due <= now and file.exists():
            self._due[file] = now + INTERVAL
            _link_or_copy(file, self._name(file, now))
            self._remove_oldest(file)

    def keep_copy(self, file: Path, now: datetime) -> None:
        """Keep a copy of a file that has just been written and will not be again for long.

        Raises:
            StoreError: the copy cannot be made.
        """
        _copy(file, self._name(file, now))
        self._remove_oldest(file)

    def of(self, file: Path) -> Sequence[Path]:
        """The backups of a file, the newest first.

        Raises:
            StoreError: the directory cannot be read.
        """
        name = re.compile(re.escape(file.stem) + r"-\d{8}T\d{6}Z\.json")
        names = filter(name.fullmatch, names_in(self._directory))
        return [self._directory / found for found in sorted(names, reverse=True)]

    def _name(self, file: Path, now: datetime) -> Path:
        return self._directory / f"{file.stem}-{now.astimezone(UTC):{_TIME_FORMAT}}.json"

    def _due_after_newest(self, file: Path, now: datetime) -> datetime:
        """When the next backup is due: at once, where the newest is of a clock that went ahead."""
        newest = max(map(_time_of, self.of(file)), default=None)
        return now if newest is None or newest > now else newest + INTERVAL

    def _remove_oldest(self, file: Path) -> None:
        for old in self.of(file)[BACKUPS_KEPT:]:
            with reported_for(old):
                old.unlink(missing_ok=True)


def _link_or_copy(file: Path, backup: Path) -> None:
    """Give a file a second name, which costs nothing and keeps the bytes when the file is replaced."""
    make_private_directory(backup.parent)
    try:
        backup.hardlink_to(os.path.realpath(file))
    except OSError:  # some file systems know no second names
        _copy(file, backup)


def _copy(file: Path, backup: Path) -> None:
    found = read_file(file)
    if found is not None:
        write_durably(backup, found[0])


def _time_of(backup: Path) -> datetime:
    written = backup.stem.rpartition("-")[2]
    try:
        return datetime.strptime(written, _TIME_FORMAT).replace(tzinfo=UTC)
    except ValueError:  # no such day: somebody else named it, and it is no reason to wait
        return datetime.min.replace(tzinfo=UTC)
