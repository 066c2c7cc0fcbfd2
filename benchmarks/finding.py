"""How often the meant title is found, by kinds of half remembering it: by a jump, and by what else there is.

The texts are made from titles of the library in twelve kinds, or are those of a file. A hit is a result
with the meant title. Knows what is counted; how a text comes about, and how a title is looked for, is the
affair of others.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean, median
from typing import NamedTuple, TypeVar

from benchmarks.ambiguity import Titles
from benchmarks.figures import Budget, Figure, milliseconds
from benchmarks.remembering import Remembered, remembered, remembered_of_file
from benchmarks.setting import Setting
from benchmarks.title_search import GLANCE, PEERS, Search, jump
from benchmarks.titles import all_titles

TEXTS = 10
"""Texts of each kind for each jump that is typed elsewhere. The peers, of which one takes half a second
for a text, are given a tenth of them."""

ALL = "all kinds"

FIRST = Budget(0.75, at_least=True)
AMONG_TEN = Budget(0.90, at_least=True)
LEAST_OF_A_KIND = Budget(0.5, at_least=True)

HOPELESS = "abbrev"
"""The kind whose texts fit too many titles."""

NEVER = GLANCE
"""The place of a title that is not among those that are seen."""


_Item = TypeVar("_Item")


class Try(NamedTuple):
    """A text that was looked for."""

    kind: str
    place: int
    """Of the meant title among those found, from 0."""

    seconds: float


def measure(setting: Setting) -> Iterator[Figure]:
    """Texts typed for known titles: what could be found of them, and what is."""
    with setting.copy() as home:
        titles = all_titles(home)
        texts = _texts(setting, titles)
        yield from _possible(texts, Titles(titles))
        with jump(home, titles) as search:
            tries = _tries(search, texts)
        yield from _judged(tries)
        yield from _counted("jump", tries)
        yield from _timed("jump", tries)
        some = _some_of_each_kind(texts, setting.texts)
        for name, search_in in PEERS.items():
            with search_in(home, titles) as peer:
                tries = _tries(peer, some)
            yield _time(name, tries)
            yield from _counted(name, tries)


def _texts(setting: Setting, titles: Sequence[str]) -> list[Remembered]:
    if setting.queries:
        return remembered_of_file(setting.queries)
    return remembered(list(dict.fromkeys(titles)), setting.seed, TEXTS * setting.texts)


def _some_of_each_kind(texts: Iterable[Remembered], most: int) -> list[Remembered]:
    """The first so many texts of each kind."""
    met: Counter[str] = Counter()
    some = []
    for text in texts:
        met[text.kind] += 1
        if met[text.kind] <= most:
            some.append(text)
    return some


def _tries(search: Search | None, texts: Iterable[Remembered]) -> list[Try]:
    """How each text fares; none where there is nothing to look with."""
    return [_tried(search, text) for text in texts] if search else []


def _tried(search: Search, text: Remembered) -> Try:
    start = time.perf_counter()
    found = list(search(text.query))
    seconds = time.perf_counter() - start
    return Try(text.kind, found.index(text.title) if text.title in found else NEVER, seconds)


def _possible(texts: Sequence[Remembered], titles: Titles) -> Iterator[Figure]:
    """How many titles each text fits, and how many of the texts the best order of these would find."""
    for kind, counts in _by_kind((text.kind, titles.alike(text)) for text in texts).items():
        yield _cell(kind, "fit alike", median(counts))
        yield _cell(kind, "best first", fmean(1 / count for count in counts))
        yield _cell(kind, "best ten", fmean(min(1, GLANCE / count) for count in counts))


def _judged(tries: Sequence[Try]) -> Iterator[Figure]:
    """What a jump shall find at least."""
    note = f"of {len(tries):,} texts"
    yield Figure("meant title first, jump", "share", (_share(tries, 1),), FIRST, note)
    yield Figure("meant title among ten, jump", "share", (_share(tries, GLANCE),), AMONG_TEN, note)
    hopeful = [one for one in tries if one.kind != HOPELESS]
    shares = [_share(some, GLANCE) for some in _kinds_of(hopeful).values()]
    least = tuple(sorted(shares)[:1])
    note = f"of the texts of any kind but {HOPELESS}"
    yield Figure("least of a kind among ten, jump", "share", least, LEAST_OF_A_KIND, note)
    yield _time("jump", tries)


def _counted(name: str, tries: Iterable[Try]) -> Iterator[Figure]:
    for kind, some in _kinds_of(tries).items():
        yield _cell(kind, f"{name} first", _share(some, 1))
        yield _cell(kind, f"{name} ten", _share(some, GLANCE))


def _timed(name: str, tries: Iterable[Try]) -> Iterator[Figure]:
    for kind, some in _kinds_of(tries).items():
        taken = _time(name, some)
        yield _cell(kind, f"{name} p50", taken.median)
        yield _cell(kind, f"{name} p95", taken.p95)


def _time(name: str, tries: Sequence[Try]) -> Figure:
    """How long it takes to look for a whole text."""
    note = f"{len(tries):,} texts" if tries else f"{name} is not installed"
    return Figure(
        f"a whole text, {name}", "ms", milliseconds(one.seconds for one in tries), note=note
    )


def _share(tries: Sequence[Try], places: int) -> float:
    """Of how many the meant title is at one of the first so many places."""
    return fmean(one.place < places for one in tries)


def _cell(kind: str, column: str, value: float) -> Figure:
    return Figure(f"{column}, {kind}", "", (value,), cell=(kind, column))


def _kinds_of(tries: Iterable[Try]) -> Mapping[str, list[Try]]:
    return _by_kind((one.kind, one) for one in tries)


def _by_kind(items: Iterable[tuple[str, _Item]]) -> Mapping[str, list[_Item]]:
    """What there is of each kind, then of all."""
    kinds: dict[str, list[_Item]] = {}
    every = []
    for kind, item in items:
        kinds.setdefault(kind, []).append(item)
        every.append(item)
    return {**kinds, ALL: every} if every else {}
