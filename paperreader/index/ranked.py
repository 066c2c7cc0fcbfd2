"""What a search finds, in any order but that of reading: by relevance, or by a number.

Knows how to page through such an order from its beginning, which is where one looks, how to pass over
papers on the way, and what comes first among equals: of equal numbers what stands first in reading order, of
equal relevance what has the later day. Does not know what was asked.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import compress, groupby
from operator import itemgetter
from threading import Lock
from typing import NamedTuple

from tantivy import DocAddress, Order
from tantivy import Query as Search

from paperreader.core.listing import Hurry
from paperreader.core.sort import Sort
from paperreader.index.catalogue import Catalogue
from paperreader.index.documents import Documents, Hits
from paperreader.index.found import PAGE, Beginning, Numbers, Standing
from paperreader.index.keys import NUMBERS
from paperreader.index.narrowing import HIT_SECONDS, KEY_SECONDS, KEYED, Sought
from paperreader.index.rowset import RowSet
from paperreader.index.schema import DAY, KEY, ORDER, SEEN, TITLE_NUMBER, UPVOTES, title_of
from paperreader.index.searches import all_of, unranked
from paperreader.index.titles import dictionary_form

COST_OF_KEY = 2
"""How many papers are fetched rather than that one is told; see :mod:`paperreader.index.narrowing`."""


_Met = tuple[int, int, DocAddress, int]
"""A paper: its weight, where it stands in reading order, its document and its key."""

AMPLE = 2
"""How many times the papers that would do are fetched, where others are between them: marks are seldom spread
evenly."""


class By(NamedTuple):
    """What papers are ordered by."""

    field: str | None
    """None for their weights in the search."""

    order: Order = Order.Desc


ORDERS = {
    Sort.RELEVANCE: By(None),
    Sort.UPVOTES: By(UPVOTES),
    Sort.SEEN: By(SEEN),
    Sort.TITLE: By(TITLE_NUMBER, Order.Asc),
}


class Ranked:
    """All that a search finds in an order, fetched as far as someone looks.

    May be used from several threads: who looks further than anyone before waits for who is fetching.

    Args:
        documents: what is searched.
        search: what is sought.
        by: the order.
        catalogue: where each paper stands, in the same state.
        scope: the rows of the papers that count; None if all do. The search finds each of them.
        page: papers fetched at first.
    """

    def __init__(
        self,
        documents: Documents,
        search: Search,
        by: By,
        catalogue: Catalogue,
        scope: RowSet | None = None,
        page: int = PAGE,
    ) -> None:
        self._documents = documents
        self._catalogue = catalogue
        self._search = search
        self._by = by
        self._scope = scope
        self._numbers = array(NUMBERS)
        self._met = 0
        self._fetching = Lock()
        found = self._fetched(page, count=scope is None)
        self._total = found if scope is None else len(scope)

    def __len__(self) -> int:
        return self._total

    def at(self, place: int) -> int:
        """The key at a place."""
        self._reach(place)
        return self._numbers[place]

    def between(self, start: int, stop: int) -> Iterator[int]:
        """The keys at some places."""
        stop = min(stop, self._total)
        if start < stop:
            self._reach(stop - 1)
        return iter(self._numbers[start:stop])

    @property
    def fetched(self) -> array[int]:
        """The first keys, so far as they are fetched."""
        return self._numbers

    def place_of(self, number: int) -> int | None:
        """Where a key is; of one that is far behind, that takes as long as to go there."""
        if self._scope is not None and not any(
            row in self._scope for row in self._catalogue.rows_of([number])
        ):
            return None
        looked_at = 0
        while True:
            try:
                return self._numbers.index(number, looked_at)
            except ValueError:
                looked_at = len(self._numbers)
            if looked_at == self._total or (looked_at <= PAGE and not self._finds(number)):
                return None
            if not self._reach(looked_at):
                return None

    def _finds(self, number: int) -> bool:
        schema = self._documents.schema
        this = Search.term_query(schema, KEY, number)
        return bool(self._documents.search(all_of((self._search, this)), 1).addresses)

    def _reach(self, place: int) -> bool:
        """Fetch until there is a key at a place: each time twice as many as there are.

        Returns:
            Whether there is one; not where the search finds fewer than were counted.
        """
        # What is there never moves, so that nobody waits for it.
        if place >= len(self._numbers):
            with self._fetching:
                met = -1
                while len(self._numbers) <= place < self._total and met < self._met:
                    met = self._met
                    self._fetched(max(PAGE, met, place + 1 - met))
        return place < len(self._numbers)

    def _fetched(self, size: int, *, count: bool = False) -> int:
        """Fetch some more keys; gives how many papers the search finds, if that is asked for."""
        hits = self._hits(size, count=count)
        numbers = self._documents.numbers(KEY, hits.addresses)
        if self._by.field:
            numbers = self._by_order_among_equals(numbers, hits, size)
        self._met += len(numbers)
        if self._scope is not None:
            rows = self._catalogue.rows_of(numbers)
            numbers = [*compress(numbers, map(self._scope.__contains__, rows))]
        self._numbers.extend(numbers)
        return hits.total

    def _hits(self, size: int, *, count: bool) -> Hits:
        field, order = self._by
        return self._documents.search(
            self._search,
            size,
            count=count,
            offset=self._met,
            order_by=field,
            order=order,
            among_equals=None if field else DAY,
        )

    def _by_order_among_equals(self, numbers: list[int], hits: Hits, size: int) -> list[int]:
        """Keys, those of equal weights in their order, as far as all such are there.

        Those of the last weight may not be, if as many were fetched as were asked for: of these the next
        fetch has all.
        """
        while len(numbers) == size and hits.weights[0] == hits.weights[-1]:
            size *= 2
            hits = self._hits(size, count=False)
            numbers = self._documents.numbers(KEY, hits.addresses)
        orders = self._documents.numbers(ORDER, hits.addresses)
        last = hits.weights[-1] if len(numbers) == size else None
        whole: list[int] = []
        met = zip(hits.weights, orders, hits.addresses, numbers, strict=True)
        for weight, alike in groupby(met, key=itemgetter(0)):
            if weight != last:
                whole += [number for *_, number in self._among_equals(list(alike))]
        return whole

    def _among_equals(self, alike: list[_Met]) -> list[_Met]:
        """Papers of one weight: by their titles if that is the order, and then as one reads."""
        if len(alike) > 1:
            alike.sort(key=itemgetter(1))
            if self._by.field == TITLE_NUMBER:
                alike.sort(
                    key=lambda one: dictionary_form(title_of(self._documents.stored(one[2])))
                )
        return alike


def ranked(sought: Sought, by: By, hurry: Hurry | None = None) -> Numbers:
    """What is found, in an order that is not that of reading.

    Args:
        sought: what is looked for.
        by: the order.
        hurry: what will do where that takes long; None for nothing but all.
    """
    documents, search, catalogue = sought.documents, sought.search, sought.catalogue
    scope, fewer = sought.scope, sought.fewer
    if sought.inside and not fewer:
        return Standing(catalogue, scope)
    found = Ranked(documents, search, by, catalogue)
    if not fewer:
        return found
    if len(found) == scope.total:
        return Ranked(documents, search, by, catalogue, scope)
    if hurry and min(KEY_SECONDS * len(fewer), HIT_SECONDS * len(found)) > hurry.seconds:
        page = int(AMPLE * hurry.enough * scope.total / len(scope))
        first = Ranked(documents, search, by, catalogue, scope, page).fetched[: hurry.enough]
        if len(first) == hurry.enough:
            return Beginning(first)
    if len(fewer) <= KEYED or len(found) > COST_OF_KEY * len(fewer):
        narrower = sought.narrowed_by(unranked(sought.told()))
        return Ranked(documents, narrower, by, catalogue)
    return sought.among_found(found.between(0, len(found)))
