"""How long until the first title is on the screen, beside a minimal Textual app on the same machine.

Both are started through a pseudo-terminal in turn, so that a busy moment meets both, and timed from the
start of the process to the arrival of the bytes that complete the title.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.figures import Budget, Figure, milliseconds, ratio
from benchmarks.minimal_app import FIRST_TITLE
from benchmarks.session import moment_of, plain, terminal_with
from benchmarks.setting import READER, Setting, environment
from benchmarks.titles import first_title

MINIMAL_APP = (sys.executable, "-m", "benchmarks.minimal_app")

WARM_UP = 1
"""Starts of each that do not count, which fill the disk cache and write compiled modules."""

AT_MOST, AT_MOST_WHEN_LARGE = 1.25, 1.25 * 1.1
"""Times the minimal app: with 100,000 papers, and a tenth more with as many as there are."""


def measure(setting: Setting) -> Iterator[Figure]:
    """The first paints of both, and their ratio."""
    reader, minimal = [], []
    with setting.copy() as home:
        env, title = environment(home), first_title(home)
        for _ in range(WARM_UP + setting.rounds):
            reader.append(first_paint(READER, title, env))
            minimal.append(first_paint(MINIMAL_APP, FIRST_TITLE, env))
    ours = Figure("first paint", "ms", milliseconds(reader[WARM_UP:]))
    least = Figure("first paint of a minimal Textual app", "ms", milliseconds(minimal[WARM_UP:]))
    yield ours
    yield least
    budget = Budget(AT_MOST_WHEN_LARGE if setting.is_large else AT_MOST)
    yield ratio("first paint, beside the minimal app", ours, least, budget)


def first_paint(
    argv: Sequence[str], text: str, env: Mapping[str, str], within: float = 60.0
) -> float:
    """Start a program, wait for a text, kill it; the seconds from its start to the text.

    Raises:
        AssertionError: it does not show the text within so many seconds.
    """
    with terminal_with(argv, env) as terminal:
        terminal.wait_for(lambda seen: text in plain(seen.raw), within=within)
        return moment_of(terminal.arrivals, text)
