"""How long a key takes to the bytes on the terminal: in the list, in a filtered one, beside an import.

A key is answered when the frame is complete that shows the cursor where it went, or the header of the
view that was changed to. What follows, the abstract above all, is a figure of its own.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, takewhile
from pathlib import Path

from benchmarks.digest_file import write_digest_files
from benchmarks.figures import Budget, Figure, milliseconds
from benchmarks.session import ROWS, Redraw, Session, reading
from benchmarks.setting import READER, Setting, environment
from benchmarks.titles import common_word, first_title

FRAME = Budget(16, of="p95")
"""Milliseconds: one frame of a screen that draws sixty a second."""

CURSOR = "▌●"
"""How a row begins that is unread and has the cursor."""

HEADER = " paperreader "
"""How the topmost line begins, which names the view."""

KEYS = ("j", "G", "PgDn")
"""The keys of the list."""

SENT_BY = {"PgDn": "pagedown"}
"""What the terminal of the tests calls a key."""

IMPORTED = 10_000
"""Papers of each digest that is imported meanwhile."""

IMPORTED_AT_MOST = 10
"""Times the papers that there are."""

DIGESTS_IMPORTED = 10
"""More than can be imported while the keys are pressed."""


def measure(setting: Setting) -> Iterator[Figure]:
    """The keys in the whole list, in a filtered one, and while another process imports."""
    with setting.copy() as home:
        title, (word, found) = first_title(home), common_word(home)
        with reading(home, title, setting.quiet) as session:
            for key in KEYS:
                redraws = list(list_key(session, key, setting.rounds, setting.size))
                yield _answered(f"key {key}", redraws)
                settled = milliseconds(redraw.settled for redraw in redraws)
                yield Figure(f"key {key}, abstract and all", "ms", settled)
                busy = milliseconds(redraw.busy for redraw in redraws)
                yield Figure(f"key {key}, processor time", "ms", busy)
            changes = milliseconds(r.answered for r in view_changes(session, setting.rounds))
            yield Figure("change of view", "ms", changes)
        with reading(home, title, setting.quiet) as session:
            filter_by(session, word)
            for key in KEYS:
                redraws = list(list_key(session, key, setting.rounds, found))
                yield _answered(f"key {key}, filtered", redraws)
    with (
        setting.copy() as home,
        reading(home, title, setting.quiet) as session,
        importing(home, setting) as goes_on,
    ):
        for key in KEYS:
            presses = list_key(session, key, setting.rounds, setting.size)
            redraws = list(takewhile(goes_on, presses))
            yield _answered(f"key {key}, beside an import", redraws)


def list_key(session: Session, key: str, rounds: int, papers: int) -> Iterator[Redraw]:
    """Press a key of a list of so many papers so often; back at its beginning whenever it was the end."""
    to_the_end = {"j": papers - 2, "G": 1, "PgDn": papers // ROWS - 1}[key]
    for number in range(rounds):
        if number % max(1, to_the_end) == 0:
            session.go("home")
        yield session.press(SENT_BY.get(key, key), CURSOR)


def view_changes(session: Session, rounds: int) -> Iterator[Redraw]:
    """Go to and fro between all papers and the newest digest."""
    session.go("h", "j", "j")
    for _, key in zip(range(rounds), cycle("jk"), strict=False):
        yield session.press(key, HEADER)


def filter_by(session: Session, word: str) -> None:
    """Filter the list, and go back into it."""
    session.go("/", *word, "enter")


@contextmanager
def importing(home: Path, setting: Setting) -> Iterator[Callable[[object], bool]]:
    """Import digests in another process; gives what says whether it is still at it."""
    papers = min(IMPORTED, IMPORTED_AT_MOST * setting.size)
    files = write_digest_files(home.parent, DIGESTS_IMPORTED, papers, setting.seed + 1)
    process = subprocess.Popen(
        [*READER, "import", "--quiet", *map(str, files)], env=environment(home)
    )
    try:
        yield lambda _: process.poll() is None
    finally:
        process.kill()
        process.wait()


def _answered(name: str, redraws: list[Redraw]) -> Figure:
    note = "" if redraws else "the import was over before"
    return Figure(name, "ms", milliseconds(r.answered for r in redraws), FRAME, note)
