"""A bar on standard error while something takes longer than a moment, for the person at the terminal.

Knows when it is worth drawing and how it gives way to lines of output. Does not know what takes so long.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIGINT, default_int_handler, getsignal, signal
from threading import Event, current_thread, main_thread
from time import monotonic
from typing import TYPE_CHECKING, Self

from paperreader.cli.words import flush
from paperreader.core.counted import counted
from paperreader.core.inert import inert_line

if TYPE_CHECKING:
    from rich.progress import Progress as Drawn

    from paperreader.core.progress import Progress

MOMENT = 0.5
"""Seconds that one waits without wondering."""

BETWEEN_DRAWINGS = 0.1
"""Seconds: as often as a number that changes can be read."""

BAR_WIDTH = 20
"""Columns: enough to see it grow, and beside it there is room for words."""


ECHO = len("^C")
"""Columns at the right that stay free: what a terminal echoes there of Ctrl+C would begin another line, and
the bar would no more be where it is wiped out."""


class ProgressBar:
    """Is told of progress and draws it; where nobody would see that, it is told in vain.

    Use it in a ``with`` block, at whose end nothing is left of it.

    Args:
        doing: what takes time: `Importing`.
        wanted: whether to draw at all.
    """

    def __init__(self, doing: str, *, wanted: bool = True) -> None:
        self._doing = doing
        self._wanted = wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._due = monotonic() + MOMENT
        self._drawn: Drawn | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def __call__(self, progress: Progress) -> None:
        """Draw how far a work has come."""
        if not self._wanted or monotonic() < self._due:
            return
        if self._drawn is None:
            self._drawn = _new_bar(self._doing)
        with _undisturbed():
            self._draw(self._drawn, progress)
        self._due = monotonic() + BETWEEN_DRAWINGS

    def _draw(self, drawn: Drawn, progress: Progress) -> None:
        drawn.console.width = _columns()
        (task,) = drawn.task_ids
        drawn.update(
            task,
            completed=progress.share,
            papers=counted(progress.papers, "paper"),
            what=inert_line(progress.what),
        )
        flush()
        drawn.start()
        drawn.refresh()

    def clear(self) -> None:
        """Give way to what is printed now; the next progress is drawn below it."""
        if self._drawn is not None:
            with _undisturbed():
                self._drawn.stop()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off Ctrl+C until the block is over: a bar that is left half drawn would be drawn twice."""
    in_main_thread = current_thread() is main_thread()
    if not in_main_thread or getsignal(SIGINT) is not default_int_handler:
        yield
        return
    pressed = Event()
    signal(SIGINT, lambda *_: pressed.set())
    try:
        yield
    finally:
        signal(SIGINT, default_int_handler)
    if pressed.is_set():
        raise KeyboardInterrupt


def _columns() -> int:
    """The columns of a bar: those that the terminal has now, but for the free ones."""
    from rich.console import Console  # see _new_bar

    return max(1, Console(stderr=True).width - ECHO)


def _new_bar(doing: str) -> Drawn:
    # Takes 40 ms to import, and hardly any command takes long enough to show one.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.table import Column

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(BAR_WIDTH),
        TaskProgressColumn(),
        TextColumn("{task.fields[papers]}", markup=False),
        TextColumn(
            "{task.fields[what]}",
            markup=False,
            table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1),
        ),
        console=Console(stderr=True),
        auto_refresh=False,  # which would be a thread
        transient=True,
        redirect_stdout=False,  # or what is printed would go to standard error
        redirect_stderr=False,
        expand=True,
    )
    bar.add_task(doing, total=1.0, papers="", what="")
    return bar
