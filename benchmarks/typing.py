"""How long a key stroke of a jump or a filter takes to the last change that it makes on the screen.

A stroke's answer is on the screen when the best title is, or the number of papers found; what is drawn
after that still counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from benchmarks.figures import Budget, Figure, milliseconds
from benchmarks.session import RECOGNISABLE, Session, reading
from benchmarks.setting import Setting
from benchmarks.titles import as_filters, as_jumps, first_title, titles_to_remember, typed_query
from paperreader import Library
from tests.terminal import Terminal

STROKE, STROKE_WHEN_LARGE = Budget(15, of="p95"), Budget(40, of="p95")
"""Milliseconds."""

Answers = dict[str, str]
"""What is typed -> what the screen then shows; empty where it shows nothing that could be told."""


def measure(setting: Setting) -> Iterator[Figure]:
    """The strokes of the jumps, then those of the filters."""
    budget = STROKE_WHEN_LARGE if setting.is_large else STROKE
    with setting.copy() as home:
        titles = titles_to_remember(home, setting.seed, setting.texts)
        jumps, filters = as_jumps(titles, setting.seed), as_filters(titles, setting.seed)
        best, totals = answers(home, jumps, _best_title), answers(home, filters, _total)
        with reading(home, first_title(home), setting.quiet) as session:
            strokes = milliseconds(typed(session, "f", jumps, best))
            yield Figure("key stroke of a jump, on screen", "ms", strokes, budget)
            strokes = milliseconds(typed(session, "/", filters, totals))
            yield Figure("key stroke of a filter, on screen", "ms", strokes, budget)


def typed(session: Session, opening: str, texts: list[str], shown: Answers) -> Iterator[float]:
    """Open a box, type a text and close the box again, for each text; the seconds of each stroke."""
    for text in texts:
        session.go(opening)
        for before, letter in zip(accumulate(text, initial=""), text, strict=False):
            answer = shown[before + letter]
            yield session.type(letter, _on_screen(answer))
        session.go("escape")


def answers(home: Path, texts: list[str], answer: Callable[[Library, str], str]) -> Answers:
    """The answer to each beginning of each text."""
    with Library.open(home) as library:
        return {begun: answer(library, begun) for text in texts for begun in accumulate(text)}


def _best_title(library: Library, text: str) -> str:
    return next((hit.title[:RECOGNISABLE] for hit in library.jump(text, limit=1)), "")


def _total(library: Library, text: str) -> str:
    return f" {library.list(typed_query(text), limit=0).total:,} found"


def _on_screen(answer: str) -> Callable[[Terminal], bool]:
    return lambda terminal: bool(terminal.line_with(answer))
