"""The reader's ways from a paper to those that are like it, and back.

Knows when similar papers are asked for and where one came from. Does not know how they are found, nor
how they are drawn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from textual import on
from textual.timer import Timer

from paperreader.core.listing import Hit
from paperreader.core.sort import Sort
from paperreader.core.view import View
from paperreader.library import Library
from paperreader.tui.arrangement import ABSTRACT
from paperreader.tui.nearby import rows_of
from paperreader.tui.place import Place, place_in
from paperreader.tui.screens.commanding import CommandingScreen
from paperreader.tui.widgets.abstract_pane import AbstractPane

AT_REST = 0.1
"""Seconds for which one reads a paper until similar ones are looked for: three times those between two keys
of one that is held down, so that whoever only passes by waits for none of it."""

SIMILAR = 5
"""Papers that are shown: as many as fit below most abstracts on a screen of 45 lines."""

WAY_BACK = 100
"""Places that are remembered; of further ones nobody knows the way."""


class Left(NamedTuple):
    """A place that one has left; not its papers, which would keep old states of the index in memory."""

    view: View
    filter: str
    key: str | None
    chosen: Sort | None
    row: int

    def entered(self, library: Library) -> Place:
        """The place as it is by now, on the row where one was if the paper has left it."""
        place = place_in(library, self.view, self.filter, self.key, self.chosen)
        keys = place.listing.keys
        if not keys or keys[place.row] == self.key:
            return place
        return place._replace(row=min(self.row, len(keys) - 1))


class RelatingScreen(CommandingScreen):
    """Takes what the navigator does."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._related = ""
        self._similar: Sequence[Hit] | None = None  # until it is known
        self._wanted = False
        self._resting: Timer | None = None
        self._way_back: deque[Left] = deque(maxlen=WAY_BACK)

    # What is shown.

    def watch_entry(self) -> None:
        """Show the paper, and soon what is like it."""
        super().watch_entry()
        key = self.entry.paper.key if self.entry else ""
        if key == self._related:
            return
        self._related, self._similar, self._wanted = key, None, False
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(AT_REST, self._relate)

    def watch_digests(self) -> None:
        """Look again what is like the paper: there are other papers than before."""
        self._related = ""
        super().watch_digests()

    def _relate(self) -> None:
        if key := self._related:
            question = partial(self.library.finding.similar, key, SIMILAR)
            self.errands.ask(
                "similar", question, partial(self._set_similar, key), partial(self._find_none, key)
            )

    def _find_none(self, key: str, error: BaseException) -> None:
        if key == self._related:
            self._similar, self._wanted = (), False
        self.complain(error)

    def _set_similar(self, key: str, similar: Sequence[Hit]) -> None:
        if key == self._related:  # else one has gone on
            self._similar = similar
            self._show_similar()
            if self._wanted:
                self._enter_similar()

    def _show_similar(self) -> None:
        self.panes.abstract.show_similar(rows_of(self._similar or (), self.library.marks))

    def show_marks(self) -> None:
        """Show what the marks say now."""
        super().show_marks()
        self._show_similar()

    # Keys.

    def action_similar(self) -> None:
        """To the papers that are like the one that is read."""
        self._wanted = bool(self._related) and self._similar is None
        if not self._wanted:
            self._enter_similar()

    def _enter_similar(self) -> None:
        self._wanted = False
        if self._similar:
            self.panes.enter(ABSTRACT)
            self.panes.abstract.enter_similar()
        else:
            self.say("No paper here is similar.")

    @on(AbstractPane.SimilarChosen)
    def _go_to_similar(self, event: AbstractPane.SimilarChosen) -> None:
        self.go_to_paper(event.key)

    def leave(self, place: Place) -> None:
        """Remember a place that one leaves for a paper."""
        key = place.listing.keys[place.row] if place.listing else None
        self._way_back.append(Left(place.view, place.filter, key, place.chosen, place.row))

    def action_return(self) -> None:
        """To where one was before one went to a paper."""
        if self._way_back:
            left = self._way_back.pop()
            self.errands.ask("place", partial(left.entered, self.library), self.arrive)
        else:
            self.say("You came from nowhere else.")
