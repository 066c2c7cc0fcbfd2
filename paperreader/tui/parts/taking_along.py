"""Taking papers along: one to the browser by one of its links, those that are selected to the clipboard.

Does not know how a link is opened, nor whether the terminal has a clipboard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from paperreader.tui.parts.selecting import Selecting
from paperreader.tui.selection import Subject
from paperreader.tui.widgets.paper_list import PaperList

if TYPE_CHECKING:
    from paperreader.tui.pieces import Piece


class TakingAlong:
    """What is done with the paper under the cursor outside of the reader.

    Args:
        library: takes note of what was opened, and knows how a paper is written elsewhere.
        errands: read the paper and visit its links beside the reading.
        papers: the list with the cursor.
        selecting: knows which of them are selected.
        foot: says what came of it.
        key_map: a person's own keys.
        outside: asks which link or piece is meant, lends the terminal, and has a clipboard.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        papers: PaperList,
        selecting: Selecting,
        foot: Foot,
        key_map: KeyMap,
        outside: Outside,
    ) -> None:
        self._library = library
        self._errands = errands
        self._papers = papers
        self._selecting = selecting
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
        """Ask what of the papers shall be handed to the terminal's clipboard."""
        from paperreader.tui.screens.yank_box import YankBox  # see Filtering.begin

        selected, read_entry = self._selecting.selected(), self._chosen()
        if selected is not None and selected.count > wording.MOST_YANKED:
            self._foot.say(wording.TOO_MANY_TO_YANK)
        elif read_entry is not None:
            read = partial(self._read, selected) if selected else lambda: [read_entry()]
            await self._outside.ask(YankBox(self._key_map), partial(self._yank, read))

    def _read(self, selected: Subject) -> Sequence[Entry]:
        return [self._library.finding.paper(key) for key in selected.find_keys()]

    def _yank(self, read: Callable[[], Sequence[Entry]], piece: Piece) -> None:
        self._errands.ask("yank", partial(self._yanked, read, piece), self._foot.say)

    def _yanked(self, read: Callable[[], Sequence[Entry]], piece: Piece) -> str:
        from paperreader.tui.multiplexer import hand_to_tmux  # see Filtering.begin
        from paperreader.tui.pieces import all_taken, there_is

        entries = read()
        text = all_taken(piece, entries, self._library.exporting.text)
        if not text:
            return wording.yanked(piece.value, text, len(entries))
        self._outside.copy(text)
        what = there_is(piece, entries).value
        return wording.yanked(what, text, len(entries), hand_to_tmux(text))
