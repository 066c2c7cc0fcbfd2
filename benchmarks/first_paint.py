"""How long until the first title is on the screen, beside a minimal Textual app on the same machine.

    python -m benchmarks.first_paint

Both are started through a pseudo-terminal in turn, ten times each, and timed from the start of the
process to the arrival of the bytes that complete the title. Prints the medians and their ratio; never
fails on time, as a machine under load would make it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.minimal_app import FIRST_TITLE
from paperreader import Library
from paperreader.core.view import INBOX
from tests.terminal import Terminal

ROUNDS = 10
"""Starts of each program that count."""

WARM_UP = 1
"""Starts of each before them, which fill the disk cache and write compiled modules."""

BUDGET = 1.5
"""The most that the reader's first paint with the seeds may take, as a multiple of the minimal app's."""

COLUMNS, ROWS = 160, 45
"""Wide enough for all three panes."""

RECOGNISABLE = 24
"""Characters of a title that are shown however narrow the pane."""

ROOT = Path(__file__).resolve().parent.parent

_DISTORTING = {"PYTHONDONTWRITEBYTECODE", "PYTHONDEVMODE", "PYTHONPROFILEIMPORTTIME"}
"""Variables under which a program is slower than people meet it."""

_ESCAPE_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")


def shows(raw: bytes, text: str) -> bool:
    """Whether a text is among what a terminal was sent, whatever colours stand between its letters."""
    return text.encode() in _ESCAPE_SEQUENCE.sub(b"", raw)


def moment_of(arrivals: Sequence[tuple[float, bytes]], text: str) -> float:
    """The time in seconds at which a text was complete; ValueError where it never was."""
    raw = b""
    for moment, chunk in arrivals:
        raw += chunk
        if shows(raw, text):
            return moment
    raise ValueError(f"never drawn: {text!r}")


def first_paint(argv: Sequence[str], text: str, env: Mapping[str, str]) -> float:
    """Start a program, wait for a text, kill it; the seconds from its start to the text."""
    with Terminal(argv, env=env, columns=COLUMNS, rows=ROWS) as terminal:
        terminal.wait_for(lambda seen: shows(seen.raw, text))
        return moment_of(terminal.arrivals, text)


def library_with_seeds(home: Path) -> str:
    """Import the seeds into a new library; the beginning of the title that its reader opens on."""
    with Library.open(home) as library:
        for _ in library.import_sources([ROOT / "seeds"]):
            pass
        return library.list(INBOX.query, limit=1)[0].paper.title[:RECOGNISABLE]


def environment(home: Path) -> dict[str, str]:
    """The environment of a colour terminal, with the library at `home`.

    Modules may be kept compiled, as those of an installed program are.
    """
    inherited = {name: value for name, value in os.environ.items() if name not in _DISTORTING}
    return {**inherited, "TERM": "xterm-256color", "PAPERREADER_HOME": str(home)}


def report(reader: Sequence[float], minimal: Sequence[float]) -> str:
    """The medians of both in milliseconds, and how many times as long the reader took."""
    ratio = median(reader) / median(minimal)
    return (
        f"first paint, median of {len(reader)}\n"
        f"  reader with the seeds  {median(reader) * 1000:6.0f} ms\n"
        f"  minimal Textual app    {median(minimal) * 1000:6.0f} ms\n"
        f"  ratio                  {ratio:6.2f}     (budget {BUDGET:g})"
    )


def main() -> None:
    """Measure both in turn, so that a busy moment of the machine meets both, and print the report."""
    reader, minimal = [], []
    with TemporaryDirectory(prefix="paperreader-bench-") as directory:
        title = library_with_seeds(Path(directory))
        env = environment(Path(directory))
        for _ in range(WARM_UP + ROUNDS):
            reader.append(first_paint([sys.executable, "-m", "paperreader"], title, env))
            minimal.append(
                first_paint([sys.executable, "-m", "benchmarks.minimal_app"], FIRST_TITLE, env)
            )
    print(report(reader[WARM_UP:], minimal[WARM_UP:]))


if __name__ == "__main__":
    main()
