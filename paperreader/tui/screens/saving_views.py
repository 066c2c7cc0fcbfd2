"""Views of one's own: saved from a filter, opened by number, renamed and deleted.

Built on the screen that makes changes, for each of these is one that can be undone. Does not know where
views are kept, nor which names they may have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from paperreader.core.errors import QueryError
from paperreader.core.query import Sorted, narrowed, sort_of, unsorted
from paperreader.core.view import INBOX, View, ViewKind
from paperreader.tui import wording
from paperreader.tui.screens.deciding import DecidingScreen


class SavingScreen(DecidingScreen):
    """Views, papers, abstract, and views of one's own; takes what the navigator does."""

    def action_open_saved(self, number: int) -> None:
        """Open a saved view, counted from 1."""
        saved = [*self.library.saved_views]
        if number > len(saved):
            self.say(
                f"There is no saved view {number}; / filters, and ctrl+s saves the filter as a view."
            )
            return
        self.go_to_view(saved[number - 1])

    async def action_save_view(self) -> None:
        """Ask for a name for what is shown, and save it as a view."""
        from paperreader.tui.screens.view_name import ViewNameBox  # see action_jump

        try:
            query = self._shown()
        except QueryError as error:
            self.say(f"Not saved: {error.reason}.", "error")
            return
        if not query:
            self.say("There is nothing to save: / filters first.")
            return
        await self.app.push_screen(ViewNameBox("Save as a view", query), partial(self._save, query))

    def _shown(self) -> str:
        """What is listed, as a query: what the view and the filter ask, in the order that was chosen.

        A last word that stands for all that begin so, as while it is typed, does so in the view too.

        Raises:
            QueryError: a part of the filter cannot be read, and a view would ask another thing tomorrow.
        """
        from paperreader.core.query_parser import read_typed  # see action_jump

        place = self.place
        typed = read_typed(place.filter, self.library.meaning.view_queries)
        for problem in typed.problems:
            raise QueryError(place.filter, problem.reason, problem.span)
        asked = narrowed(place.view.query, typed.query)
        sort = place.chosen or sort_of(asked)
        return str(unsorted(asked) if sort is None else Sorted(unsorted(asked), sort))

    def _save(self, query: str, name: str | None) -> None:
        if name is not None:
            self.decide(partial(self.library.saved_views.save, name, query), wording.done)

    async def action_rename_view(self) -> None:
        """Ask for another name for the open view."""
        from paperreader.tui.screens.view_name import ViewNameBox  # see action_jump

        if view := self._saved():
            box = ViewNameBox("Rename the view", str(view.query), view.name)
            await self.app.push_screen(box, partial(self._rename, view))

    def _rename(self, view: View, name: str | None) -> None:
        if name is not None:
            before = [one.name for one in self.library.saved_views]
            renamed = partial(self.library.saved_views.rename, view.name, name)
            self.decide(renamed, wording.done, partial(self._follow, view, before))

    def _follow(self, view: View, before: Sequence[str]) -> None:
        """Stand on the view that was renamed, under its new name, unless one has gone elsewhere."""
        # Not by what it asks: views that ask for it by its name ask for another one now.
        renamed = next((one for one in self.library.saved_views if one.name not in before), None)
        if renamed is not None and self._stands_on(view):
            place = self.place = self.place._replace(view=renamed)
            self.panes.views.stand_on(renamed)
            self.open(renamed, place.filter, place.chosen)

    def _stands_on(self, view: View) -> bool:
        open_now = self.place.view
        return (open_now.kind, open_now.name) == (view.kind, view.name)

    def action_delete_view(self) -> None:
        """Delete the open view, and go to the Inbox."""
        if view := self._saved():
            self.decide(
                partial(self.library.saved_views.delete, view.name),
                wording.done,
                partial(self._leave, view),
            )

    def _leave(self, view: View) -> None:
        if self._stands_on(view):
            self.go_to_view(INBOX)

    def _saved(self) -> View | None:
        """The open view, if it is one's own; else why nothing is done is said."""
        if self.place.view.kind is ViewKind.SAVED:
            return self.place.view
        self.say("Only a saved view can be renamed or deleted; 1 to 9 open those there are.")
        return None
