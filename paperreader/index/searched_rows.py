"""In which rows the papers stand that a search finds which is asked again and again.

Rules and saved views ask the same with every listing and every count; to search takes milliseconds, and
to look into a set of rows microseconds. Searched once in each state of the index, and kept in a file beside
the catalogue for the next program that opens the same state: its first screen need not search.

    rows-searched    a line of text: what this is, and the checksum of the rest
                     a line of JSON: the generation of the index, the version of searching, what was sought
                     for each search the set's bits, the lowest row's first

Such a file counts if it is of this very state, and anyone may delete it. Does not know how one searches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from zlib import crc32

import orjson

from paperreader.core.query import Query
from paperreader.index.rowset import RowSet
from paperreader.index.state import State, open_private

SEARCHED_AS = 1
"""Grows when the same words find other papers than before."""

MOST_SEARCHED = 128
"""Searches that are remembered: some dozens of rules and nine views, of some words each. Of a million papers
each takes 125 kB."""


class SearchedRows:
    """The rows of what was searched for in one state of the index. May be used from several threads.

    Args:
        state: what is searched.
        directory: of the index.
    """

    def __init__(self, state: State, directory: Path) -> None:
        self._papers = len(state.catalogue.keys)
        self._generation = state.generation
        self._path = directory / "rows-searched"
        self._found: dict[Query, RowSet] = {}
        self._news = False

    def of(self, query: Query, search: Callable[[], RowSet]) -> RowSet:
        """The rows of the papers that a query selects whatever is marked, by a search if need be."""
        rows = self._found.get(query)
        if rows is None:
            packed = self._kept.get(repr(query))
            self._news |= packed is None
            rows = search() if packed is None else RowSet.unpacked(packed, self._papers)
            self._found[query] = rows
            for oldest in list(self._found)[:-MOST_SEARCHED]:
                self._found.pop(oldest, None)
        return rows

    def keep(self) -> None:
        """Write down what had to be searched for, if that can be done; for whoever is not waited for."""
        if self._news:
            self._news = False
            found = dict(self._found)
            sets = (rows.packed for rows in found.values())
            rest = b"".join([self._made_of([*map(repr, found)]), *sets])
            beside = self._path.with_name(f"{self._path.name}.new")
            with suppress(OSError):
                with open_private(beside) as file:
                    file.write(_title(rest) + rest)
                beside.replace(self._path)

    @cached_property
    def _kept(self) -> dict[str, bytes]:
        """What was written down, packed; nothing where that is of another state, or not whole."""
        with suppress(OSError, ValueError):
            title, _, rest = self._path.read_bytes().partition(b"\n")
            told, _, sets = rest.partition(b"\n")
            if title + b"\n" != _title(rest):
                return {}
            *_, sought = orjson.loads(told)
            size = len(RowSet.every(self._papers).packed)
            if told + b"\n" == self._made_of(sought):
                return {one: sets[n * size : (n + 1) * size] for n, one in enumerate(sought)}
        return {}

    def _made_of(self, sought: Sequence[str]) -> bytes:
        return orjson.dumps([self._generation, SEARCHED_AS, sought]) + b"\n"


def _title(rest: bytes) -> bytes:
    return b"paperreader searched %08x\n" % crc32(rest)
