"""Where the reader is, and how it goes elsewhere and back: views, digests, papers.

Owns the place. Changes no mark and brings nothing in. Does no arithmetic: rows are drawn, places found and
sentences worded elsewhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from paperreader.core.mark import Change
from paperreader.core.sort import Sort
from paperreader.core.view import View
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.arrangement import PAPERS
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.place import (
    Left,
    Place,
    as_it_is,
    left,
    next_unread,
    place_at,
    place_in,
    whole_place,
    with_returned,
)
from paperreader.tui.widgets.panes import Panes

WAY_BACK = 100
"""Places that are remembered; of further ones nobody knows the way."""


class Navigator:
    """The place where one is.

    Args:
        library: what is asked.
        place: where to begin.
        errands: ask it.
        panes: show the views and the papers.
        foot: says what cannot be done; what is typed there is about the view that is open.
        why_empty: tells of a place why it would hold nothing, and what to press then.
        shown: is called when another place is shown.
    """

    def __init__(
        self,
        library: Library,
        place: Place,
        errands: Errands,
        panes: Panes,
        foot: Foot,
        why_empty: Callable[[Place], Sequence[str]],
        shown: Callable[[], object],
    ) -> None:
        self._library = library
        self._errands = errands
        self._panes = panes
        self._foot = foot
        self._why_empty = why_empty
        self._shown = shown
        self._way_back: deque[Left] = deque(maxlen=WAY_BACK)
        self._changes: list[Change] = []  # by which papers may have come into what is shown
        self.place = place
        """Where one is."""

    # What is shown.

    def open(self, view: View, filter: str = "", chosen: Sort | None = None) -> None:
        """Open a view; in the same view one stays on the paper one stands on.

        Args:
            view: the view.
            filter: what narrows it, as typed.
            chosen: the order that it shall have; None for its own, or the filter's.
        """
        key = self._panes.papers.key if view == self.place.view else None
        question = partial(place_in, self._library, view, filter, key, chosen)
        self._errands.ask("place", question, partial(self._show_opened, view))

    def open_again(self) -> None:
        """Open the view again, narrowed and ordered as it is."""
        self.open(self.place.view, self.place.filter, self.place.chosen)

    def _show_opened(self, asked: View, place: Place) -> None:
        if place.view.name.casefold() != asked.name.casefold():
            self._foot.say(wording.gone(asked))
            self.arrive(place)
            return
        if place.view != asked:  # it asks something else by now, among the views too
            self._panes.views.stand_on(place.view)
        self.show(place)

    def arrive(self, place: Place) -> None:
        """Go to a place, stand on its view among the views, and leave behind what was about another."""
        self._foot.close()
        self._panes.views.stand_on(place.view)
        self.show(place)

    def show(self, place: Place) -> None:
        """Show a place, and all papers of it once they are found."""
        self.place = place
        self._panes.papers.show(
            place.listing, self._library.marks, place.row, self._why_empty(place)
        )
        if place.listing.unfinished:
            self._find_the_rest()
        elif self._changes:  # perhaps only since this was asked for
            self._look_who_returned()
        self._shown()

    def _find_the_rest(self) -> None:
        papers = self._panes.papers
        key = papers.key
        question = partial(whole_place, self.place, key)

        def show(place: Place) -> None:
            moved = papers.key != key
            self.show(place._replace(row=papers.cursor) if moved else place)

        self._errands.ask("place", question, show)

    def bring_back(self, change: Change) -> None:
        """Show the papers that by a change answer again what is shown, where they are not listed.

        What is listed stays; one stands on the first of those.
        """
        under_cursor = self._panes.papers.key
        if any(edit.key != under_cursor for edit in change.edits):
            self._changes.append(change)
            self._look_who_returned()

    def _look_who_returned(self) -> None:
        if not self._errands.under_way("place"):  # else it is looked when that is shown
            question = partial(with_returned, self._library, self.place, (*self._changes,))
            self._errands.ask("returned", question, partial(self._show_returned, self.place))

    def _show_returned(self, asked: Place, place: Place | None) -> None:
        if self.place is not asked or self._errands.under_way("place"):
            self._look_who_returned()
            return
        self._changes.clear()
        if place is not None:
            self.show(place)

    def explain(self) -> None:
        """Say why nothing is listed, where nothing is, as it is by now."""
        self._panes.papers.explain(self._why_empty(self.place))

    def mark_again(self) -> None:
        """Show the papers with the marks of now."""
        self._panes.papers.mark_again(self._library.marks)

    def keep_up(self) -> None:
        """Open the view again where it asks something else by now, or is no longer there."""
        if self._errands.under_way("place"):
            return  # what is opened is opened as it is
        if as_it_is(self._library, self.place.view) != self.place.view:
            self.open_again()

    # Views.

    def open_chosen(self) -> None:
        """Open the view under the cursor of the views."""
        self._foot.close()
        self.open(self._panes.views.view)

    def enter_chosen(self) -> None:
        """Open it, and go to its papers."""
        self.open_chosen()
        self._panes.go_to(PAPERS)

    def go_to_view(self, view: View) -> None:
        """Open a view, and stand on it among the views."""
        self._panes.views.stand_on(view)
        self.open_chosen()

    def stands_on(self, view: View) -> bool:
        """Whether a view is open, whatever it asks."""
        return (self.place.view.kind, self.place.view.name) == (view.kind, view.name)

    def follow(self, renamed: View) -> None:
        """Go on under the new name that the open view was given."""
        self._go_on(self.place._replace(view=renamed))

    def settle_in(self, saved: View) -> None:
        """Go on, on the same paper, in the view that what is shown was saved as; no filter is left."""
        self._foot.close()
        self._panes.focus_again()
        self._go_on(self.place._replace(view=saved, filter="", chosen=None))

    def _go_on(self, place: Place) -> None:
        self.place = place
        self._panes.views.stand_on(place.view)
        self.open_again()

    def next_digest(self, step: int) -> None:
        """To the view of the next digest."""
        if not self._panes.views.move_to_digest(step):
            self._foot.say("No further digest.")

    # Papers.

    def next_unread(self, step: int) -> None:
        """To the next paper that is not read."""
        papers = self._panes.papers
        row = next_unread(self.place.listing.keys, papers.cursor, step, self._library.marks)
        if row is None:
            self._foot.say("No unread paper here.")
        else:
            papers.move_to(row)

    def go_to_paper(self, key: str) -> None:
        """Stand on the paper of a key, in the open view if it is there, else among all papers."""
        self._library.finding.opened(key)
        was = left(self.place, self._panes.papers.cursor)

        def arrive(place: Place) -> None:
            self._way_back.append(was)
            self.arrive(place)

        self._errands.ask("place", partial(place_at, self._library, self.place, key), arrive)

    def go_back(self) -> None:
        """To where one was before one went to a paper."""
        if self._way_back:
            was = self._way_back.pop()
            self._errands.ask("place", partial(was.entered, self._library), self.arrive)
        else:
            self._foot.say("You came from nowhere else.")
