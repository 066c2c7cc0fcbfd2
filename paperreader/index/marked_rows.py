"""In which rows the papers stand that have something in common by their marks.

Looked up once in each state of the index. Of papers that go by a name the rows are also kept in a file
beside the catalogue, for the next program that opens the same state: it need not even know which papers
they are, which saves the first screen 35 ms of 50,000 papers.

    rows-<name>    a line of text: what this is, and the checksum of the rest
                   a line of JSON: the generation of the index, the version of the keys
                   the set's bits, the lowest row's first

Such a file counts if it is of this very state and of these very keys, and anyone may delete it. Does not
know what the papers have in common.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import orjson

from paperreader.core.marked import NamedKeys
from paperreader.index.catalogue import Catalogue
from paperreader.index.keys import numbers_of
from paperreader.index.rowset import RowSet
from paperreader.index.state import State, open_private

SETS_REMEMBERED = 32
"""Flags and tags that are asked for often; of a million papers each takes 125 kB."""


class MarkedRows:
    """The rows of marked papers in one state of the index. May be used from several threads.

    Args:
        state: where the papers stand.
        directory: of the index.
    """

    def __init__(self, state: State, directory: Path) -> None:
        self.catalogue: Catalogue = state.catalogue
        """Where each paper stands."""

        self._generation = state.generation
        self._directory = directory
        self._unkept: dict[str, tuple[NamedKeys, RowSet]] = {}
        self._remembered = lru_cache(SETS_REMEMBERED)(self._found)

    def of(self, keys: AbstractSet[str]) -> RowSet:
        """The rows of some papers; keys of no paper are left out."""
        return self._remembered(keys)

    def keep(self) -> None:
        """Write down what had to be looked up, if that can be done; for whoever is not waited for."""
        while self._unkept:
            name, (keys, rows) = self._unkept.popitem()
            path = self._path(name)
            beside = path.with_name(f"{path.name}.new")
            with suppress(OSError):
                rest = self._made_of(keys) + rows.packed
                with open_private(beside) as file:
                    file.write(_title(rest) + rest)
                beside.replace(path)

    def _found(self, keys: AbstractSet[str]) -> RowSet:
        if not isinstance(keys, NamedKeys):
            return self._looked_up(keys)
        rows = self._kept(keys)
        if rows is None:
            rows = self._looked_up(keys)
            self._unkept[keys.name] = keys, rows
        return rows

    def _looked_up(self, keys: AbstractSet[str]) -> RowSet:
        return RowSet.of(self.catalogue.rows_of(numbers_of(keys)), len(self.catalogue.keys))

    def _kept(self, keys: NamedKeys) -> RowSet | None:
        """The rows of these very keys in this very state, as they were written down; None if not."""
        with suppress(OSError):
            title, _, rest = self._path(keys.name).read_bytes().partition(b"\n")
            made_of = self._made_of(keys)
            if rest.startswith(made_of) and title + b"\n" == _title(rest):
                return RowSet.unpacked(rest[len(made_of) :], len(self.catalogue.keys))
        return None

    def _made_of(self, keys: NamedKeys) -> bytes:
        return orjson.dumps([self._generation, keys.version]) + b"\n"

    def _path(self, name: str) -> Path:
        return self._directory / f"rows-{name}"


def _title(rest: bytes) -> bytes:
    return b"paperreader rows %08x\n" % crc32(rest)
