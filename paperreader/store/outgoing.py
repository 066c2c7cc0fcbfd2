"""Files that are handed out: written beside and renamed, so that nobody finds half of one.

They are the reader's own, wherever they shall lie, and as readable as any new file of theirs. Does not know
what is written into them.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from paperreader.core.errors import StoreError

BUFFER = 1 << 20
"""Bytes that are collected before they are written: some hundred papers."""

_ADVICE = "Choose another file, or replace this one with --force."


def write_out(path: Path, pieces: Iterable[str], *, overwrite: bool = False) -> None:
    """Write a file of UTF-8; what raises in `pieces`, or on the disk, leaves the old file as it was.

    A symbolic link stays one, a file that is replaced keeps its permissions, and into what is no plain file,
    such as a pipe, is written as it comes.

    Args:
        path: the file.
        pieces: its text, in order.
        overwrite: whether a file that is there may be replaced.

    Raises:
        StoreError: there is such a file already, or it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            _write(target, "w", pieces)
            return
        _refuse_to_replace(path, overwrite=overwrite)
        beside = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}.tmp")
        try:
            _write(beside, "x", pieces)
            _refuse_to_replace(
                path, overwrite=overwrite
            )  # somebody else may have made it meanwhile
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def require_writable(path: Path) -> None:
    """Look whether a file can be written, new or in the place of another, as far as that is known before.

    Raises:
        StoreError: it cannot be.
    """
    target = Path(os.path.realpath(path))
    try:
        with suppress(FileNotFoundError):
            target.stat()  # which a name that no system takes does not survive
        written = target.parent if target.is_file() or not target.exists() else target
        needed = os.W_OK | os.X_OK if written.is_dir() else os.W_OK
        written.stat()
        if not os.access(written, needed):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(path, f"cannot be written: {error.strerror or error}")


def _refuse_to_replace(path: Path, *, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        raise StoreError(path, "there is such a file already", _ADVICE)


def _write(path: Path, mode: str, pieces: Iterable[str]) -> None:
    with path.open(mode, encoding="utf-8", newline="\n", buffering=BUFFER) as file:
        file.writelines(pieces)
