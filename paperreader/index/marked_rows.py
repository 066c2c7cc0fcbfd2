"""In which rows the papers stand that have something in common by their marks.

Looked up once in each state of the index. Of papers that go by a name the rows are also kept in a file
beside the catalogue, for the next program that opens the same state: it need not even know which papers
they are, which saves the first screen 35 ms of 50,000 papers. Such rows count if they are of these very
keys. Does not know what the papers have in common, nor how the file is written.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from pathlib import Path

from paperreader.core.bearers import NamedKeys
from paperreader.index.catalogue import Catalogue
from paperreader.index.keys import numbers_of
from paperreader.index.rowset import RowSet
from paperreader.index.rowset_file import RowSetFile, sweep_rows
from paperreader.index.state import State

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

        papers = len(state.catalogue.keys)
        self._file = partial(RowSetFile, state.generation, papers, directory)
        self._sweep = partial(sweep_rows, state.generation, directory)
        self._unkept: dict[str, tuple[NamedKeys, RowSet]] = {}
        self._remembered = lru_cache(SETS_REMEMBERED)(self._found)

    def of(self, keys: AbstractSet[str]) -> RowSet:
        """The rows of some papers; keys of no paper are left out."""
        return self._remembered(keys)

    def keep(self) -> None:
        """Write down what had to be looked up, if that can be done; for whoever is not waited for.

        What was kept of earlier states of the index is removed.
        """
        if self._unkept:
            self._sweep()
        while self._unkept:
            name, (keys, rows) = self._unkept.popitem()
            self._file(name).write(keys.version, [rows])

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
        file = self._file(keys.name)
        version, sets = file.read()
        return file.unpacked(*sets) if version == keys.version and len(sets) == 1 else None
