"""How long the library takes to answer a key stroke of a jump or a filter, and fzf the same titles.

Nothing is drawn here: what a stroke costs beyond this is the screen's.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Budget, Figure, milliseconds, ratio
from benchmarks.setting import Setting, installed
from benchmarks.titles import all_titles, as_filters, as_jumps, titles_to_remember, typed_query
from benchmarks.typing import STROKE, STROKE_WHEN_LARGE
from paperreader import Library

HITS = 50
"""As many as the jump box asks for."""

SCREENFUL = 40
"""Rows that are read of a filtered listing."""

BESIDE_FZF = Budget(0.1)
"""Times the time that fzf takes."""


def measure(setting: Setting) -> Iterator[Figure]:
    """Jumps, filters, and jumps beside fzf."""
    budget = STROKE_WHEN_LARGE if setting.is_large else STROKE
    with setting.copy() as home:
        titles = titles_to_remember(home, setting.seed, setting.texts)
        jumps, filters = as_jumps(titles, setting.seed), as_filters(titles, setting.seed)
        with Library.open(home) as library:

            def jump(text: str) -> None:
                library.jump(text, HITS)

            def narrow(text: str) -> None:
                library.list(typed_query(text)).rows(0, SCREENFUL)

            strokes = Figure("key stroke of a jump, library", "ms", timed(jump, jumps), budget)
            yield strokes
            yield Figure("key stroke of a filter, library", "ms", timed(narrow, filters), budget)
        peer = _fzf(home, jumps)
    yield peer
    yield ratio("key stroke of a jump, beside fzf", strokes, peer, BESIDE_FZF)


def timed(answer: Callable[[str], None], texts: Iterable[str]) -> tuple[float, ...]:
    """The milliseconds that the answer to each beginning of each text takes."""
    seconds = []
    for text in texts:
        answer(text)  # what is read from disk once is not a key stroke's cost
        for begun in accumulate(text):
            start = time.perf_counter()
            answer(begun)
            seconds.append(time.perf_counter() - start)
    return milliseconds(seconds)


def _fzf(home: Path, jumps: Iterable[str]) -> Figure:
    """How long fzf filters all titles by the same strokes, from start to end."""
    name, program = "key stroke of a jump, fzf --filter", installed("fzf")
    if not program:
        return Figure(name, "ms", note="fzf is not installed")
    with TemporaryDirectory() as directory:
        file = Path(directory) / "titles"
        file.write_text("\n".join(all_titles(home)), encoding="utf-8")

        def narrow(text: str) -> None:
            with file.open("rb") as lines:
                argv = [program, "--filter", text]
                subprocess.run(argv, stdin=lines, stdout=subprocess.DEVNULL, check=False)

        return Figure(name, "ms", timed(narrow, jumps))
