"""Taking a paper along: to the browser by one of its links, to the clipboard.

Does not know how a link is opened, nor whether the terminal has a clipboard.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from paperreader.core.listing import Entry
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.keys import KeyMap
from paperreader.tui.outside import Outside
from paperreader.tui.page import links_of
from paperreader.tui.widgets.paper_list import PaperList

if TYPE_CHECKING:
    from paperreader.tui.pieces import Piece


class TakingAlong:
    """What is done with the paper under the cursor outside of the reader.

    Args:
        library: takes note of what was opened, and knows how a paper is written elsewhere.
        errands: read the paper and visit its links beside the reading.
        papers: the list with the cursor.
        foot: says what came of it.
        key_map: a person's own keys.
        outside: asks which link or piece is meant, lends the terminal, and has a clipboard.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        papers: PaperList,
        foot: Foot,
        key_map: KeyMap,
        outside: Outside,
    ) -> None:
        self._library = library
        self._errands = errands
        self._papers = papers
        self._foot = foot
        self._key_map = key_map
        self._outside = outside

    def open(self) -> None:
        """Open the paper's link in the browser, or of several the one that is chosen."""
        if (read_entry := self._chosen()) is not None:
            self._errands.ask("link", read_entry, self._open_one)

    def _chosen(self) -> Callable[[], Entry] | None:
        """Reads the whole paper under the cursor, which takes a moment; where there is none, that is said."""
        listing, row = self._papers.listing, self._papers.cursor
        if listing:
            return lambda: listing[row]
        self._foot.say(wording.in_passing(self._papers.emptiness))
        return None

    def _open_one(self, entry: Entry) -> None:
        from paperreader.tui.screens.open import OpenBox  # see Filtering.begin

        links = links_of(entry)
        if len(links) > 1:
            self._outside.ask_next(OpenBox(links), partial(self.follow, entry))
        else:
            self.follow(entry, 0)

    def follow(self, entry: Entry, number: int) -> None:
        """Open one of a paper's links, counted from 0, beside the reading, and say what came of it."""
        from paperreader.tui.browser import follow  # see Filtering.begin

        self._library.finding.opened(entry.paper.key)
        visit = partial(follow, links_of(entry), number, self._outside.lend_terminal)
        self._errands.ask("visit", visit, self._foot.say)

    async def yank(self) -> None:
        """Ask what of the paper shall be handed to the terminal's clipboard."""
        from paperreader.tui.screens.yank_box import YankBox  # see Filtering.begin

        if (read_entry := self._chosen()) is not None:
            await self._outside.ask(YankBox(self._key_map), partial(self._yank, read_entry))

    def _yank(self, read_entry: Callable[[], Entry], piece: Piece) -> None:
        self._errands.ask("yank", partial(self._yanked, read_entry, piece), self._foot.say)

    def _yanked(self, read_entry: Callable[[], Entry], piece: Piece) -> str:
        from paperreader.tui.pieces import taken  # see Filtering.begin

        if text := taken(piece, read_entry(), self._library.exporting.text):
            self._outside.copy(text)
        return wording.yanked(piece.value, text)
