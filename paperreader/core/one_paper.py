"""Which records tell of one paper, whatever the order in which they are told of.

Records that share an id are one paper, and so is whatever these share one with, without exception: a source
that gives two ids together says so. A name, which is a title or the key under which a record was taken in,
says less. It joins what bears it only if no two ids of one kind come together by that: two works with one
title, each with an arXiv id of its own, stay two, and a third that gives no id does not make them one. That
one goes with the work that came first.

So ids are followed first, all of them, and names afterwards, in the order in which the records came: each
record joins, of the works that bear its name and do not contradict it, the one that came first, and then the
next if there is any. What comes later takes nothing apart that a name has joined, unless its ids say that it
must. All this depends on the records and on when they came, and not on who looks at them first; where nothing
contradicts, not even on when they came. Does not know what else a record tells, nor where records are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import chain, count
from typing import NamedTuple

from paperreader.core.paper import Id, disputed_key

Moment = tuple[float, str, int]
"""When a record came: the seconds at which its digest did, that digest's id, its position in it."""

Work = list["Appearance"]
"""The records of one paper, the earliest first; at least one."""

_KINDS = {"arxiv": 1, "doi": 2}
_SETS_OF_KINDS = range(4)
"""The kinds of ids that a work may have, as sums of these: two works contradict each other if they have one
in common, for if they shared an id they would be one work."""


class Appearance(NamedTuple):
    """A record, as far as it matters to what it tells of."""

    moment: Moment
    """Unlike that of any other."""

    key: str
    """Under which it was taken in."""

    names: tuple[str, ...]
    """The key that its own title makes, and that under which it was taken in."""

    ids: tuple[Id, ...]


def works_of(appearances: Iterable[Appearance]) -> list[Work]:
    """The papers that some records tell of, the one that came first before the others."""
    in_order = sorted(appearances)
    joined = _Joined(in_order)
    first: dict[Id, int] = {}
    for number, one in enumerate(in_order):
        for id in one.ids:
            joined.join(first.setdefault(id, number), number)
    bearers: defaultdict[str, _Bearers] = defaultdict(lambda: _Bearers(joined))
    for number, one in enumerate(in_order):
        for name in one.names:
            bearers[name].meet(number)
    works: dict[int, Work] = {}
    for number, one in enumerate(in_order):
        works.setdefault(joined.first(number), []).append(one)
    return list(works.values())


def keys_of(works: Sequence[Work]) -> list[str]:
    """The keys of papers, given as :func:`works_of` does, and all different.

    That is the one under which its earliest record was taken in. If that is another paper's, or was before
    that one became one with others, it is the next of its records that is nobody's, or one that is made of
    its ids.
    """
    owners = _owners(works)
    keys: dict[str, None] = {}
    for number, work in enumerate(works):
        free = (key for key in _wished(work) if owners.get(key, number) == number)
        keys[next(key for key in free if key not in keys)] = None
    return list(keys)


def aliases_of(works: Sequence[Work], keys: Sequence[str]) -> dict[str, str]:
    """For each key under which a record was taken in, and which is no paper's now, its paper's key."""
    papers = set(keys)
    owners = _owners(works)
    return {key: keys[number] for key, number in owners.items() if key not in papers}


def _owners(works: Sequence[Work]) -> dict[str, int]:
    """For each key under which records were taken in the number of the work that the first of these is of.

    Whoever marked something under that key marked that one.
    """
    owners: dict[str, int] = {}
    numbered = ((one, number) for number, work in enumerate(works) for one in work)
    for one, number in sorted(numbered):
        owners.setdefault(one.key, number)
    return owners


def _wished(work: Work) -> Iterator[str]:
    first = work[0].names[0]
    ids = (id for one in work for _, id in one.ids)
    yield from chain((one.key for one in work), (name for one in work for name in one.names))
    yield from (disputed_key(first, id) for id in chain(ids, map(str, count())))


class _Joined:
    """Numbered records, some of them joined, with the kinds of ids that they have together.

    Disjoint sets with path halving (Tarjan and van Leeuwen 1984); each is known by its first record.
    """

    def __init__(self, records: Sequence[Appearance]) -> None:
        self._before = list(range(len(records)))
        self._kinds = [
            sum(_KINDS[kind] for kind in {kind for kind, _ in one.ids}) for one in records
        ]

    def first(self, number: int) -> int:
        """The first of the records that one is joined with."""
        before = self._before
        while before[number] != number:
            before[number] = number = before[before[number]]
        return number

    def kinds(self, number: int) -> int:
        """The kinds of ids of all that it is joined with."""
        return self._kinds[self.first(number)]

    def join(self, one: int, other: int) -> None:
        """Make two one."""
        first, later = sorted((self.first(one), self.first(other)))
        self._before[later] = first
        self._kinds[first] |= self._kinds[later]


class _Bearers:
    """The works that bear one name, of which no two agree: each by its first record of that name."""

    def __init__(self, joined: _Joined) -> None:
        self._joined = joined
        self._of_kinds: tuple[list[int], ...] = tuple([] for _ in _SETS_OF_KINDS)

    def meet(self, number: int) -> None:
        """Join the next record with all that it agrees with, the first before the others."""
        joined = self._joined
        while (other := self._first_agreeing(joined.kinds(number))) is not None:
            if joined.first(other) == joined.first(number):
                return
            joined.join(other, number)
        heappush(self._of_kinds[joined.kinds(number)], number)

    def _first_agreeing(self, kinds: int) -> int | None:
        """The first record of the works that have none of some kinds of ids."""
        agreeing = filter(
            None, (self._of(others) for others in _SETS_OF_KINDS if not others & kinds)
        )
        return min((works[0] for works in agreeing), default=None)

    def _of(self, kinds: int) -> list[int]:
        """The works that had these kinds of ids when they were met, the first of which has no more now."""
        works, now = self._of_kinds[kinds], self._joined.kinds
        while works and now(works[0]) != kinds:
            grown = heappop(works)
            heappush(self._of_kinds[now(grown)], grown)  # looked at later: it has got more kinds
        return works
