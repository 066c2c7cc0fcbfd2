"""Narrowing the view while one types, and putting it in another order.

Built on the navigator, which shows the place one is at. Knows the filter bar and the orders. Changes no
mark.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from paperreader.core.query import sort_of
from paperreader.core.sort import Sort
from paperreader.library import Library
from paperreader.tui.keys import KeyMap
from paperreader.tui.place import Place
from paperreader.tui.screens.navigator import NavigatorScreen

if TYPE_CHECKING:
    from paperreader.tui.widgets.filter_bar import FilterBar
    from paperreader.tui.widgets.prompt_bar import PromptBar

FILTERS: Final = "filter"
"""The name by which the library keeps the filters that were typed."""


class FilteringScreen(NavigatorScreen):
    """Views, papers, abstract, and what narrows and orders them; takes what the navigator does."""

    def __init__(self, library: Library, place: Place, key_map: KeyMap) -> None:
        super().__init__(library, place, key_map)
        self._filter_bar: FilterBar | None = None

    # Filtering.

    async def action_filter(self) -> None:
        """Narrow the view as one types."""
        from paperreader.tui.widgets.filter_bar import FilterBar  # see action_jump

        if self._filter_bar is None:
            self._filter_bar = FilterBar()
        await self.open_prompt(self._filter_bar, self.place.filter, self._found, FILTERS)

    async def open_prompt(self, bar: PromptBar, text: str, found: str, box: str) -> None:
        """Let a bar be typed into, and tell it what there is and what was typed before.

        Args:
            bar: the bar.
            text: what stands in it.
            found: what that comes to.
            box: the name by which the library keeps what is typed into it.
        """
        if self.is_attached:  # else the program was left before this key had its turn
            await self.foot.open(bar, text, found)
            self.show_headline()
            self.errands.ask("names", self.library.overview.names, bar.know)
            self.errands.ask("typed", partial(self.library.typed.of, box), bar.remember)

    def leave_prompt(self) -> None:
        """Go back to the papers from a bar that was typed into."""
        self.foot.close()
        self.show_headline()
        self.panes.focus_again()

    def keep_typed(self, box: str, text: str) -> None:
        """Keep what was typed into a bar, for another day."""
        self.errands.do(partial(self.library.typed.keep, box, text), lambda _: None)

    def show_place(self, place: Place) -> None:
        """Show a place, and in the filter bar how many papers are left."""
        super().show_place(place)
        if self._filter_bar is not None:
            self._filter_bar.tell(self._found)

    @property
    def _found(self) -> str:
        return f"{self.place.found} found"

    @property
    def misread_is_told(self) -> bool:
        """Whether the filter bar is open, which itself tells what it cannot read."""
        return self._filter_bar is not None and self.foot.prompt is self._filter_bar

    def leave_for_view(self) -> None:
        """Close the filter bar: it is about the view that was left."""
        self.foot.close()
        self.show_headline()

    def on_prompt_bar_typed(self, event: PromptBar.Typed) -> None:
        """Narrow the view to what was typed; an order that is typed is wished more than one chosen before."""
        if event.bar is self._filter_bar:
            from paperreader.core.query_parser import read_typed  # see action_jump

            ordered = sort_of(read_typed(event.text).query) is not None
            self.open(self.place.view, event.text, None if ordered else self.place.chosen)

    def on_prompt_bar_moved(self, event: PromptBar.Moved) -> None:
        """Move in the list while typing."""
        self.panes.papers.move_to(self.panes.papers.cursor + event.step)

    def on_prompt_bar_entered(self, event: PromptBar.Entered) -> None:
        """Go back to the papers, with the filter as it is."""
        if event.bar is self._filter_bar:
            self.keep_typed(FILTERS, event.text)
            self.leave_prompt()

    def on_prompt_bar_closed(self, event: PromptBar.Closed) -> None:
        """Go back to the papers without a filter."""
        if event.bar is self._filter_bar:
            self.clear_filter()

    def clear_filter(self) -> None:
        """Show the whole view again, from the paper one stands on."""
        self.leave_prompt()
        self.open(self.place.view, chosen=self.place.chosen)

    # Sorting.

    async def action_sort(self) -> None:
        """Ask for another order."""
        from paperreader.tui.screens.sort import SortBox  # see action_jump

        await self.app.push_screen(SortBox(self.place.listing.sort), self._sort)

    def _sort(self, sort: Sort | None) -> None:
        if sort is not None:
            self.open(self.place.view, self.place.filter, sort)
