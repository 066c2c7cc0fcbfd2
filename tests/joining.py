"""Which records are one paper, worked out the plain way, and whether an answer is a right one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from hypothesis import strategies as st


class Record(NamedTuple):
    """What a digest tells of a paper, as far as it matters here."""

    title: str
    arxiv_id: str
    doi: str


RECORDS = st.builds(
    Record,
    st.sampled_from(["Anchors", "Bridges", "Canals", "Dams"]),
    st.sampled_from(["", "", "2605.00001", "2605.00002", "2605.00003"]),
    st.sampled_from(["", "", "10.1000/a", "10.1000/b", "10.1000/c"]),
)
"""Records of few titles and ids, so that many share some, and some contradict each other."""

Parts = frozenset[frozenset[int]]
"""Numbered records, parted."""


def joined_by(records: Sequence[Record], told: Callable[[Record], Iterable[str]]) -> Parts:
    """The records that are told alike in anything, or are joined by others that are."""
    parts: list[tuple[frozenset[int], frozenset[str]]] = []
    for number, record in enumerate(records):
        shared = frozenset(filter(None, told(record)))
        touching = [part for part in parts if part[1] & shared]
        parts = [part for part in parts if part not in touching]
        numbers = frozenset({number}).union(*(numbers for numbers, _ in touching))
        parts.append((numbers, shared.union(*(others for _, others in touching))))
    return frozenset(numbers for numbers, _ in parts)


def are_rightly_parted(records: Sequence[Record], papers: Parts) -> bool:
    """Whether some records are one paper where they must be, and only where they may be.

    All that share an id are one. Nothing else puts two ids of a kind together. And of two papers that bear
    one title each has an id that tells it from the other. Where nothing contradicts, that is what titles and
    ids join.
    """
    by_ids = joined_by(records, lambda record: record[1:])

    def kinds(numbers: frozenset[int]) -> list[bool]:
        return [any(records[number][kind] for number in numbers) for kind in (1, 2)]

    for paper in papers:
        works = [work for work in by_ids if work & paper]
        if not all(work <= paper for work in works):
            return False
        if any(sum(of_kind) > 1 for of_kind in zip(*map(kinds, works), strict=True)):
            return False
    for one, other in combinations(papers, 2):
        titles = [{records[number].title for number in numbers} for numbers in (one, other)]
        against = any(map(all, zip(kinds(one), kinds(other), strict=True)))
        if titles[0] & titles[1] and not against:
            return False
    by_all = joined_by(records, lambda record: record)
    agreeing = all(
        len({records[n][kind] for n in part} - {""}) < 2 for part in by_all for kind in (1, 2)
    )
    return papers == by_all if agreeing else True
