"""The papers in reading order and each digest's papers, in flat rows that are mapped and not read.

Knows how a catalogue lies in its file, and which key stands where. Does not know what is in a paper,
nor how a state of the index names its catalogue. Opening one costs the same whatever it holds, and a
paper takes 32 bytes.

    header       magic; how many papers, listed papers and digests; the lengths of table, ids and records
    orders       each paper's place, ascending: reading order
    keys         each paper's key, in the same order
    listed       each digest's keys in its own order, one digest after the other
    labels       each digest's label, ascending: the newest first
    ends         for each digest where its keys end in `listed`
    record_ends  for each digest where its record ends in `records`
    table        in which row each key is; see :mod:`paperreader.index.key_table`
    ids          the digests' ids, as JSON
    records      what else is known of the digests, as JSON

All numbers are unsigned, in this machine's byte order, and of eight bytes, but for those of the table.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

import orjson

from paperreader.core.digest import Digest
from paperreader.index.digest_records import digest_of_record, record_of_digest
from paperreader.index.key_table import KeyTable, parts
from paperreader.index.keys import NUMBERS
from paperreader.index.places import day_after, first_label, place_of
from paperreader.index.rowset import RowSet

_MAGIC = b"papers " + sys.byteorder.encode().ljust(9)

_HEADER = struct.Struct("=16s6Q")

_WIDTH = 8
"""Bytes of a number."""

_GONE = -1
"""Stands for the key of a paper that leaves a place; less than any key, so that it goes first."""

Row: TypeAlias = "array[int] | memoryview[int]"
"""Numbers of eight bytes each, one after the other."""

Piece: TypeAlias = "bytes | array[int] | memoryview[int]"
"""Part of a catalogue's file."""


class DamagedCatalogue(ValueError):
    """What was to be a catalogue is not one, or not a whole one."""


class Listed(NamedTuple):
    """A digest as the catalogue keeps it."""

    label: int
    id: str

    record: bytes
    """What else is known of it."""

    keys: Row
    """Its papers in its own order, as numbers."""


