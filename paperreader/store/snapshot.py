"""The settled marks once more, as bytes that are quickly read: a copy in the cache that anyone may delete.

    a line of text    what this is, and the checksum of the rest
    a line of JSON    the versions of the files that it was made of
    the rest          the marks, packed

A copy counts if it was made of exactly the files that are there: the same names, each in the same
version. Knows this file. Never raises: without a copy, or where none can be written, the marks are read
from their own files, which takes longer.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import orjson

from paperreader.core.errors import StoreError
from paperreader.store.durable import (
    FileVersion,
    read_file,
    remove_orphans,
    write_disposably,
)
from paperreader.store.packed import PackedMarks

Versions = Mapping[str, FileVersion]
"""The names of marks files -> their versions."""


class Snapshot:
    """The copy of the settled marks that one device keeps for itself."""

    def __init__(self, path: Path | None) -> None:
        """Name the copy's file, which need not be there; None where none shall be kept."""
        self._path = path

    def read(self, versions: Versions) -> PackedMarks | None:
        """The marks of files in these versions; None where the copy is of others, or not whole."""
        with suppress(StoreError, ValueError):
            found = read_file(self._path) if self._path and versions else None
            return _marks_in(found[0], versions) if found else None
        return None

    def keep(self, marks: bytes, versions: Versions) -> None:
        """Write the copy, if that can be done."""
        if self._path and versions:
            rest = b"\n".join([_made_of(versions), marks])
            with suppress(StoreError):
                remove_orphans(self._path.parent)
                write_disposably(self._path, _title(rest) + rest)


def _marks_in(data: bytes, versions: Versions) -> PackedMarks | None:
    """The marks in a copy's bytes; None, or ValueError, where they are not of these versions."""
    rest = data.index(b"\n") + 1
    marks = data.index(b"\n", rest) + 1
    if data[rest : marks - 1] != _made_of(versions):
        return None
    if data[:rest] != _title(memoryview(data)[rest:]):
        return None
    return PackedMarks(data, marks, data[:marks].decode())


def _made_of(versions: Versions) -> bytes:
    return orjson.dumps(
        {name: [*version[:-1], version.head.hex()] for name, version in sorted(versions.items())}
    )


def _title(rest: bytes | memoryview) -> bytes:
    return b"paperreader marks %08x\n" % crc32(rest)
