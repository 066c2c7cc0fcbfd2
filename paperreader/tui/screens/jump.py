"""The jump box: a title from a few half-remembered letters.

Does not know how titles are found: it is handed the function that does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from paperreader.core.counted import counted
from paperreader.core.listing import Hit
from paperreader.tui.rows import hit_row
from paperreader.tui.screens.finding_box import FindingBox
from paperreader.tui.widgets.choice_list import Choice

LIMIT = 50
"""Hits asked for: a title that is not among them is found sooner by another letter."""

HINT = "letters of a title: typos, half words and initials will do"


class JumpBox(FindingBox):
    """Finds titles; answers with the key of a paper.

    Args:
        find: gives the hits for a text, the best first, at most so many. It runs in a thread.
        papers: how many are searched.
    """

    def __init__(self, find: Callable[[str, int], Sequence[Hit]], papers: int) -> None:
        advice = f"{counted(papers, 'paper')} · Enter goes there · Esc closes"
        super().__init__("Jump to a title", advice, HINT)
        self._hits = find

    def found(self, text: str) -> Sequence[Choice]:
        """The titles that fit."""
        return [Choice(hit.key, partial(hit_row, hit)) for hit in self._hits(text, LIMIT)]
