"""The papers that a search found, fetched a page at a time.

A word can be in most of a million papers, and a list shows fifty: what is not looked at is not
fetched. Knows how to page through a search in reading order, from the nearer end. Does not know what
was searched for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import overload

from tantivy import Order, Query

from paperreader.index.documents import Documents, Hits
from paperreader.index.keys import NUMBERS, Keys, key_of
from paperreader.index.schema import KEY, ORDER

PAGE = 256
"""Keys fetched at a time: some screens of them, in well under a millisecond."""

PAGES_KEPT = 16
"""Enough to scroll to and fro in."""


class Pages:
    """All keys that a search finds, as numbers in reading order.

    They stay as they are whatever is committed to the index later.
    """

    def __init__(self, documents: Documents, search: Query) -> None:
        self._documents = documents
        self._search = search
        first = documents.search(search, PAGE, count=True, order_by=ORDER)
        self.count = first.total
        self._first = self._keys_of(first)
        self.page = lru_cache(PAGES_KEPT)(self._page)

    def all(self) -> array[int]:
        """All of them, fetched at once."""
        return self._first if self.count <= PAGE else self._fetched(self.count, 0, Order.Asc)

    def _page(self, number: int) -> array[int]:
        """One page, counted from 0; those of the second half are fetched from the end."""
        start = number * PAGE
        size = min(PAGE, self.count - start)
        behind = self.count - start - size
        if start <= behind:
            return self._fetched(size, start, Order.Asc) if start else self._first
        return self._fetched(size, behind, Order.Desc)[::-1]

    def _fetched(self, size: int, offset: int, order: Order) -> array[int]:
        hits = self._documents.search(
            self._search, size, offset=offset, order_by=ORDER, order=order
        )
        return self._keys_of(hits)

    def _keys_of(self, hits: Hits) -> array[int]:
        return array(NUMBERS, self._documents.numbers(KEY, hits.addresses))


class Found(Sequence[str]):
    """Keys of papers that a query selects, in reading order.

    Args:
        pages: all of them.
        places: which ones; None for all.
    """

    def __init__(self, pages: Pages, places: range | None = None) -> None:
        self._pages = pages
        self._places = range(pages.count) if places is None else places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Found: ...

    def __getitem__(self, index: int | slice) -> str | Found:
        if isinstance(index, slice):
            return Found(self._pages, self._places[index])
        place = self._places[index]
        return key_of(self._pages.page(place // PAGE)[place % PAGE])

    def __iter__(self) -> Iterator[str]:
        if len(self) <= PAGE:
            return map(self.__getitem__, range(len(self)))
        everything = self._pages.all()
        return iter(Keys(array(NUMBERS, map(everything.__getitem__, self._places))))

    def __repr__(self) -> str:
        return f"<{len(self)} keys found>"
