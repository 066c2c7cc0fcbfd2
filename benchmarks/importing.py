"""How fast one large digest comes into the library, index included, and how much memory that takes.

It is read from a file by the program itself, start and end of which count.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.digest_file import write_digest_files
from benchmarks.figures import Budget, Figure
from benchmarks.process import run
from benchmarks.setting import READER, Setting, environment

PAPERS = 10_000
"""Papers of the digest."""

AT_LEAST = Budget(8_000, at_least=True)
"""Papers a second."""

TIMES_THE_LIBRARY = 10
"""At most."""

TIMES = 3
"""How often it is measured: each time the library is copied and thousands of papers are imported."""


def measure(setting: Setting) -> Iterator[Figure]:
    """The same digest, imported into a new copy of the library each time."""
    papers = min(PAPERS, TIMES_THE_LIBRARY * setting.size)
    runs = []
    for _ in range(min(TIMES, setting.rounds)):
        with setting.copy() as home:
            [file] = write_digest_files(home.parent, 1, papers, setting.seed + 1)
            runs.append(run([*READER, "import", "--quiet", str(file)], environment(home)))
    digest = f"import of {papers:,} papers"
    speeds = tuple(papers / one.seconds for one in runs)
    yield Figure(digest, "papers/s", speeds, AT_LEAST)
    busy = tuple(papers / one.cpu_seconds for one in runs)
    yield Figure(f"{digest}, by processor time", "papers/s", busy)
    yield Figure(f"{digest}, most memory", "MB", tuple(one.peak for one in runs))
