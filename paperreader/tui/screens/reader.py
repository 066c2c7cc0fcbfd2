"""The reader: its keys that decide, take along, bring in and explain.

Built on the navigator, which knows where one is; here marks are changed and digests imported. Does no
arithmetic: what a key means is the library's matter, what is said about it the wording's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import on
from textual.message import Message

from paperreader.core.errors import PaperreaderError
from paperreader.core.listing import Entry
from paperreader.core.mark import Change
from paperreader.tui import wording
from paperreader.tui.importing import outcomes
from paperreader.tui.keys import shortcut
from paperreader.tui.page import links_of, yanked
from paperreader.tui.place import tags_among
from paperreader.tui.screens.navigator import NavigatorScreen
from paperreader.tui.widgets.abstract_pane import AbstractPane
from paperreader.tui.widgets.row_list import RowList


class ReaderScreen(NavigatorScreen):
    """The one main screen; takes what the navigator does."""

    @dataclass
    class ImportedSoFar(Message):
        """An import is under way."""

        files: int

    @on(RowList.Chosen, "PaperList")
    @on(AbstractPane.Chosen)
    def _choose(self) -> None:
        if self.library.size:
            self.panes.action_zoom()
        else:
            self.action_load_samples()

    def action_back(self) -> None:
        """Stop an import; else to the papers from another pane; else to all papers from a filter."""
        if self.errands.drop("import"):
            self.say("The import was stopped; what was imported stays.")
            self._after_import()
        elif not self.panes.back_to_papers() and self.place.filter:
            self.clear_filter()

    # Deciding.

    def _attempt(
        self,
        decide: Callable[[], Change | None],
        told: Callable[[Change | None], str] | None = None,
    ) -> None:
        """Make a change and show it; what it writes is on disk a moment later."""
        try:
            change = decide()
        except PaperreaderError as error:
            self.complain(error)
            return
        self._changed(change)
        if told is not None:
            self.say(told(change))

    def _changed(self, change: Change | None) -> None:
        if change is not None:
            self.show_marks()
            self.errands.ask("save", self.library.flush, lambda _: None)

    def action_star(self) -> None:
        """Star the paper, or take the star away."""
        if row := self.panes.papers.row:
            self._attempt(lambda: self.library.mark([row.key], star=not row.mark.starred))

    def action_read(self) -> None:
        """Mark the paper read, or unread."""
        if row := self.panes.papers.row:
            self._attempt(lambda: self.library.mark([row.key], read=not row.mark.read))

    def action_read_all(self) -> None:
        """Mark all papers of the listing read."""
        keys = self.place.listing.keys
        self.errands.ask("read-all", lambda: self.library.mark(keys, read=True), self._read_all)

    def _read_all(self, change: Change | None) -> None:
        self._changed(change)
        self.say(wording.all_read(change, shortcut("undo", self.key_map)))

    async def action_tag(self) -> None:
        """Ask for tags."""
        from paperreader.tui.screens.tag import TagBox  # see action_filter

        if row := self.panes.papers.row:
            box = TagBox(row.title, row.mark.tags, tags_among(self.counts))
            await self.app.push_screen(box, partial(self._tag, row.key))

    def _tag(self, key: str, tags: Sequence[str] | None) -> None:
        self._attempt(lambda: self.library.mark([key], tags=tags or ()))

    async def action_untag(self) -> None:
        """Ask which tag to take away."""
        from paperreader.tui.screens.untag import UntagBox  # see action_filter

        row = self.panes.papers.row
        if row and row.mark.tags:
            await self.app.push_screen(UntagBox(row.mark.tags), partial(self._untag, row.key))
        else:
            self.say("This paper bears no tag.")

    def _untag(self, key: str, tag: str | None) -> None:
        self._attempt(lambda: self.library.mark([key], untag=[tag] if tag else ()))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._attempt(self.library.undo, wording.undone)

    def action_redo(self) -> None:
        """Make the change again that was last taken back."""
        self._attempt(self.library.redo, wording.redone)

    # Taking along, bringing in, asking.

    def _with_entry(self, errand: str, question: Callable[[Entry], str]) -> None:
        """Do something with the whole paper under the cursor, beside the reading, and say its outcome."""
        listing, row = self.place.listing, self.panes.papers.cursor
        if listing:
            self.errands.ask(errand, lambda: question(listing[row]), self.say)

    def action_open_link(self, number: int = 0) -> None:
        """Open one of the paper's links in the browser."""
        from paperreader.tui.browser import follow  # see action_filter

        lend = partial(self.app.call_from_thread, self._lend_terminal)
        self._with_entry("link", lambda entry: follow(links_of(entry), number, lend))

    @on(AbstractPane.LinkPressed)
    def _press_link(self, event: AbstractPane.LinkPressed) -> None:
        self.action_open_link(event.number)

    def _lend_terminal(self, visit: Callable[[], bool]) -> bool:
        with self.app.suspend():
            return visit()

    def action_yank(self) -> None:
        """Hand title and link to the terminal's clipboard."""
        self._with_entry("yank", self._yanked)

    def _yanked(self, entry: Entry) -> str:
        self.app.call_from_thread(self.app.copy_to_clipboard, yanked(entry))
        return wording.yanked(entry.paper.title)

    async def action_import(self) -> None:
        """Ask for a file or a folder."""
        from paperreader.tui.screens.import_box import ImportBox  # see action_filter

        await self.app.push_screen(ImportBox(), self._import)

    def _import(self, path: Path | None) -> None:
        if path is not None:
            self.doing = wording.importing(0)
            told = lambda files: self.post_message(self.ImportedSoFar(files))  # noqa: E731
            self.errands.ask(
                "import", partial(outcomes, self.library, [path], told), self._imported
            )

    def action_load_samples(self) -> None:
        """Import the digests that come with the program."""
        self._import(self.library.samples)

    @on(ImportedSoFar)
    def _tell_progress(self, event: ImportedSoFar) -> None:
        if self.errands.under_way("import"):
            self.doing = wording.importing(event.files)

    def _imported(self, done: Sequence[wording.Outcome]) -> None:
        self.say(wording.import_told(done))
        self._after_import()

    def _after_import(self) -> None:
        self.doing = ""
        self.open(self.place.view, self.place.filter)
        self.count()

    async def action_help(self) -> None:
        """Explain the keys."""
        from paperreader.tui.screens.help import HelpBox  # see action_filter

        await self.app.push_screen(HelpBox(self.key_map))
