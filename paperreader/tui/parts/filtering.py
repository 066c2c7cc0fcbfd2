"""Narrowing the view while one types, and putting it in another order.

Knows the filter's line and the orders. Does not know how papers are found: it opens another place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from paperreader.core.query import sort_of
from paperreader.core.sort import Sort
from paperreader.tui.foot import Foot
from paperreader.tui.outside import Outside
from paperreader.tui.parts.navigating import Navigator
from paperreader.tui.parts.prompting import Prompting

if TYPE_CHECKING:
    from paperreader.tui.widgets.filter_bar import FilterBar

FILTERS: Final = "filter"
"""The name by which the library keeps the filters that were typed."""


class Filtering:
    """What narrows and orders the open view.

    Args:
        navigator: opens the view narrowed, and ordered.
        prompting: has the filter typed.
        foot: knows whether it is being typed.
        outside: asks for an order.
    """

    def __init__(
        self, navigator: Navigator, prompting: Prompting, foot: Foot, outside: Outside
    ) -> None:
        self._navigator = navigator
        self._prompting = prompting
        self._foot = foot
        self._outside = outside
        self._bar: FilterBar | None = None

    async def begin(self) -> None:
        """Narrow the view as one types."""
        # What is seldom seen is imported when it first is: the first screen shall not wait for it.
        from paperreader.tui.widgets.filter_bar import FilterBar

        if self._bar is None:
            self._bar = FilterBar()
        text = self._navigator.place.filter
        await self._prompting.open(self._bar, self, FILTERS, text, self._found)

    @property
    def is_open(self) -> bool:
        """Whether a filter is being typed, of which the line itself tells what it cannot read."""
        return self._bar is not None and self._foot.prompt is self._bar

    @property
    def _found(self) -> str:
        return f"{self._navigator.place.found} found"

    def tell(self) -> None:
        """Say in the line how many papers are left."""
        if self._bar is not None:
            self._bar.tell(self._found)

    def typed(self, text: str) -> None:
        """Narrow the view to what was typed; an order that is typed is wished more than one chosen before."""
        from paperreader.core.query_parser import read_typed  # see begin

        place = self._navigator.place
        ordered = sort_of(read_typed(text).query) is not None
        self._navigator.open(place.view, text, None if ordered else place.chosen)

    def entered(self, text: str) -> None:
        """Go back to the papers, with the filter as it is."""
        self._prompting.keep(FILTERS, text)
        self._prompting.leave()

    def closed(self) -> None:
        """Go back to the papers without a filter."""
        self._prompting.leave()
        self._navigator.open(self._navigator.place.view, chosen=self._navigator.place.chosen)

    def clear(self) -> None:
        """Show the whole view again, from the paper one stands on, if a filter narrows it."""
        if self._navigator.place.filter:
            self.closed()

    async def sort(self) -> None:
        """Ask for another order."""
        from paperreader.tui.screens.sort import SortBox  # see begin

        await self._outside.ask(SortBox(self._navigator.place.listing.sort), self._order)

    def _order(self, sort: Sort) -> None:
        place = self._navigator.place
        self._navigator.open(place.view, place.filter, sort)
