"""The marks of a library as a mapping that never changes, and that costs little to make a changed one of.

    newer     what was decided of late: copied with every change
    older     what was decided before: copied when there is much newer
    packed    what had settled when the program began: never copied

Each layer counts before those below it. Knows when one becomes part of another. Does not know what a
mark means, nor when it was set.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import partial
from itertools import islice
from typing import TypeVar, overload

from paperreader.core.bearers import Bearers, NamedKeys
from paperreader.core.mark import UNMARKED, Mark
from paperreader.store.packed import NOTHING_PACKED, PackedMarks

_Default = TypeVar("_Default")

NEWER_KEPT = 512
"""Papers in the newest layer: copied in 3 µs, where 50,000 take 200."""

_LOOKUPS_THAT_UNPACK = 8
"""Of so many parts of the packed marks one must be looked up before all are unpacked: that takes 0.2 µs
a mark and saves 0.6 µs a lookup, of which the first screen makes fifty."""


FEW = 2048
"""Papers in the other layers that are looked up among the packed ones, 1 µs each, so that those need not
be read."""

_UNPACKED_AT_ONCE = 4096
"""Marks put into the dictionary in one call, which lets no other thread run: less than 1 ms."""


class LayeredMarks(Mapping[str, Mark]):
    """The papers that have a mark, by key."""

    def __init__(self, packed: PackedMarks = NOTHING_PACKED) -> None:
        self._packed = packed
        self._older: Mapping[str, Mark] = {}
        self._newer: Mapping[str, Mark] = {}
        self._whole: dict[str, Mark] | None = None
        self._beneath: Mapping[str, Mark] | None = None
        self._patience = packed.marked // _LOOKUPS_THAT_UNPACK

    def changed(self, changed: Mapping[str, Mark]) -> LayeredMarks:
        """These marks with others set; UNMARKED, and nothing equal to it, takes a mark away."""
        whole = self._whole  # which another thread may be making
        after = LayeredMarks(NOTHING_PACKED if whole else self._packed)
        after._older = whole or self._older
        after._newer = changed if whole else {**self._newer, **changed}
        if len(after._newer) > NEWER_KEPT:
            after._older, after._newer = {**after._older, **after._newer}, {}
        return after

    @overload
    def get(self, key: str, /) -> Mark | None: ...
    @overload
    def get(self, key: str, /, default: Mark) -> Mark: ...
    @overload
    def get(self, key: str, /, default: _Default) -> Mark | _Default: ...
    def get(self, key: str, /, default: Mark | _Default | None = None) -> Mark | _Default | None:
        """The mark of a paper."""
        whole = self._whole
        if whole is not None:
            return whole.get(key, default)
        mark = self._newer.get(key) or self._older.get(key) or self._packed_mark(key)
        return default if mark is None or mark is UNMARKED else mark

    def __getitem__(self, key: str) -> Mark:
        mark = self.get(key)
        if mark is None:
            raise KeyError(key)
        return mark

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def keys(self) -> KeysView[str]:
        """The papers."""
        return self._all().keys()

    def values(self) -> ValuesView[Mark]:
        """Their marks."""
        return self._all().values()

    def items(self) -> ItemsView[str, Mark]:
        """The papers and their marks."""
        return self._all().items()

    def bearers(
        self, holds: Callable[[Mark], object], name: str = "", edition: str = ""
    ) -> Bearers:
        """The papers of whose marks something holds that depends on nothing but the mark and the edition.

        It is asked once of each mark that some papers bear in common: of 50,000 papers that takes a
        tenth of the time of asking it of each. Given a name for it, packed papers are not even read.
        """
        whole = self._whole  # which another thread may be making
        layers = whole or {**self._older, **self._newer}
        borne = {id(mark): mark for mark in layers.values() if mark is not UNMARKED}
        holding = {number for number, mark in borne.items() if holds(mark)}
        found = frozenset(key for key, mark in layers.items() if id(mark) in holding)
        if whole:
            return Bearers(found)
        packed, version = partial(self._packed.keys_of, holds), self._packed.version
        if not version or not name or len(layers) > FEW:
            return Bearers(found.union(set(packed()).difference(layers)))
        settled = self._settled(layers).items()
        before = frozenset(key for key, mark in settled if mark is not UNMARKED and holds(mark))
        return Bearers(NamedKeys(name, version + edition, packed), found - before, before - found)

    def _settled(self, layers: Mapping[str, Mark]) -> Mapping[str, Mark]:
        """What the papers of the other layers bear among the packed ones, for all flags that are asked."""
        if self._beneath is None:
            self._beneath = {key: self._packed.mark(key) or UNMARKED for key in layers}
        return self._beneath

    def differing_from(self, others: LayeredMarks) -> frozenset[str]:
        """The papers whose marks are not the same in others."""
        mine, theirs = self._all(), others._all()
        differing = {key for key, mark in mine.items() if theirs.get(key) != mark}
        return frozenset(differing | theirs.keys() - mine.keys())

    def _packed_mark(self, key: str) -> Mark | None:
        self._patience -= 1
        if self._patience < 0 and self._packed.marked:
            return self._all().get(key)
        return self._packed.mark(key)

    def _all(self) -> Mapping[str, Mark]:
        """All marks in one dictionary, made when it is first asked for."""
        if self._whole is None:
            self._whole = self._unpacked()
        return self._whole

    def _unpacked(self) -> dict[str, Mark]:
        whole: dict[str, Mark] = {}
        packed = self._packed.items()
        while part := dict(islice(packed, _UNPACKED_AT_ONCE)):
            whole.update(part)
        whole.update(self._older)
        whole.update(self._newer)
        return {key: mark for key, mark in whole.items() if mark is not UNMARKED}
