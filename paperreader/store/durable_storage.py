"""TinyDB's files, read and written so that no kill, full disk or second program can damage them.

TinyDB's own tables copy and rewrite every document at every change; the rooms above this one therefore
speak to the storage itself, which is the seam that TinyDB offers for it. Does not know how a file is laid
out, nor what the tables hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from tinydb.storages import Storage

from paperreader.core.errors import StoreDamaged, StoreError
from paperreader.store.durable import FileVersion, read_file, write_durably
from paperreader.store.layout import Tables, parse, serialised


class DurableStorage(Storage):
    """A TinyDB storage: `TinyDB(path, storage=DurableStorage)`."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)

        self.version: FileVersion | None = None
        """The version of the file that was last read or written; None for no file."""

    def read(self) -> Tables | None:
        """The tables; None where the file is missing, or empty as TinyDB makes new ones.

        Raises:
            StoreDamaged: the file holds no tables.
            StoreError: it cannot be read.
        """
        found = read_file(self._path)
        self.version = found and found[1]
        if found is None or not found[0]:
            return None
        try:
            return parse(found[0])
        except ValueError as error:
            raise StoreDamaged(self._path, f"is damaged ({error})") from error

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file by these tables; on disk when it returns.

        Raises:
            StoreError: it cannot be written, or a document holds what JSON cannot; the file is as it was.
        """
        try:
            self.version = write_durably(self._path, serialised(data))
        except orjson.JSONEncodeError as error:
            raise StoreError(self._path, f"cannot hold this as JSON ({error})") from error
