"""The keys of selected papers, as lists of which only what is looked at is fetched.

A word can be in most of a million papers, and a list shows fifty. Knows the rows of the catalogue as
such a list, and how to page through a search in reading order, from the nearer end. Does not know what
was asked.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Protocol, overload

from tantivy import FieldType, Order
from tantivy import Query as Search

from paperreader.index.aliases import Aliases
from paperreader.index.catalogue import Catalogue
from paperreader.index.documents import Documents, Hits
from paperreader.index.keys import NUMBERS, key_of, numbers_of
from paperreader.index.rowset import RowSet
from paperreader.index.schema import KEY, ORDER
from paperreader.index.searches import all_of

PAGE = 256
"""Keys fetched at a time: some screens of them, in well under a millisecond."""

FEW = 1024
"""Keys that are read at once where it is likely that no more are wanted."""

PAGES_KEPT = 16
"""Enough to scroll to and fro in."""


class Numbers(Protocol):
    """Keys as numbers, in an order."""

    def __len__(self) -> int: ...

    def at(self, place: int) -> int:
        """The key at a place, counted from 0."""

    def between(self, start: int, stop: int) -> Iterator[int]:
        """The keys at the places from `start` up to `stop`."""

    def place_of(self, number: int) -> int | None:
        """Where a key is; None where it is not."""


class Standing:
    """The papers in some rows of a catalogue."""

    def __init__(self, catalogue: Catalogue, rows: RowSet) -> None:
        self._catalogue = catalogue
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def at(self, place: int) -> int:
        """The key at a place."""
        return self._catalogue.keys[self._rows.nth(place)]

    def between(self, start: int, stop: int) -> Iterator[int]:
        """The keys at some places."""
        return map(self._catalogue.keys.__getitem__, self._rows.between(start, stop))

    def place_of(self, number: int) -> int | None:
        """Where a key is."""
        rows = (row for row in self._catalogue.rows_of([number]) if row in self._rows)
        return next(map(self._rows.rank, rows), None)


class InOrder:
    """The papers with some keys, in their order."""

    def __init__(self, numbers: array[int]) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def at(self, place: int) -> int:
        """The key at a place."""
        return self._numbers[place]

    def between(self, start: int, stop: int) -> Iterator[int]:
        """The keys at some places."""
        return iter(memoryview(self._numbers)[start:stop])

    def place_of(self, number: int) -> int | None:
        """Where a key is."""
        with suppress(ValueError):
            return self._numbers.index(number)
        return None


class Beginning(InOrder):
    """The first papers of a selection, which is not known any further."""


class Pages:
    """All that a search finds, in reading order.

    It stays as it is whatever is committed to the index later.

    Args:
        documents: what is searched.
        catalogue: where each paper stands, in the same state.
        search: what is sought.
        page: keys fetched at a time.
    """

    def __init__(
        self, documents: Documents, catalogue: Catalogue, search: Search, page: int = PAGE
    ) -> None:
        self._documents = documents
        self._catalogue = catalogue
        self._search = search
        self._size = page
        first = documents.search(search, page, count=True, order_by=ORDER)
        self._count = first.total
        self.first = self._keys_of(first)
        self._pages = {0: self.first}

    def __len__(self) -> int:
        return self._count

    def at(self, place: int) -> int:
        """The key at a place."""
        turn, behind = divmod(place, self._size)
        page = self._pages.get(turn)
        if page is None:
            page = self._pages[turn] = self._fetched_page(turn)
            # But for the first, where one returns to.
            for oldest in list(self._pages)[1:-PAGES_KEPT]:
                self._pages.pop(oldest, None)
        return page[behind]

    def between(self, start: int, stop: int) -> Iterator[int]:
        """The keys at some places."""
        if stop - start > self._size * PAGES_KEPT:
            return iter(memoryview(self.all())[start:stop])
        return map(self.at, range(start, min(stop, self._count)))

    def place_of(self, number: int) -> int | None:
        """Where a key is: behind all that the search finds and that stand before it."""
        if number in self.first:
            return self.first.index(number)
        if len(self.first) == self._count or not self._behind_first(number):
            return None
        schema = self._documents.schema
        if not self._counted(Search.term_query(schema, KEY, number)):
            return None
        [row] = self._catalogue.rows_of([number])
        order = self._catalogue.orders[row]
        before = Search.range_query(
            schema, ORDER, FieldType.Unsigned, 0, order, include_upper=False
        )
        return self._counted(before)

    def all(self) -> array[int]:
        """All of them, fetched at once."""
        if self._count <= self._size:
            return self.first
        return self._fetched(self._count, 0, Order.Asc)

    def _behind_first(self, number: int) -> bool:
        """Whether a paper stands behind those of the first page, and may be found there."""
        last, *rows = self._catalogue.rows_of([self.first[-1], number])
        return any(row > last for row in rows)

    def _counted(self, among: Search) -> int:
        found = self._documents.search(all_of((self._search, among)), 1, count=True)
        return found.total

    def _fetched_page(self, turn: int) -> array[int]:
        """One page, counted from 0; those of the second half are fetched from the end."""
        start = turn * self._size
        size = min(self._size, self._count - start)
        behind = self._count - start - size
        if start <= behind:
            return self._fetched(size, start, Order.Asc)
        return self._fetched(size, behind, Order.Desc)[::-1]

    def _fetched(self, size: int, offset: int, order: Order) -> array[int]:
        hits = self._documents.search(
            self._search, size, offset=offset, order_by=ORDER, order=order
        )
        return self._keys_of(hits)

    def _keys_of(self, hits: Hits) -> array[int]:
        return array(NUMBERS, self._documents.numbers(KEY, hits.addresses))


class Found(Sequence[str]):
    """Keys of selected papers; each becomes text when someone looks at it.

    Args:
        numbers: all of them.
        aliases: other keys that papers go by, under which one may be sought here.
        places: which ones; None for all.
    """

    def __init__(self, numbers: Numbers, aliases: Aliases, places: range | None = None) -> None:
        self._numbers = numbers
        self._aliases = aliases
        self._places = range(len(numbers)) if places is None else places

    def __len__(self) -> int:
        return len(self._places)

    @property
    def unfinished(self) -> bool:
        """Whether these are only the first of the selected papers."""
        return isinstance(self._numbers, Beginning)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Found: ...

    def __getitem__(self, index: int | slice) -> str | Found:
        if isinstance(index, slice):
            return Found(self._numbers, self._aliases, self._places[index])
        return key_of(self._numbers.at(self._places[index]))

    def __iter__(self) -> Iterator[str]:
        if self._places.step == 1:
            return map(key_of, self._numbers.between(self._places.start, self._places.stop))
        # Most who go backwards soon find what they look for.
        return chain(self._among(self._places[:FEW]), self._among(self._places[FEW:]))

    def _among(self, places: range) -> Iterator[str]:
        if places:
            low, high = sorted((places[0], places[-1]))
            numbers = array(NUMBERS, self._numbers.between(low, high + 1))
            yield from (key_of(numbers[place - low]) for place in places)

    def __contains__(self, key: object) -> bool:
        return self._place(key) is not None

    def index(self, key: object, start: int = 0, stop: int | None = None) -> int:
        """Where a key is, between `start` and `stop` if these are given.

        Raises:
            ValueError: it is not there.
        """
        place = self._place(key)
        if place is None or place not in range(len(self))[start:stop]:
            raise ValueError(key)
        return place

    def __repr__(self) -> str:
        return f"<{len(self)} keys found>"

    def _place(self, key: object) -> int | None:
        if not isinstance(key, str):
            return None
        for number in numbers_of([self._aliases.by_key.get(key, key)]):
            place = self._numbers.place_of(number)
            if place is not None and place in self._places:
                return self._places.index(place)
        return None
