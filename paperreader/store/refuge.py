"""A directory for what cannot be written where it belongs: it lasts as long as the program that made it.

Knows how such a directory is known to be in use, and removes those of programs that were killed. Does not
know what is put there.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path

from paperreader.core.errors import StoreError
from paperreader.store.durable import names_in
from paperreader.store.lock import Lock

CONTENTS = "contents"
"""The directory, in that of a refuge, for what takes refuge."""

_LOCK = ".lock"

_PREFIX = "paperreader-"

_NAME = re.compile(rf"{_PREFIX}\w{{8}}")
"""How tempfile names what begins so."""

_BEING_MADE = 3600.0
"""Seconds for which a directory may not have been locked yet by the program that has made it."""


class Refuge:
    """A directory of one's own below the system's for temporary files, until it is closed.

    Raises:
        OSError: there is no place for it.
        StoreError: it cannot be written.
    """

    def __init__(self) -> None:
        with ExitStack() as held:
            made = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
            root = Path(held.enter_context(made))
            held.enter_context(Lock(root / _LOCK).held())
            self.path = root / CONTENTS
            """Where things can be put; it is for who comes to make it."""

            self._held = held.pop_all()

    def close(self) -> None:
        """Remove it with all that it holds."""
        self._held.close()


def remove_abandoned() -> None:
    """Remove the refuges of programs that were killed; what cannot be removed is left."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            with suppress(OSError, StoreError):
                if _may_be_abandoned(entry):
                    _remove_unless_in_use(Path(entry))


def _may_be_abandoned(entry: os.DirEntry[str]) -> bool:
    """Whether an entry looks like a refuge of one's own that no program is about to lock."""
    if not _NAME.fullmatch(entry.name) or not entry.is_dir(follow_symlinks=False):
        return False
    status = entry.stat(follow_symlinks=False)
    is_ours = os.name == "nt" or status.st_uid == os.getuid()
    is_old = time.time() - status.st_mtime > _BEING_MADE
    return is_ours and is_old and {_LOCK} <= set(names_in(Path(entry))) <= {_LOCK, CONTENTS}


def _remove_unless_in_use(refuge: Path) -> None:
    with Lock(refuge / _LOCK).held(patience=0):
        shutil.rmtree(refuge / CONTENTS, ignore_errors=True)
    # Nobody comes to lock a refuge that they have not made.
    shutil.rmtree(refuge, ignore_errors=True)
