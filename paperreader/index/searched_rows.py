"""In which rows the papers stand that a search finds which is asked again and again.

Rules and saved views ask the same with every listing and every count; to search takes milliseconds, and
to look into a set of rows microseconds. Searched once in each state of the index, and kept in a file beside
the catalogue for the next program that opens the same state: its first screen need not search. Does not know
how one searches, nor how the file is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from paperreader.core.query import Query
from paperreader.index.rowset import RowSet
from paperreader.index.rowset_file import RowSetFile
from paperreader.index.state import State

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
        papers = len(state.catalogue.keys)
        self._file = RowSetFile(state.generation, papers, directory, "searched")
        self._found: dict[Query, RowSet] = {}
        self._news = False

    def of(self, query: Query, search: Callable[[], RowSet]) -> RowSet:
        """The rows of the papers that a query selects whatever is marked, by a search if need be."""
        rows = self._found.get(query)
        if rows is None:
            packed = self._kept.get(repr(query))
            self._news |= packed is None
            rows = search() if packed is None else self._file.unpacked(packed)
            self._found[query] = rows
            for oldest in list(self._found)[:-MOST_SEARCHED]:
                self._found.pop(oldest, None)
        return rows

    def keep(self) -> None:
        """Write down what had to be searched for, if that can be done; for whoever is not waited for.

        What nobody has asked by now, such as a rule that is gone, is written down no more.
        """
        found = dict(self._found)
        sought = [*map(repr, found)]
        if self._news or not self._kept.keys() <= {*sought}:
            self._news = False
            self._file.write([SEARCHED_AS, sought], found.values())
            self._kept = {}

    @cached_property
    def _kept(self) -> Mapping[str, bytes]:
        """What was written down, packed; nothing where that was found by other ways of searching."""
        with suppress(TypeError, ValueError):
            made_of, sets = self._file.read()
            searched_as, sought = made_of
            if searched_as == SEARCHED_AS:
                return dict(zip(sought, sets, strict=True))
        return {}
