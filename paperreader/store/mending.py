"""What becomes of a damaged marks file: it is kept under another name, and a backup takes its place.

Knows that nothing is ever overwritten that could not be read. Does not know how a file came to harm.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from paperreader.core.errors import StoreDamaged, StoreError
from paperreader.store.durable import (
    read_file,
    reported_for,
    synchronise_directory,
    write_durably,
)
from paperreader.store.marks_file import read_marks_file


def mend(path: Path, damage: StoreDamaged, backups: Sequence[Path], now: datetime) -> str:
    """Put the first good backup in the place of a damaged file, which is kept beside it.

    Args:
        path: the damaged file.
        damage: what is wrong with it.
        backups: its backups, the best first.
        now: the time that the damaged file is named after.

    Returns:
        A sentence that says what was done.

    Raises:
        StoreError: the file cannot be given another name, or the backup cannot be written.
    """
    backup = newest_good(backups)
    aside = _put_aside(path, now, keep_name=backup is not None)
    found = read_file(backup) if backup else None
    if backup and found:
        write_durably(path, found[0])
    outcome = f"the backup {backup.name} was taken" if backup else "there is no good backup of it"
    return f"{path}: {damage.reason}. It was kept as {aside.name}, and {outcome}."


def newest_good(backups: Sequence[Path]) -> Path | None:
    """The first good one of backups, of which the newest come first."""
    return next(filter(_is_good, backups), None)


def _is_good(backup: Path) -> bool:
    try:
        return not read_marks_file(backup)[0].newer
    except StoreError:
        return False


def _put_aside(path: Path, now: datetime, *, keep_name: bool) -> Path:
    """Give a file another name, in the directory of what it links to, and say which.

    Where its own name is to be kept, something is there at every moment: a kill leaves it damaged, to be
    mended at the next start, and not missing, which would be an empty library.
    """
    target = Path(os.path.realpath(path))
    aside = _free_name(target, now)
    with reported_for(path):
        if keep_name:
            with suppress(OSError):  # directories, and files of some file systems, have one name
                aside.hardlink_to(target)
                return aside
        target.replace(aside)
        synchronise_directory(target.parent)
    return aside


def _free_name(file: Path, now: datetime) -> Path:
    name = f"{file.name}.damaged-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(path for path in map(file.with_name, names) if not os.path.lexists(path))
