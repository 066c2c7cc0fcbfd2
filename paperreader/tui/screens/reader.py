"""The reader: its keys that decide, take along, bring in and explain.

Built on the screens that know where one is, what comes in and how changes are made. Does no arithmetic:
what a key means is the library's matter, what is said about it the wording's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from paperreader.core.listing import Entry
from paperreader.core.mark import UNMARKED, Change, Mark
from paperreader.tui import wording
from paperreader.tui.keys import shortcut
from paperreader.tui.page import links_of
from paperreader.tui.place import tags_among
from paperreader.tui.screens.fetching import FetchingScreen
from paperreader.tui.widgets.abstract_pane import AbstractPane
from paperreader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from paperreader.tui.pieces import Piece


class ReaderScreen(FetchingScreen):
    """The one main screen; takes what the navigator does."""

    @on(RowList.Chosen, "PaperList")
    @on(AbstractPane.Chosen)
    def _choose(self) -> None:
        if self.library.size:
            self.panes.action_zoom()
        else:
            self.action_load_samples()

    def action_back(self) -> None:
        """Leave a line for typing, or stop what is under way; else to the papers, or from a filter."""
        if self.foot.prompt is not None:  # a pane was clicked on while it was open
            self.foot.prompt.action_close()
        elif not self.stop_work() and not self.panes.back_to_papers() and self.place.filter:
            self.clear_filter()

    # Deciding.

    def _toggle(
        self,
        turn: Callable[[str, Mark], Change | None],
        told: Callable[[Change | None], str] | None = None,
    ) -> None:
        """Turn over what the paper under the cursor bears when its turn comes: a key may be pressed twice."""
        if key := self.panes.papers.key:
            self.decide(lambda: turn(key, self.library.marks.get(key, UNMARKED)), told)

    def action_star(self) -> None:
        """Star the paper, or take the star away."""
        self._toggle(lambda key, mark: self.library.mark([key], star=not mark.starred))

    def action_read(self) -> None:
        """Mark the paper read, or unread."""
        self._toggle(lambda key, mark: self.library.mark([key], read=not mark.read))

    def action_read_all(self) -> None:
        """Mark all papers of the listing read."""
        listing = self.place.listing
        undo = shortcut("undo", self.key_map)
        self.decide(
            lambda: self.library.mark(listing.whole().keys, read=True),
            partial(wording.all_read, undo_key=undo),
            many=True,
        )

    def action_later(self) -> None:
        """Keep the paper for later, or no longer."""
        self._toggle(lambda key, mark: self.library.mark([key], later=not mark.later), wording.done)

    async def action_note(self) -> None:
        """Ask for a note."""
        from paperreader.tui.screens.note import NoteBox  # see action_jump

        if row := self.panes.papers.row:
            box = NoteBox(row.title, row.mark.note)
            await self.app.push_screen(box, partial(self._note, row.key))

    def _note(self, key: str, note: str | None) -> None:
        if note is not None:
            self.decide(lambda: self.library.mark([key], note=note))

    async def action_tag(self) -> None:
        """Ask for tags."""
        from paperreader.tui.screens.tag import TagBox  # see action_jump

        if row := self.panes.papers.row:
            box = TagBox(row.title, row.mark.tags, tags_among(self.counts))
            await self.app.push_screen(box, partial(self._tag, row.key))

    def _tag(self, key: str, tags: Sequence[str] | None) -> None:
        self.decide(lambda: self.library.mark([key], tags=tags or ()))

    async def action_untag(self) -> None:
        """Ask which tag to take away."""
        from paperreader.tui.screens.untag import UntagBox  # see action_jump

        row = self.panes.papers.row
        if row and row.mark.tags:
            await self.app.push_screen(UntagBox(row.mark.tags), partial(self._untag, row.key))
        else:
            self.say("This paper bears no tag.")

    def _untag(self, key: str, tag: str | None) -> None:
        self.decide(lambda: self.library.mark([key], untag=[tag] if tag else ()))

    # Taking along, bringing in, asking.

    def action_open_link(self) -> None:
        """Open the paper's link in the browser, or of several the one that is chosen."""
        listing, row = self.place.listing, self.panes.papers.cursor
        if listing:
            self.errands.ask("link", lambda: listing[row], self._open_one)

    async def _choose_link(self, entry: Entry) -> None:
        from paperreader.tui.screens.open import OpenBox  # see action_jump

        await self.app.push_screen(OpenBox(links_of(entry)), partial(self._follow_chosen, entry))

    def _open_one(self, entry: Entry) -> None:
        if len(links_of(entry)) > 1:
            self.call_next(self._choose_link, entry)
        else:
            self._open(entry, 0)

    def _follow_chosen(self, entry: Entry, number: int | None) -> None:
        if number is not None:
            self._open(entry, number)

    def _open(self, entry: Entry, number: int) -> None:
        """Open one of a paper's links, beside the reading, and say what came of it."""
        from paperreader.tui.browser import follow  # see action_jump

        lend = partial(self.app.call_from_thread, self._lend_terminal)
        self.library.finding.opened(entry.paper.key)
        self.errands.ask("visit", partial(follow, links_of(entry), number, lend), self.say)

    @on(AbstractPane.LinkPressed)
    def _press_link(self, event: AbstractPane.LinkPressed) -> None:
        if self.entry is not None:
            self._open(self.entry, event.number)

    def _lend_terminal(self, visit: Callable[[], bool]) -> bool:
        with self.app.suspend():
            return visit()

    async def action_yank(self) -> None:
        """Ask what of the paper shall be handed to the terminal's clipboard."""
        from paperreader.tui.screens.yank_box import YankBox  # see action_jump

        listing, row = self.place.listing, self.panes.papers.cursor
        if listing:
            take = partial(self._yank, lambda: listing[row])
            await self.app.push_screen(YankBox(self.key_map), take)

    def _yank(self, read_entry: Callable[[], Entry], piece: Piece | None) -> None:
        if piece is not None:
            self.errands.ask("yank", partial(self._yanked, read_entry, piece), self.say)

    def _yanked(self, read_entry: Callable[[], Entry], piece: Piece) -> str:
        from paperreader.tui.pieces import taken  # see action_jump

        if text := taken(piece, read_entry(), self.library.exporting.text):
            self.app.call_from_thread(self.app.copy_to_clipboard, text)
        return wording.yanked(piece.value, text)

    async def action_import(self) -> None:
        """Ask for a file or a folder."""
        from paperreader.tui.screens.import_box import ImportBox  # see action_jump

        await self.app.push_screen(ImportBox(), self._bring_in)

    def _bring_in(self, path: Path | None) -> None:
        if path is not None:
            self.bring_in(path)

    def action_load_samples(self) -> None:
        """Import the digests that come with the program."""
        self.bring_in(self.library.places.samples)

    async def action_help(self) -> None:
        """Explain the keys."""
        from paperreader.tui.screens.help import HelpBox  # see action_jump

        await self.app.push_screen(HelpBox(self.key_map))
