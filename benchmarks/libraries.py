"""Libraries of any size to measure with, made once and kept.

Knows how papers come to a reader over the years: some in dumps of tens of thousands, the others day by
day, and a tenth of each list was listed before. Does not know what is measured with them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from tempfile import mkdtemp
from typing import Any

from benchmarks.papers import drawn_papers, papers_of_file
from paperreader import Library
from paperreader.core.days import written_day
from paperreader.core.digest import Digest, digest_id, papers_fingerprint
from paperreader.core.paper import Paper, disputed_key
from paperreader.store.digests import DigestStore
from paperreader.store.places import Places

GENERATION = 2
"""Counted up whenever other libraries come from the same seed, so that kept ones are made anew."""

SEED = 1

DUMP = 50_000
"""Papers of a dump, such as those of arXiv are cut into."""

IN_DUMPS = 0.5
"""The share of the papers of a large library that come in dumps."""

FEWEST_IN_A_DAY, MOST_IN_A_DAY = 80, 300

SOURCES = ("arxiv-cs.LG", "arxiv-cs.CL", "huggingface")
"""Whose digests come every day."""

FIRST_DAY = date(2020, 1, 1)

MET_BEFORE = 0.1
"""The share of a digest's papers that an earlier one lists too."""

REMEMBERED = 10_000
"""Papers that may be listed again; twice as many as the largest digest draws of them."""


MARKED = 50_000
"""Papers with a mark in a large library that is used much."""

MARKED_AT_ONCE = 250

DECISIONS: tuple[dict[str, Any], ...] = (
    {"read": True},
    {"read": True, "star": True},
    {"read": True, "tags": ["to discuss"]},
    {"read": True, "star": True, "tags": ["graphs", "later this year"]},
)
DECISION_WEIGHTS = (6, 2, 1, 1)


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers of one digest."""

    day: date
    source: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a library is made of."""

    size: int
    """How many different papers it holds; fewer where the corpus has fewer."""

    seed: int = SEED
    """What chance begins with."""

    corpus: Path | None = None
    """A file of real papers; None where they are drawn."""

    @property
    def name(self) -> str:
        """The name of its directory."""
        origin = f"{self.corpus.name.partition('.')[0]}-" if self.corpus else ""
        return f"{origin}{self.size}-{self.seed}-v{GENERATION}"

    def papers(self) -> Iterator[Paper]:
        """Its papers, each once, in the order in which they come."""
        endless = papers_of_file(self.corpus) if self.corpus else drawn_papers(self.seed)
        return islice(endless, self.size)


def kept_library(recipe: Recipe, kept: Path) -> Path:
    """The home of the library of a recipe in the directory of the kept ones; made where it is missing.

    Whoever writes into it copies it first.
    """
    return _once(kept / recipe.name, lambda home: fill(home, paper_lists(recipe)))


def marked_library(recipe: Recipe, kept: Path) -> Path:
    """The home of the same library with marks on papers all over it, likewise made once and kept."""
    bare = kept_library(recipe, kept)

    def copy_and_mark(home: Path) -> None:
        copytree(bare, home, dirs_exist_ok=True)
        with Library.open(home) as library:
            mark_at_random(library, marks_in(recipe.size), Random(recipe.seed))

    return _once(bare.with_name(f"{bare.name}-marked"), copy_and_mark)


def marks_in(size: int) -> int:
    """How many papers of a library of this size bear a mark where it has marks: at most half."""
    return min(MARKED, size // 2)


def mark_at_random(library: Library, papers: int, random: Random) -> None:
    """Decide about so many papers, some at a time: all are read, some starred or tagged, too."""
    keys = random.sample(library.list().keys, papers)
    for first in range(0, papers, MARKED_AT_ONCE):
        some = keys[first : first + MARKED_AT_ONCE]
        library.mark(some, **random.choices(DECISIONS, weights=DECISION_WEIGHTS)[0])


def _once(home: Path, make: Callable[[Path], None]) -> Path:
    """A library that is there whole or not at all, made where it is missing.

    An index that another version made is made anew, so that no copy begins with that.
    """
    if not home.exists():
        home.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(mkdtemp(prefix=".unfinished-", dir=home.parent))
        try:
            make(unfinished)
            unfinished.rename(home)
        except BaseException:
            rmtree(unfinished)
            raise
    Library.open(home).close()
    return home


def cache_directory() -> Path:
    """Where libraries are kept unless another place is named."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "paperreader-bench"


def fill(home: Path, lists: Iterable[PaperList]) -> None:
    """Write lists of papers as the digests of a library in `home`, and let it index them.

    They are indexed in one go, as when the index was deleted: that takes less than half the time of
    importing one after the other.
    """
    store = DigestStore(Places.at(home).digests)
    for listed in lists:
        store.write(_digest(listed), listed.papers)
    Library.open(home).close()


def _digest(listed: PaperList) -> Digest:
    return Digest(
        id=digest_id(listed.day, listed.source, papers_fingerprint(listed.papers)),
        source=listed.source,
        title=f"{listed.source} {written_day(listed.day)}",
        date=listed.day,
        date_assumed=False,
        imported=datetime.combine(listed.day, time.max, UTC),
        origin="benchmarks",
        format="generated",
        size=len(listed.papers),
    )


def paper_lists(recipe: Recipe) -> Iterator[PaperList]:
    """What a library is told, the earliest first."""
    random = Random(recipe.seed)
    papers = _told_apart(recipe.papers())
    met: list[Paper] = []
    for day, source, size in _issues(recipe.size, random):
        again = random.sample(met, min(len(met), round(size * MET_BEFORE)))
        new = tuple(islice(papers, size - len(again)))
        if not new:
            return
        _remember(met, new, random)
        yield PaperList(day, source, tuple(random.sample((*new, *again), len(new) + len(again))))


def _told_apart(papers: Iterable[Paper]) -> Iterator[Paper]:
    """Different papers, also where they share a title."""
    keys: set[str] = set()
    for paper in papers:
        told = paper
        if paper.key in keys:
            told = replace(paper, key=disputed_key(paper.key, paper.arxiv_id or paper.doi))
        if told.key not in keys:
            keys.add(told.key)
            yield told


def _issues(size: int, random: Random) -> Iterator[tuple[date, str, int]]:
    """The day, the source and the size of each digest, without end."""
    dumps = int(size * IN_DUMPS) // DUMP
    for number in range(dumps):
        yield FIRST_DAY - timedelta(days=dumps - number), "arxiv", DUMP
    for number in count():
        day = FIRST_DAY + timedelta(days=number)
        for source in SOURCES:
            yield day, source, random.randint(FEWEST_IN_A_DAY, MOST_IN_A_DAY)


def _remember(met: list[Paper], new: Sequence[Paper], random: Random) -> None:
    """Put new papers in the place of others."""
    for paper in new:
        if len(met) < REMEMBERED:
            met.append(paper)
        else:
            met[random.randrange(REMEMBERED)] = paper
