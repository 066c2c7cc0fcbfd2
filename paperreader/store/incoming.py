"""Files that are handed in: which ones a path stands for, how large they are, and their bytes.

Does not know what they hold.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from paperreader.core.errors import DigestError


def files_in(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files of some paths; a folder stands for the files in and below it, by name.

    Hidden files, and the files of hidden folders, are passed over.
    """
    for path in map(Path, paths):
        if _is_folder(path):
            inside = (file.relative_to(path) for file in path.rglob("*") if file.is_file())
            shown = (file for file in inside if not any(part[0] == "." for part in file.parts))
            yield from (path / file for file in sorted(shown))
        else:
            yield path


def shares(files: Iterable[Path]) -> Iterator[tuple[Path, float, float]]:
    """Each of some files with the shares of all their bytes at which it begins and ends."""
    sizes = [(path, _size(path)) for path in files]
    whole = sum(size for _, size in sizes)
    before = 0
    for path, size in sizes:
        yield path, before / whole, (before + size) / whole
        before += size


def bytes_of(path: Path, most: int) -> bytes:
    """The bytes of a file; of a longer one the first of them, as many as `most`.

    A pipe that a shell has made of a command is read; one that nobody writes to is empty.

    Raises:
        DigestError: it cannot be read.
    """
    try:
        with open(path, "rb", opener=_opened_at_once) as file:
            return file.read(most)
    except OSError as error:
        raise _unreadable(path, error) from error


def require_readable(path: Path) -> None:
    """Look whether a file or a folder can be read, as far as that is known without opening it.

    Raises:
        DigestError: it cannot be.
    """
    try:
        path.stat()
        needed = os.R_OK | os.X_OK if path.is_dir() else os.R_OK
        if not os.access(path, needed):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> DigestError:
    return DigestError(str(path), f"cannot be read: {error.strerror}")


def _opened_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for somebody who writes to it, should it be a pipe."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # which Windows does not have
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long: who reads it as a file will say so
        return False


def _size(path: Path) -> int:
    """The bytes of a file, but one at least: who reads it will say if it is not there."""
    try:
        return path.stat().st_size or 1
    except OSError:
        return 1
