"""The three panes side by side, or as many as fit: which are shown, and which has the focus.

Does not know what the panes hold.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import var

from paperreader.tui import keys
from paperreader.tui.arrangement import (
    ABSTRACT,
    PANES,
    PAPERS,
    VIEWS,
    neighbour,
    next_round,
    visible_panes,
)
from paperreader.tui.widgets.abstract_pane import AbstractPane
from paperreader.tui.widgets.paper_list import PaperList
from paperreader.tui.widgets.views_pane import ViewsPane


class Panes(Horizontal):
    """Views, papers, abstract.

    Args:
        today: the day by which they tell which papers are snoozed, and which are back.
    """

    BLANK = True  # the panes cover it, so that each of its lines can be the same
    BINDINGS: ClassVar[list[BindingType]] = [*keys.PANES, *keys.READER]

    focused_pane: var[str] = var(PAPERS, init=False)
    """The pane that keys are about."""

    alone: var[bool] = var(False, init=False)
    """Whether it has the whole width."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.views = ViewsPane(id=VIEWS)
        self.papers = PaperList(id=PAPERS, today=today)
        self.abstract = AbstractPane(id=ABSTRACT, today=today)
        super().__init__()

    def compose(self) -> ComposeResult:
        """The panes from left to right."""
        yield self.views
        yield self.papers
        yield self.abstract

    def turn(self, today: date) -> None:
        """Tell by another day which papers are snoozed, and which are back."""
        if today != self._today:
            self._today = today
            self.papers.turn(today)
            self.abstract.turn(today)

    def go_to(self, pane: str) -> None:
        """Give a pane the focus, among its neighbours."""
        self.alone = False
        self.enter(pane)

    def enter(self, pane: str) -> None:
        """Give a pane the focus, and leave it alone if it is."""
        self.alone = self.alone and pane == self.focused_pane
        self.focused_pane = pane
        self.focus_again()

    def focus_again(self) -> None:
        """Give the focus back to the pane that had it."""
        self.screen.set_focus(self.get_child_by_id(self.focused_pane))

    def back_to_papers(self) -> bool:
        """Give the papers the focus, and the others their width; whether they had it not."""
        if self.focused_pane == PAPERS:
            return False
        self.go_to(PAPERS)
        return True

    def _arrange(self) -> None:
        shown = visible_panes(self.size.width, self.focused_pane, alone=self.alone)
        self.set_class(len(shown) == 1, "-single")
        for pane in PANES:
            self.get_child_by_id(pane).display = pane in shown
        self.abstract.stand(alone=shown == {ABSTRACT})

    def watch_focused_pane(self) -> None:
        """Show what belongs beside the pane."""
        self._arrange()

    def watch_alone(self) -> None:
        """Show or hide its neighbours."""
        self._arrange()

    def on_resize(self) -> None:
        """Show what fits."""
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Take notice of a pane that was clicked."""
        if event.widget.id in PANES:
            self.focused_pane = event.widget.id

    # Keys.

    def action_next_pane(self) -> None:
        """To the pane on the right."""
        self.go_to(neighbour(self.focused_pane, 1))

    def action_previous_pane(self) -> None:
        """To the pane on the left."""
        self.go_to(neighbour(self.focused_pane, -1))

    def action_cycle(self, step: int) -> None:
        """To the next pane, the first coming after the last."""
        self.go_to(next_round(self.focused_pane, step))

    def action_zoom(self) -> None:
        """Only the abstract, or its neighbours again."""
        if self.alone:
            self.go_to(PAPERS)
        else:
            self.go_to(ABSTRACT)
            self.alone = True

    def action_scroll_abstract(self, step: int) -> None:
        """Scroll the abstract, wherever the focus is."""
        self.abstract.scroll_lines(step)
