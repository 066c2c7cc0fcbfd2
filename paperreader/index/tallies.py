"""How many papers of each digest are shown and unread: counted once, and then only what has changed.

There are thousands of digests, and a change mostly touches one paper. Knows one state of the catalogue
and which papers were read and hidden when it was last asked. Does not know what the reader did.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from operator import sub
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

    hidden: int
    """How many papers it lists that are counted neither as papers nor as unread."""


class Tallies:
    """The counts of one state of the catalogue. May be used from several threads."""

    def __init__(self, catalogue: Catalogue, digests_of: DigestsOf) -> None:
        self.catalogue = catalogue
        """What is counted."""

        self._shown = _Tally(catalogue, digests_of)
        self._unread = _Tally(catalogue, digests_of)

    def counts(self, read: RowSet, hidden: RowSet) -> list[DigestCount]:
        """All digests, the newest first.

        Args:
            read: the rows of the papers that are read.
            hidden: the rows of the papers that are not to be counted.
        """
        catalogue = self.catalogue
        sizes = catalogue.sizes
        papers = self._shown.without(hidden) if hidden else sizes
        unread = self._unread.without(read | hidden)
        hiding = map(sub, sizes, papers)
        return list(map(DigestCount, catalogue.digests_in_order, papers, unread, hiding))


class _Tally:
    """How many papers each digest lists that are not in some rows."""

    def __init__(self, catalogue: Catalogue, digests_of: DigestsOf) -> None:
        self._catalogue = catalogue
        self._digests_of = digests_of
        self._counting = Lock()
        self._without: RowSet | None = None
        self._numbers = array(ROW_NUMBERS)

    def without(self, rows: RowSet) -> Sequence[int]:
        """The numbers, the newest digest's first."""
        with self._counting:
            changed = None if self._without is None else self._without ^ rows
            if changed is None or len(changed) > COUNTED_SINGLY:
                self._numbers = array(ROW_NUMBERS, self._counted(rows))
            elif changed:
                self._numbers = self._adjusted(changed, rows)
            self._without = rows
            return self._numbers

    def _counted(self, without: RowSet) -> Iterable[int]:
        catalogue = self._catalogue
        for turn, papers in enumerate(catalogue.sizes):
            standing = catalogue.standing(turn)
            elsewhere = sum(map(without.__contains__, catalogue.standing_elsewhere(turn)))
            yield papers - elsewhere - (without.rank(standing.stop) - without.rank(standing.start))

    def _adjusted(self, changed: RowSet, without: RowSet) -> array[int]:
        catalogue, numbers = self._catalogue, self._numbers[:]
        rows = list(changed)
        keys = [key_of(catalogue.keys[row]) for row in rows]
        for row, digests in zip(rows, self._digests_of(keys), strict=True):
            for digest in digests:
                numbers[catalogue.turns[digest]] += -1 if row in without else 1
        return numbers
