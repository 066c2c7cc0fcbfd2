"""How long it takes to find the papers that are like one, as the reader asks when one rests on a paper.

Nothing is drawn here. The paper's own abstract is read from its digest, which is counted, too.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.figures import Budget, Figure, milliseconds
from benchmarks.setting import Setting
from paperreader import Library

AT_REST = Budget(20, of="p95")
"""Milliseconds, up to 100,000 papers."""

PAPERS_A_ROUND = 10
"""Papers of which each round takes others: the words of some are found more often than those of others."""


def measure(setting: Setting) -> Iterator[Figure]:
    """The papers like some that stand all over the library."""
    with setting.copy() as home, Library.open(home) as library:
        wanted = min(setting.rounds * PAPERS_A_ROUND, library.size)
        papers = Random(setting.seed).sample(library.list().keys, wanted)
        library.finding.similar(
            papers[0]
        )  # what is imported and opened once is not what a paper costs
        seconds, run = zip(*_timed(library, papers), strict=True)
    budget = None if setting.is_large else AT_REST
    yield Figure("similar papers, library", "ms", milliseconds(seconds), budget)
    yield Figure("similar papers, processor time", "ms", milliseconds(run))


def _timed(library: Library, papers: Sequence[str]) -> Iterator[tuple[float, float]]:
    """For each paper how long it took, and how long the processor was at it, in seconds."""
    for key in papers:
        start, run_before = time.perf_counter(), time.process_time()
        library.finding.similar(key)
        yield time.perf_counter() - start, time.process_time() - run_before
