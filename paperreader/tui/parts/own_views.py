"""Views of one's own: saved from what is shown, opened by number, renamed and deleted.

Each of these is a change that can be undone. Does not know where views are kept, nor which names they may
have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from paperreader.core.errors import QueryError
from paperreader.core.query import Sorted, narrowed, sort_of, unsorted
from paperreader.core.view import INBOX, View, ViewKind
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.foot import Foot
from paperreader.tui.keys import KeyMap, shortcut
from paperreader.tui.outside import Outside
from paperreader.tui.parts.changing import Changes
from paperreader.tui.parts.navigating import Navigator


class OwnViews:
    """The saved views.

    Args:
        library: keeps them.
        changes: have them changed in turn.
        navigator: knows which view is open, and opens others.
        foot: says why nothing is done.
        key_map: a person's own keys.
        outside: asks for names.
    """

    def __init__(
        self,
        library: Library,
        changes: Changes,
        navigator: Navigator,
        foot: Foot,
        key_map: KeyMap,
        outside: Outside,
    ) -> None:
        self._library = library
        self._changes = changes
        self._navigator = navigator
        self._foot = foot
        self._told = partial(wording.done, undo_key=shortcut("undo", key_map))
        self._outside = outside

    def open(self, number: int) -> None:
        """Open a saved view, counted from 1."""
        saved = [*self._library.saved_views]
        if number > len(saved):
            self._foot.say(
                f"There is no saved view {number}; / filters, and ctrl+s saves the filter as a view."
            )
        else:
            self._navigator.go_to_view(saved[number - 1])

    async def save(self) -> None:
        """Ask for a name for what is shown, and save it as a view."""
        from paperreader.tui.screens.view_name import ViewNameBox  # see Filtering.begin

        try:
            query = self._shown()
        except QueryError as error:
            self._foot.say(f"Not saved: {error.reason}.", "error")
            return
        if query:
            box = ViewNameBox("Save as a view", query, is_taken=self._is_taken)
            await self._outside.ask(box, partial(self._save, self._navigator.place.view, query))
        else:
            self._foot.say("There is nothing to save: / filters first.")

    def _shown(self) -> str:
        """What is listed, as a query: what the view and the filter ask, in the order that was chosen.

        A last word that stands for all that begin so, as while it is typed, does so in the view too.

        Raises:
            QueryError: a part of the filter cannot be read, and a view would ask another thing tomorrow.
        """
        from paperreader.core.query_parser import read_typed  # see Filtering.begin

        place = self._navigator.place
        typed = read_typed(place.filter, self._library.meaning.view_queries)
        for problem in typed.problems:
            raise QueryError(place.filter, problem.reason, problem.span)
        asked = narrowed(place.view.query, typed.query)
        sort = place.chosen or sort_of(asked)
        return str(unsorted(asked) if sort is None else Sorted(unsorted(asked), sort))

    def _is_taken(self, name: str) -> bool:
        return self._library.saved_views.named(name) is not None

    def _save(self, shown: View, query: str, name: str) -> None:
        save = partial(self._library.saved_views.save, name, query)
        self._changes.make(save, self._told, partial(self._go_on_in, shown, name))

    def _go_on_in(self, shown: View, name: str) -> None:
        """Open the view that was saved, unless one has gone elsewhere."""
        saved = self._library.saved_views.named(name)
        if saved is not None and self._navigator.stands_on(shown):
            self._navigator.settle_in(saved)

    async def rename(self) -> None:
        """Ask for another name for the open view."""
        from paperreader.tui.screens.view_name import ViewNameBox  # see Filtering.begin

        if view := self._open_one():
            box = ViewNameBox("Rename the view", str(view.query), view.name)
            await self._outside.ask(box, partial(self._rename, view))

    def _rename(self, view: View, name: str) -> None:
        before = [one.name for one in self._library.saved_views]
        renamed = partial(self._library.saved_views.rename, view.name, name)
        self._changes.make(renamed, self._told, partial(self._follow, view, before))

    def _follow(self, view: View, before: Sequence[str]) -> None:
        """Stand on the view that was renamed, under its new name, unless one has gone elsewhere."""
        # Not by what it asks: views that ask for it by its name ask for another one now.
        renamed = next((one for one in self._library.saved_views if one.name not in before), None)
        if renamed is not None and self._navigator.stands_on(view):
            self._navigator.follow(renamed)

    def delete(self) -> None:
        """Delete the open view, and go to the Inbox."""
        if view := self._open_one():
            deleted = partial(self._library.saved_views.delete, view.name)
            self._changes.make(deleted, self._told, partial(self._leave, view))

    def _leave(self, view: View) -> None:
        if self._navigator.stands_on(view):
            self._navigator.go_to_view(INBOX)

    def _open_one(self) -> View | None:
        """The open view, if it is one's own; else why nothing is done is said."""
        if self._navigator.place.view.kind is ViewKind.SAVED:
            return self._navigator.place.view
        self._foot.say("Only a saved view can be renamed or deleted; 1 to 9 open those there are.")
        return None
