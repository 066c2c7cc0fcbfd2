"""How many papers each view holds, and which digests there are: counted again after every change.

Owns the counts and what is known of the digests. Does not count itself: the library does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from paperreader.core.digest import Digest
from paperreader.core.view import View, ViewCount
from paperreader.library import Library
from paperreader.tui.errands import Errands
from paperreader.tui.widgets.views_pane import ViewsPane


class Counting:
    """The counts of now.

    Args:
        library: what is asked.
        errands: ask it.
        views: shows the counts.
        counted: is called after each counting, and told whether there are other digests than before.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        views: ViewsPane,
        counted: Callable[[bool], object],
    ) -> None:
        self._library = library
        self._errands = errands
        self._views = views
        self._counted = counted
        self.counts: Sequence[ViewCount] = ()
        """The views, with what they hold now."""
        self.digests: Mapping[str, Digest] = {}
        """What is known of the digests, by id."""

    def count(self) -> None:
        """Count again what the views hold."""
        overview = self._library.overview
        self._errands.ask("counts", lambda: (overview.views(), overview.digests()), self._show)

    def of(self, view: View) -> ViewCount | None:
        """What a view holds; None until it was counted."""
        return next((count for count in self.counts if count.view == view), None)

    def _show(self, found: tuple[Sequence[ViewCount], Sequence[Digest]]) -> None:
        self.counts, listed = found
        before, self.digests = self.digests, {digest.id: digest for digest in listed}
        self._views.show(self.counts)
        self._counted(self.digests != before)
