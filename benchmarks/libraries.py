"""Libraries of any size to measure with, made once and kept.

Knows how papers come to a reader over the years: some in dumps of tens of thousands, the others day by
day, and a tenth of each list was listed before. Does not know what is measured with them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp

from benchmarks.papers import drawn_papers, papers_of_file
from paperreader.core.digest import Reading
from paperreader.core.paper import Paper
from paperreader.index.index import Index
from paperreader.intake import Intake
from paperreader.store.digests import DigestStore
from paperreader.store.places import Places

GENERATION = 1
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
    home = kept / recipe.name
    if not home.exists():
        kept.mkdir(parents=True, exist_ok=True)
        unfinished = Path(mkdtemp(prefix=".unfinished-", dir=kept))
        try:
            fill(unfinished, readings(recipe))
            unfinished.rename(home)
        except BaseException:
            rmtree(unfinished)
            raise
    return home


def cache_directory() -> Path:
    """Where libraries are kept unless another place is named."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "paperreader-bench"


def fill(home: Path, digests: Iterator[Reading]) -> None:
    """Take digests into the library in `home`."""
    places = Places.at(home)
    index = Index.open(places.index)
    intake = Intake(DigestStore(places.digests), index)
    for reading in digests:
        intake.take_in(reading, reading.source, FIRST_DAY, dry_run=False)
    index.close()


def readings(recipe: Recipe) -> Iterator[Reading]:
    """The digests of a library, the earliest first."""
    random = Random(recipe.seed)
    papers = recipe.papers()
    met: list[Paper] = []
    for day, source, size in _issues(recipe.size, random):
        again = random.sample(met, min(len(met), round(size * MET_BEFORE)))
        new = list(islice(papers, size - len(again)))
        if not new:
            return
        _remember(met, new, random)
        listed = new + again
        random.shuffle(listed)
        yield Reading("generated", source, "", day, False, tuple(listed))


def _issues(size: int, random: Random) -> Iterator[tuple[date, str, int]]:
    """The day, the source and the size of each digest, without end."""
    dumps = int(size * IN_DUMPS) // DUMP
    for number in range(dumps):
        yield FIRST_DAY - timedelta(days=dumps - number), "arxiv", DUMP
    for number in count():
        day = FIRST_DAY + timedelta(days=number)
        for source in SOURCES:
            yield day, source, random.randint(FEWEST_IN_A_DAY, MOST_IN_A_DAY)


def _remember(met: list[Paper], new: list[Paper], random: Random) -> None:
    """Put new papers in the place of others."""
    for paper in new:
        if len(met) < REMEMBERED:
            met.append(paper)
        else:
            met[random.randrange(REMEMBERED)] = paper
