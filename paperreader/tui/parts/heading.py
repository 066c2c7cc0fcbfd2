"""The first line of the screen, put together from what the other parts own.

Does not know how it is worded or drawn.
"""

from __future__ import annotations

from paperreader.tui.parts.counting import Counting
from paperreader.tui.parts.filtering import Filtering
from paperreader.tui.parts.navigating import Navigator
from paperreader.tui.parts.selecting import Selecting
from paperreader.tui.parts.working import Works
from paperreader.tui.titles import Headline
from paperreader.tui.widgets.title_bar import TitleBar


class Heading:
    """What the title bar tells.

    Args:
        bar: where it is told.
        navigator: where one is.
        counting: what the views hold.
        filtering: whether it tells itself what it cannot read.
        works: what is being done.
        selecting: what is selected.
    """

    def __init__(
        self,
        bar: TitleBar,
        navigator: Navigator,
        counting: Counting,
        filtering: Filtering,
        works: Works,
        selecting: Selecting,
    ) -> None:
        self._bar = bar
        self._navigator = navigator
        self._counting = counting
        self._filtering = filtering
        self._works = works
        self._selecting = selecting

    def tell(self) -> None:
        """Say where one is."""
        place = self._navigator.place
        count = self._counting.of(place.view)
        self._bar.headline = Headline(
            view=place.view,
            filter=place.filter,
            misread=() if self._filtering.is_open else place.misread,
            found=len(place.listing),
            sort=place.listing.sort,
            hidden=place.hidden if place.filter or count is None else count.hidden,
            count=count,
            digests=len(self._counting.digests),
            selected=self._selecting.rows.count,
            doing=self._works.doing,
        )
