"""How long newsboat, a reader of feeds in the terminal, takes to its first paint of the same papers.

Knows how a feed is written and how newsboat is told of it. It has read the feed before, as the reader
has its digests.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, milliseconds
from benchmarks.first_paint import first_paint
from benchmarks.setting import Setting, environment, installed
from paperreader import Library

NAME = "first paint of newsboat"

TITLE = "All the papers of the benchmark"
"""What the feed is called, and what newsboat shows first."""

PATIENCE = 120.0
"""Seconds that it may take to read the feed, or to start."""

AT_ONCE = 10_000
"""Papers that are read from the library at once."""


def measure(setting: Setting) -> Iterator[Figure]:
    """Starts of newsboat with the papers in one feed."""
    program = installed("newsboat")
    if not program:
        yield Figure(NAME, "ms", note="newsboat is not installed")
        return
    with TemporaryDirectory() as directory, setting.copy() as home:
        place = Path(directory)
        feed = place / "feed.xml"
        with feed.open("w", encoding="utf-8") as file:
            file.writelines(_feed(home))
        (place / "urls").write_text(f"file://{feed}\n")
        (place / "config").touch()
        argv = [program, "-u", str(place / "urls"), "-c", str(place / "cache.db")]
        argv += ["-C", str(place / "config")]
        env = {**environment(home), "HOME": directory, "LANG": "C.UTF-8"}
        try:
            subprocess.run([*argv, "-x", "reload"], env=env, check=True, timeout=PATIENCE)
            starts = [first_paint(argv, TITLE, env, PATIENCE) for _ in range(setting.rounds)]
            yield Figure(NAME, "ms", milliseconds(starts))
        except subprocess.TimeoutExpired:
            yield Figure(NAME, "ms", note=f"not done reading the feed after {PATIENCE:g} s")


def _feed(home: Path) -> Iterator[str]:
    """The papers of a library as RSS."""
    yield f'<?xml version="1.0"?><rss version="2.0"><channel><title>{TITLE}</title>\n'
    with Library.open(home) as library:
        listing = library.list()
        for first in range(0, len(listing), AT_ONCE):
            for entry in listing[first : first + AT_ONCE]:
                paper = entry.paper
                yield (
                    f"<item><title>{escape(paper.title)}</title><guid>{paper.key}</guid>"
                    f"<description>{escape(paper.abstract)}</description></item>\n"
                )
    yield "</channel></rss>\n"