class Catalogue:
    """What is listed where, in one state of the index; never changes.

    Args:
        data: a whole catalogue.

    Raises:
        ValueError: it is none.
    """

    def __init__(self, data: bytes | mmap.mmap) -> None:
        whole = memoryview(data)
        if len(whole) < _HEADER.size:
            raise ValueError
        magic, papers, listed, digests, *lengths = _HEADER.unpack(whole[: _HEADER.size])
        sizes = (papers, papers, listed, digests, digests, digests)
        sections = (_WIDTH * sum(sizes), *lengths)
        if magic != _MAGIC or len(whole) != _HEADER.size + sum(sections):
            raise ValueError
        rows, table, self._ids, self._records = parts(whole[_HEADER.size :], sections)
        numbers = parts(rows.cast(NUMBERS), sizes)
        self.orders, self.keys, self._listed, self._labels, self._ends, self._record_ends = numbers
        self._table = KeyTable.read(table)
        self.digests: Mapping[str, Digest] = _Digests(self)
        self.numbers_in = lru_cache(2)(self._numbers_in)

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Map the catalogue in a file.

        Raises:
            DamagedCatalogue: it is not there, or is none.
        """
        try:
            with path.open("rb") as file:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:  # mmap calls an empty file a wrong value
            raise DamagedCatalogue(path) from error

    @classmethod
    def empty(cls) -> Catalogue:
        """The catalogue of no papers."""
        none = array(NUMBERS)
        return cls(b"".join(_pieces(none, none, [], KeyTable.of(none))))

    def listed(self, digest: str) -> memoryview[int]:
        """The keys of a digest in its own order, as numbers; none of a digest that is not here."""
        turn = self.turns.get(digest)
        return self._listed[:0] if turn is None else self._keys_at(turn)

    def rows_of(self, keys: Iterable[int]) -> list[int]:
        """The rows of papers in reading order, counted from 0; keys of no paper are left out."""
        return self._table.rows_of(keys, self.keys)

    def _numbers_in(self, rows: RowSet) -> frozenset[int]:
        """The keys of the papers in some rows; the last few are remembered, for they may be many."""
        return frozenset(map(self.keys.__getitem__, rows))

    def standing(self, turn: int) -> range:
        """The rows of the papers that stand where a digest, given by its number, lists them."""
        label = self._labels[turn]
        start, stop = (bisect_left(self.orders, place_of(one, 0)) for one in (label, label + 1))
        return range(start, stop)

    def standing_elsewhere(self, turn: int) -> list[int]:
        """The rows of the papers that it lists and that stand where a later one does."""
        rows, listed = self.standing(turn), self._keys_at(turn)
        if len(rows) == len(listed):
            return []
        standing = set(self.keys[rows.start : rows.stop])
        return self.rows_of(key for key in listed if key not in standing)

    def labels_of(self, day: date) -> memoryview[int]:
        """The labels of the digests of a day, ascending."""
        first = first_label(day)
        start, stop = (bisect_left(self._labels, label) for label in (first, day_after(first)))
        return self._labels[start:stop]

    def label(self, digest: str) -> int:
        """The label of a digest.

        Raises:
            KeyError: it is not here.
        """
        return self._labels[self.turns[digest]]

    def id_labelled(self, label: int) -> str:
        """The id of the digest with a label that is here."""
        return self.ids[bisect_left(self._labels, label)]

    def digest_labelled(self, label: int) -> Digest:
        """The digest with a label that is here."""
        return self.digest_at(bisect_left(self._labels, label))

    @cached_property
    def ids(self) -> list[str]:
        """The digests' ids, the newest first."""
        ids: list[str] = orjson.loads(self._ids)
        return ids

    @cached_property
    def sources(self) -> list[str]:
        """Where the digests come from, the newest first."""
        return [self.digest_at(turn).source for turn in range(len(self.ids))]

    @cached_property
    def turns(self) -> dict[str, int]:
        """The digests' numbers in the rows of this catalogue, by id, the newest first."""
        return {digest: turn for turn, digest in enumerate(self.ids)}

    @cached_property
    def sizes(self) -> list[int]:
        """How many papers each digest lists, the newest first."""
        return [end - start for start, end in pairwise((0, *self._ends))]

    @cached_property
    def digests_in_order(self) -> list[Digest]:
        """All digests, the newest first."""
        return list(self.digests.values())

    def digest_at(self, turn: int) -> Digest:
        """What is known of the digest with a number."""
        return digest_of_record(self.ids[turn], self._record_at(turn))

    def changed(
        self,
        gone: Iterable[int],
        come: Iterable[tuple[int, int]],
        dropped: Container[int],
        added: Iterable[Listed],
    ) -> Iterator[Piece]:
        """The pieces of the catalogue that this one becomes.

        Args:
            gone: orders at which no paper stands any more.
            come: orders at which papers stand now, with their keys.
            dropped: labels of digests that are no longer there.
            added: digests that are new.
        """
        kept = (listed for listed in self._all_listed() if listed.label not in dropped)
        changes = sorted(chain(((order, _GONE) for order in gone), come))
        orders, keys = array(NUMBERS), array(NUMBERS)
        left: list[int] = []
        arrived: list[tuple[int, int]] = []
        start = 0
        for order, key in changes:
            stop = bisect_left(self.orders, order, start)
            self._take_over(slice(start, stop), orders, keys)
            start = stop
            if key == _GONE:
                left.append(start)
                start += 1
            else:
                arrived.append((start, len(orders)))
                orders.append(order)
                keys.append(key)
        self._take_over(slice(start, None), orders, keys)
        table = self._table.changed(keys, left, arrived)
        return _pieces(orders, keys, sorted([*kept, *added], key=_label), table)

    def _take_over(self, rows: slice, orders: array[int], keys: array[int]) -> None:
        orders.frombytes(self.orders[rows].cast("B"))
        keys.frombytes(self.keys[rows].cast("B"))

    def _all_listed(self) -> Iterator[Listed]:
        for turn, digest in enumerate(self.ids):
            yield Listed(self._labels[turn], digest, self._record_at(turn), self._keys_at(turn))

    def _keys_at(self, turn: int) -> memoryview[int]:
        return self._listed[self._ends[turn - 1] if turn else 0 : self._ends[turn]]

    def _record_at(self, turn: int) -> bytes:
        start = self._record_ends[turn - 1] if turn else 0
        return bytes(self._records[start : self._record_ends[turn]])


class _Digests(Mapping[str, Digest]):
    """The digests of a catalogue by id, the newest first; each is read when asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __getitem__(self, digest: str) -> Digest:
        return self._catalogue.digest_at(self._catalogue.turns[digest])

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue.ids)

    def __len__(self) -> int:
        return len(self._catalogue.ids)


def new_listing(label: int, digest: Digest, keys: Row) -> Listed:
    """A digest that is to come into a catalogue, with the keys of its papers."""
    return Listed(label, digest.id, record_of_digest(digest), keys)


def _label(listed: Listed) -> int:
    return listed.label


def _pieces(
    orders: array[int], keys: array[int], listed: Sequence[Listed], table: KeyTable
) -> Iterator[Piece]:
    """A catalogue as it lies in its file."""
    slots = b"".join(table.pieces())
    ids = orjson.dumps([one.id for one in listed])
    counts = (len(orders), sum(len(one.keys) for one in listed), len(listed))
    records = sum(len(one.record) for one in listed)
    yield _HEADER.pack(_MAGIC, *counts, len(slots), len(ids), records)
    yield orders
    yield keys
    yield from (one.keys for one in listed)
    yield array(NUMBERS, [one.label for one in listed])
    yield array(NUMBERS, accumulate(len(one.keys) for one in listed))
    yield array(NUMBERS, accumulate(len(one.record) for one in listed))
    yield slots
    yield ids
    yield from (one.record for one in listed)
