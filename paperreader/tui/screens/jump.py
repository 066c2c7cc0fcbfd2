"""The jump box: a title from a few half-remembered letters.

Does not know how titles are found: it is handed the function that does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input
from textual.worker import Worker

from paperreader.core.listing import Hit
from paperreader.tui.errands import Errands
from paperreader.tui.keys import CHOICE
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.entry_field import EntryField
from paperreader.tui.widgets.hit_list import HitList
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.wording import fault

LIMIT = 50
"""Hits asked for: a title that is not among them is found sooner by another letter."""

HINT = "letters of a title: typos, half words and initials will do"


class JumpBox(Box[str]):
    """Finds titles while one types; answers with the key of a paper.

    Args:
        find: gives the hits for a text, the best first, at most so many. It runs in a thread.
        papers: how many are searched.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*CHOICE]
    DEFAULT_CSS = """
    JumpBox HitList { height: 15; max-height: 60vh; margin-top: 1; }
    """

    def __init__(self, find: Callable[[str, int], Sequence[Hit]], papers: int) -> None:
        super().__init__()
        self._find = find
        self._papers = papers
        self._errands = Errands(self, self._complain)
        self._gone = False

    def compose(self) -> ComposeResult:
        """An entry field and the hits below it."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Jump to a title"
            frame.border_subtitle = Content(
                f"{self._papers:,} papers · Enter goes there · Esc closes"
            )
            yield EntryField(hint=HINT)
            yield HitList()

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        text = event.value
        self._errands.ask("hits", lambda: self._find(text, LIMIT), self._show)

    def _show(self, hits: Sequence[Hit]) -> None:
        self.query_one(HitList).show(hits)
        if self._gone:
            self._go()

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _go(self) -> None:
        """Go where the cursor is, as soon as what was typed last has been found."""
        self._gone = self._errands.under_way("hits")
        hit = self.query_one(HitList).hit
        if hit is not None and not self._gone:
            self.dismiss(hit.key)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was found."""
        self._errands.settle(event.worker)

    def action_down(self) -> None:
        """To the next hit."""
        self.query_one(HitList).action_down()

    def action_up(self) -> None:
        """To the hit above."""
        self.query_one(HitList).action_up()

    def _complain(self, error: BaseException) -> None:
        self.notify(fault(error), severity="error", markup=False)
