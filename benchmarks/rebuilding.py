"""How long a start takes after the index was deleted: to the first title, and until all is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.process import memory_of
from benchmarks.session import moment_of, plain, terminal_with
from benchmarks.setting import READER, Setting, environment
from benchmarks.titles import first_title
from paperreader.store.places import Places

PATIENCE = 1800.0
"""Seconds: nobody waits longer."""


def measure(setting: Setting) -> Iterator[Figure]:
    """One start without an index."""
    with setting.copy() as home:
        title = first_title(home)
        shutil.rmtree(Places.at(home).index)
        with terminal_with(READER, environment(home)) as terminal:
            complete = f"{setting.size:,} unread of {setting.size:,}"
            terminal.wait_for(lambda seen: title in plain(seen.raw), within=PATIENCE)
            terminal.wait_for(complete, within=PATIENCE)
            first, last = (moment_of(terminal.arrivals, text) for text in (title, complete))
            peak = memory_of(terminal.pid).peak
    yield Figure("start without an index, first title", "s", (first,))
    yield Figure("start without an index, complete", "s", (last,))
    yield Figure("start without an index, most memory", "MB", (peak,))
