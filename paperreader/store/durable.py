"""Files that are replaced whole: whoever looks, whenever, finds the old or the new one.

Knows the order of system calls which that takes, and how two versions of a file are told apart. Does
not know what the bytes mean.
"""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from paperreader.core.errors import StoreError

_PRIVATE_FILE = 0o600
_PRIVATE_DIRECTORY = 0o700

_HEAD_LENGTH = 128
"""Bytes of a file that tell its version: enough for the revision with which a marks file begins."""

_ORPHAN_AGE = 3600.0
"""Seconds after which a file written beside another one is no longer being written."""

_BESIDE = re.compile(r"\.paperreader-[0-9a-f]{16}\.tmp")
"""The names of files that are written beside others; nobody else's files look like that."""

_ADVICE = {
    errno.ENOSPC: "Make room on the disk and try again.",
    errno.EDQUOT: "Make room on the disk and try again.",
    errno.EFBIG: "Make room on the disk and try again.",
    errno.EACCES: "Change who may write there, or choose another place with --home.",
    errno.EPERM: "Change who may write there, or choose another place with --home.",
    errno.EROFS: "Change who may write there, or choose another place with --home.",
}
"""What to do about errors that a person can do something about."""


class FileVersion(NamedTuple):
    """What tells a file from the one that was there before: equal versions are the same bytes.

    The first three are not enough: a new file may be given the inode that its predecessor had, and a
    clock that ticks every 4 ms (ext4) dates two quick saves alike. Hence the first bytes too.
    """

    inode: int
    modified: int
    size: int
    head: bytes


def store_error(path: Path, error: OSError) -> StoreError:
    """The sentence for an error of the operating system."""
    return StoreError(path, error.strerror or str(error), _ADVICE.get(error.errno or 0, ""))


@contextmanager
def reported_for(path: Path) -> Iterator[None]:
    """Turn errors of the operating system into a StoreError about this path."""
    try:
        yield
    except OSError as error:
        raise store_error(path, error) from error


def read_file(path: Path) -> tuple[bytes, FileVersion] | None:
    """A file's bytes and the version that they are; None where there is no such file.

    Raises:
        StoreError: there is one and it cannot be read.
    """
    with reported_for(path):
        try:
            with path.open("rb") as file:
                status, data = os.fstat(file.fileno()), file.read()
        except FileNotFoundError:
            return None
    return data, _version(status, data)


def file_version(path: Path) -> FileVersion | None:
    """The version of a file, or directory, found by reading its head only; None where there is none.

    Raises:
        StoreError: there is one and it cannot be read.
    """
    with reported_for(path):
        try:
            with path.open("rb", buffering=0) as file:
                return _version(os.fstat(file.fileno()), file.read(_HEAD_LENGTH) or b"")
        except FileNotFoundError:
            return None
        except IsADirectoryError:
            return _version(path.stat(), b"")


def write_durably(path: Path, data: bytes | Iterable[bytes]) -> FileVersion:
    """Replace a file, or make it; when this returns, no loss of power can take it back.

    The bytes go to a new file in the same directory, which is renamed over the old one once they are
    on disk: killed at any moment, one of the two is there, whole. A symbolic link stays one, and what
    it points to is replaced.

    Args:
        path: the file.
        data: what it shall hold, in one piece or in several; other threads run while one is written.

    Raises:
        StoreError: it cannot be written; the old file is untouched.
    """
    target = Path(os.path.realpath(path))
    make_private_directory(target.parent)
    with reported_for(path):
        with _renamed_to(target) as beside:
            version = _write_new(beside, data, os.fsync)
        synchronise_directory(target.parent)
    return version


def write_disposably(path: Path, data: bytes) -> None:
    """Replace a file that can be made anew, or make it: a loss of power may take or damage it.

    Raises:
        StoreError: it cannot be written; the old file is untouched.
    """
    make_private_directory(path.parent)
    with reported_for(path), _renamed_to(path) as beside:
        _write_new(beside, data, _leave_to_the_system)


@contextmanager
def _renamed_to(target: Path) -> Iterator[Path]:
    """A name beside a file, for what becomes that file at the end of the block."""
    beside = target.with_name(f".paperreader-{os.urandom(8).hex()}.tmp")
    try:
        yield beside
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def refuse_unwritable(directory: Path, what_fails: str) -> None:
    """Raise StoreError where nothing can be written in a directory, or where it is to be made.

    Said before anything is tried, so that nobody decides what then cannot be kept.
    """
    nearest = next(path for path in (directory, *directory.parents) if path.exists())
    if not os.access(nearest, os.W_OK):
        error = _reason_not_to_write(nearest)
        raise StoreError(nearest, f"{what_fails}: {os.strerror(error)}", _ADVICE[error])


def _reason_not_to_write(directory: Path) -> int:
    """EROFS where all of a file system is for reading only; EACCES where somebody else may write."""
    if not hasattr(os, "statvfs"):  # as on Windows
        return errno.EACCES
    return errno.EROFS if os.statvfs(directory).f_flag & os.ST_RDONLY else errno.EACCES


def make_private_directory(directory: Path) -> None:
    """Make a directory, and those above it, for its owner alone; one that is there stays as it is.

    Raises:
        StoreError: it cannot be made.
    """
    if directory.is_dir():
        return
    make_private_directory(directory.parent)
    with reported_for(directory):
        try:
            directory.mkdir()
        except FileExistsError:
            if not directory.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None
            return
        directory.chmod(_PRIVATE_DIRECTORY)  # which no umask narrows, as it does mkdir's mode
        synchronise_directory(directory.parent)


def synchronise_directory(directory: Path) -> None:
    """Put a directory's names on disk; OSError where that fails."""
    if os.name == "nt":  # Windows opens no directories
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def names_in(directory: Path) -> Sequence[str]:
    """The names of what is in a directory, sorted; none where there is no such directory.

    Raises:
        StoreError: there is one and it cannot be read.
    """
    with reported_for(directory):
        try:
            with os.scandir(directory) as entries:  # which takes half as long as iterdir
                return sorted(entry.name for entry in entries)
        except FileNotFoundError:
            return []


def remove_orphans(directory: Path) -> None:
    """Remove what killed programs were writing in a directory an hour ago or earlier.

    What cannot be removed is left: it is in nobody's way.
    """
    with suppress(OSError), os.scandir(directory) as entries:
        for entry in entries:
            if _BESIDE.fullmatch(entry.name):
                _remove_if_old(entry)


def _remove_if_old(entry: os.DirEntry[str]) -> None:
    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _ORPHAN_AGE:
        Path(entry).unlink(missing_ok=True)


def _write_new(
    path: Path, data: bytes | Iterable[bytes], synchronise: Callable[[int], None]
) -> FileVersion:
    head = b""
    with open(path, "xb", buffering=0, opener=_private) as file:
        path.chmod(_PRIVATE_FILE)  # which no umask narrows, as it does the mode of open
        for piece in [data] if isinstance(data, bytes) else data:
            head = head if len(head) >= _HEAD_LENGTH else head + piece[:_HEAD_LENGTH]
            remaining = memoryview(piece)
            while remaining:
                remaining = remaining[file.write(remaining) :]
        synchronise(file.fileno())
        return _version(os.fstat(file.fileno()), head)


def _leave_to_the_system(_descriptor: int) -> None:
    """Let the system choose when a file goes to disk."""


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, _PRIVATE_FILE)


def _version(status: os.stat_result, data: bytes) -> FileVersion:
    return FileVersion(status.st_ino, status.st_mtime_ns, status.st_size, data[:_HEAD_LENGTH])
