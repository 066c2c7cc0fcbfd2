"""What a library holds, looked up by key: papers as their digests tell of them, with their marks.

Knows which of store and index has which part of a row or an entry. Does not know how keys are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from paperreader.core.errors import StoreError, UnknownPaper
from paperreader.core.listing import Entry, Row
from paperreader.core.mark import UNMARKED
from paperreader.core.paper import Named, Naming, Paper, merged
from paperreader.decisions import Decisions
from paperreader.index.hits import IndexedPaper
from paperreader.index.index import Index
from paperreader.store.digests import DigestStore

GONE = "(no longer in the library)"
"""Stands for the title of a paper whose digests were deleted while it was listed."""


NAMED_AT_ONCE = 1_000
"""Papers whose names are asked for at once, 10 µs each; of more only when they are needed."""


class _Names(Mapping[str, Named]):
    """What papers are called, asked of the index when that is first needed.

    Whoever marks 100,000 papers read shall not wait for as many titles: what saves the marks does.
    """

    def __init__(self, names: Naming, keys: Sequence[str]) -> None:
        self._names = names
        self._keys = keys

    @cached_property
    def _found(self) -> Mapping[str, Named]:
        try:
            return self._names(self._keys)
        except StoreError:  # the decision is worth more than what the papers are called
            return {}

    def __getitem__(self, key: str) -> Named:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Contents:
    """The papers of one library."""

    def __init__(self, digests: DigestStore, decisions: Decisions, index: Index) -> None:
        self._digests = digests
        self._decisions = decisions
        self._index = index
        self._unreadable: dict[str, StoreError] = {}

    @property
    def notices(self) -> tuple[str, ...]:
        """A sentence for each digest that could not be read when a paper of it was asked for."""
        return tuple(map(str, list(self._unreadable.values())))

    def rows(self, keys: Sequence[str]) -> Sequence[Row]:
        """The rows of some keys, in their order; read from the index alone."""
        found = {paper.key: paper for paper in self._index.indexed(keys)}
        paper_of = self._index.aliases.get  # what was listed may have become one with another since
        return [self._row(key, found.get(key) or found.get(paper_of(key, key))) for key in keys]

    def entries(self, keys: Sequence[str]) -> Sequence[Entry]:
        """The entries of some keys, in their order; keys of no paper are left out.

        Of a paper whose digests cannot be read there is what the index knows: its title and ids.
        """
        return [self._entry(found) for found in self._index.indexed(keys)]

    def paper(self, key: str) -> Paper:
        """The paper of a key.

        Raises:
            UnknownPaper: there is none.
        """
        for entry in self.entries([key]):
            return entry.paper
        raise UnknownPaper(key)

    def named(self, keys: Sequence[str]) -> Mapping[str, Named]:
        """Of some papers, by key, as much as marks keep to know them when their digests are gone."""
        names = self._index.names
        return names(keys) if len(keys) <= NAMED_AT_ONCE else _Names(names, keys)

    def _row(self, key: str, found: IndexedPaper | None) -> Row:
        mark = self._decisions.marks.get(found.key if found else key, UNMARKED)
        if found is None:
            return Row(key, GONE, mark, seen=0)
        return Row(key, found.title, mark, len(found.digests))

    def _entry(self, found: IndexedPaper) -> Entry:
        told = list(self._told(found))
        mark = self._decisions.marks.get(found.key, UNMARKED)
        paper = merged(told) if told else _named(found)
        paper = paper if paper.key == found.key else replace(paper, key=found.key)
        return Entry(paper, mark, found.digests)

    def _told(self, found: IndexedPaper) -> Iterator[Paper]:
        """What each digest tells of a paper, the earliest first, but for those that cannot be read."""
        for digest, position in found.places:
            try:
                yield self._digests.paper(digest, position)
            except StoreError as error:
                self._unreadable[digest] = error
            else:
                self._unreadable.pop(digest, None)


def _named(found: IndexedPaper) -> Paper:
    return Paper(found.title, arxiv_id=found.arxiv_id, doi=found.doi, key=found.key)
