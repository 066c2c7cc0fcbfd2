"""The papers of one list: which of its records say the same, and under which keys it is taken in.

Knows the list, and what it is told of the papers that there are already. Does not know where those are kept,
nor what is decided when they are listed: see :mod:`paperreader.core.one_paper`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import chain, combinations
from math import inf

from paperreader.core.one_paper import Appearance, keys_of, works_of
from paperreader.core.paper import Id, Paper, ids_of, merged


def each_once(records: Iterable[Paper]) -> tuple[Paper, ...]:
    """The records of a list in its order, those of one title as one if one of them has all ids of the other.

    This hangs on the list alone, so that the same list is always the same digest. Two records that are
    known to be one paper by anything else stay two: the title or the id that only one of them has may be
    what a third is known by.
    """
    told = list(records)
    bearers = Counter(record.key for record in told)
    kept: list[list[Paper]] = []
    alike: defaultdict[str, _Alike] = defaultdict(_Alike)
    for record in told:
        new = len(kept)
        place = alike[record.key].place(record, new) if bearers[record.key] > 1 else new
        if place == new:
            kept.append([record])
        elif kept[place][-1] != record:
            kept[place].append(record)
    return tuple(map(merged, kept))


class _Alike:
    """Where the papers of one title stand in a list, by their ids.

    There can be thousands of a title such as Editorial, so that none is looked for among all of them: a
    paper has two ids at most, and therefore few sets of some of them.
    """

    def __init__(self) -> None:
        self._exactly: dict[frozenset[Id], int] = {}
        """The paper that has these ids; there is one at most."""

        self._with: dict[frozenset[Id], int] = {}
        """The first paper that has these ids, and perhaps others."""

    def place(self, record: Paper, new: int) -> int:
        """Where the first paper stands that a record tells of; a new place where it tells of none yet."""
        ids = frozenset(ids_of(record))
        parts = _parts(ids)
        with_fewer = (self._exactly.get(some, new) for some in parts)
        place = min(self._with.get(ids, new), *with_fewer)
        for some in parts:
            if self._exactly.get(some, new) == place:
                self._exactly.pop(some, None)
                self._exactly[ids] = place
            self._with[some] = min(place, self._with.get(some, place))
        return place


def _parts(ids: frozenset[Id]) -> list[frozenset[Id]]:
    """All sets of some ids, that of none and that of all among them."""
    sizes = range(len(ids) + 1)
    return [frozenset(some) for size in sizes for some in combinations(ids, size)]


def keyed(papers: Sequence[Paper], there: Iterable[Appearance]) -> list[tuple[Paper, bool]]:
    """The papers of a list, each under the key that it is taken in with, and whether it was there already.

    Args:
        papers: each under the key that its own title makes.
        there: the papers that they may be, with all their names and ids.
    """
    ids = [ids_of(paper) for paper in papers]
    known = list(there)
    borne: Counter[Hashable] = Counter(chain((paper.key for paper in papers), *ids))
    for one in known:
        borne.update((*one.names, *one.ids, one.key))
    taken_in = [(paper, False) for paper in papers]
    # Most papers share nothing with any other: to look no further at these saves half of the time.
    arriving = [
        Appearance((inf, "", number), paper.key, (paper.key,), its_ids)
        for number, (paper, its_ids) in enumerate(zip(papers, ids, strict=True))
        if borne[paper.key] > 1 or any(borne[id] > 1 for id in its_ids)
    ]
    works = works_of([*known, *arriving])
    for work, key in zip(works, keys_of(works), strict=True):
        is_known = work[0].moment[0] < inf
        for moment, own_key, _, _ in work:
            at, _, number = moment
            if at == inf and (is_known or key != own_key):
                paper = papers[number]
                taken_in[number] = paper if key == own_key else replace(paper, key=key), is_known
    return taken_in
