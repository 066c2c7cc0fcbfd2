"""How many papers of each digest are unread: counted once, and then only what has changed.

There are thousands of digests, and a change mostly touches one paper. Knows one state of the catalogue
and which papers were read when it was last asked. Does not know what the reader did.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import NamedTuple

from paperreader.core.digest import Digest
from paperreader.index.catalogue import Catalogue
from paperreader.index.keys import key_of
from paperreader.index.rowset import ROW_NUMBERS, RowSet

COUNTED_SINGLY = 1000
"""Papers whose digests are looked up, 50 µs each, before all are counted again: a tenth of a second."""

DigestsOf = Callable[[Sequence[str]], Iterable[Iterable[str]]]
"""Gives for each of some papers, by their keys, the ids of the digests that list it."""


class DigestCount(NamedTuple):
    """A digest with what it holds now."""

    digest: Digest
    papers: int
    unread: int


class Tallies:
    """The counts of one state of the catalogue. May be used from several threads."""

    def __init__(self, catalogue: Catalogue, digests_of: DigestsOf) -> None:
        self.catalogue = catalogue
        """What is counted."""

        self._digests_of = digests_of
        self._counting = Lock()
        self._read: RowSet | None = None
        self._unread = array(ROW_NUMBERS)

    def counts(self, read: RowSet) -> list[DigestCount]:
        """All digests, the newest first.

        Args:
            read: the rows of the papers that are read.
        """
        unread = self._unread_when(read)
        catalogue = self.catalogue
        return list(map(DigestCount, catalogue.digests_in_order, catalogue.sizes, unread))

    def _unread_when(self, read: RowSet) -> Sequence[int]:
        with self._counting:
            changed = None if self._read is None else self._read ^ read
            if changed is None or len(changed) > COUNTED_SINGLY:
                self._unread = array(ROW_NUMBERS, self._counted(read))
            elif changed:
                self._unread = self._adjusted(changed, read)
            self._read = read
            return self._unread

    def _counted(self, read: RowSet) -> Iterable[int]:
        catalogue = self.catalogue
        for turn, papers in enumerate(catalogue.sizes):
            standing = catalogue.standing(turn)
            elsewhere = sum(map(read.__contains__, catalogue.standing_elsewhere(turn)))
            yield papers - elsewhere - (read.rank(standing.stop) - read.rank(standing.start))

    def _adjusted(self, changed: RowSet, read: RowSet) -> array[int]:
        unread = self._unread[:]
        rows = list(changed)
        keys = [key_of(self.catalogue.keys[row]) for row in rows]
        for row, digests in zip(rows, self._digests_of(keys), strict=True):
            for digest in digests:
                unread[self.catalogue.turns[digest]] += -1 if row in read else 1
        return unread
