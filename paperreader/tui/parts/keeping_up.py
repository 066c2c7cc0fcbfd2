"""What other programs write while one reads, seen soon after, and the index mended beside the reading.

Knows when a listing may lack papers, and why it is empty then. Changes no mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from functools import partial

from paperreader.core.errors import PaperreaderError
from paperreader.core.listing import Listing
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.long_work import mended
from paperreader.tui.parts.navigating import Navigator
from paperreader.tui.parts.working import IMPORTING, INDEXING, Works
from paperreader.tui.place import Place
from paperreader.tui.widgets.paper_list import PaperList

LOOK_EVERY = 1.0
"""Seconds between looks at what other programs have written, which shall be seen within two."""


def why_empty(library: Library, works: Works, place: Place) -> Sequence[str]:
    """Why a place would hold nothing, and what to press then: perhaps it is still being read in."""
    if library.mending.needed or works.under_way(INDEXING):
        return wording.being_built(works.share(INDEXING))
    return wording.emptiness(place.view, place.filter, library.size)


class KeepingUp:
    """The looks at the library.

    Args:
        library: is looked at.
        errands: do that.
        works: the mending is one.
        navigator: opens a view again that lacked papers.
        papers: shows what is listed.
        foot: says what was found damaged.
        changed: is called when marks or papers are others than before.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        works: Works,
        navigator: Navigator,
        papers: PaperList,
        foot: Foot,
        changed: Callable[[], object],
    ) -> None:
        self._library = library
        self._errands = errands
        self._works = works
        self._navigator = navigator
        self._papers = papers
        self._foot = foot
        self._changed = changed
        self._aliases: Set[str] = library.finding.aliases.keys()
        self._incomplete = False
        self._told: set[str] = set()
        self._look_again = False

    def begin(self) -> None:
        """Look before anything is shown where nothing would be, and say what was found damaged."""
        if not self._library.size:
            # Else an index that is missing would look like an empty library. Where nobody can tell,
            # the look that is to come says why.
            with suppress(PaperreaderError):
                self._library.refresh()
        self._tell_notices()

    def look(self) -> None:
        """Look what is new."""
        # It is told once: an answer that were of no interest any more would be lost.
        if not self._errands.under_way("look"):
            self._errands.ask("look", self._library.refresh, self._looked)

    def _looked(self, changed: bool) -> None:
        if self._look_again:
            self._look_again = False
            self.look()
        self._tell_notices()
        if changed:
            self._papers.read_again(self._library.marks)
            self._changed()
            self._show_more()
            self._show_joined()
        if self._library.mending.needed and self._works.idle:  # an import mends the index itself
            work = self._works.begin(INDEXING)
            self._errands.ask("mend", partial(mended, self._library, work), self._mended)

    def _tell_notices(self) -> None:
        new = [notice for notice in self._library.notices if notice not in self._told]
        self._told.update(new)
        if new:
            self._foot.say("\n".join(new), "warning")

    def _mended(self, error: BaseException | None) -> None:
        self._works.end(INDEXING)
        if error is not None:
            self._foot.complain(error)
        if (
            not self._library.mending.needed
        ):  # else another program is at it, and will be for a while
            self._look_again = self._errands.under_way("look")  # it began before the mending ended
            self.look()

    # What is shown of what has come in.

    def shown(self) -> None:
        """Remember whether the place that is shown may lack papers that the index does not hold yet."""
        nothing = not self._navigator.place.listing
        self._incomplete = nothing or self._works.under_way(INDEXING)

    def keep_listing(self) -> None:
        """Let the listing be, from now on: papers that were marked shall not vanish from under the eye."""
        self._incomplete = False

    def explain(self) -> None:
        """Say how far the index is, where nothing is listed because of that."""
        if self._works.under_way(INDEXING):
            self._navigator.explain()

    def _show_more(self) -> None:
        """Show the papers that have come into a view which lacked some when it was opened."""
        opening = self._works.under_way(IMPORTING) or self._errands.under_way("place")
        if self._incomplete and not opening:
            self._navigator.open_again()

    def _show_joined(self) -> None:
        """Open the view again where papers that it lists have become one, which else stands there twice."""
        aliases = self._library.finding.aliases.keys()
        new, self._aliases = aliases - self._aliases, aliases
        if new:
            lists_any = partial(_lists_any, self._navigator.place.listing, new)
            self._errands.ask("joined", lists_any, self._open_again_if)

    def _open_again_if(self, wanted: bool) -> None:
        if wanted and not self._errands.under_way("place"):
            self._navigator.open_again()


def _lists_any(listing: Listing, keys: Set[str]) -> bool:
    """Whether a listing holds any of some keys; takes a moment where it is long."""
    return not keys.isdisjoint(listing.keys)
