"""The reader: one screen that routes keys to the library and what it answers to the panes.

Holds the library and the place where the reader is. Does no arithmetic: rows are drawn, places found and
sentences worded elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.reactive import var
from textual.screen import Screen
from textual.worker import Worker

from paperreader.core.digest import Digest
from paperreader.core.errors import PaperreaderError
from paperreader.core.inert import inert
from paperreader.core.listing import Entry, Hit
from paperreader.core.mark import UNMARKED, Change
from paperreader.core.view import View, ViewCount
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.arrangement import PAPERS
from paperreader.tui.errands import Errands
from paperreader.tui.importing import outcomes
from paperreader.tui.keys import KeyMap, shortcut
from paperreader.tui.page import links_of, yanked
from paperreader.tui.place import Place, next_unread, place_at, place_in, tags_among
from paperreader.tui.titles import Headline
from paperreader.tui.widgets.abstract_pane import AbstractPane, Page
from paperreader.tui.widgets.filter_bar import FilterBar
from paperreader.tui.widgets.key_bar import KeyBar
from paperreader.tui.widgets.panes import Panes
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.widgets.title_bar import TitleBar

LOOK_EVERY = 2.0
"""Seconds between looks at what other programs have written."""


class ReaderScreen(Screen[None]):
    """Views, papers, abstract.

    Args:
        library: the library, opened so that changes are written behind.
        place: where to begin.
        key_map: a person's own keys.
    """

    AUTO_FOCUS = "PaperList"

    counts: var[Sequence[ViewCount]] = var((), init=False)
    """The views, with what they hold now."""

    digests: var[Mapping[str, Digest]] = var(dict, init=False)
    """What is known of the digests, by id."""

    entry: var[Entry | None] = var(None, init=False)
    """The paper that is read."""

    doing: var[str] = var("", init=False)
    """What is being worked on beside the reading; empty for nothing."""

    @dataclass
    class ImportedSoFar(Message):
        """An import is under way."""

        files: int

    def __init__(self, library: Library, place: Place, key_map: KeyMap) -> None:
        super().__init__()
        self._library = library
        self._place = place
        self.key_map = key_map
        self._errands = Errands(self, self._complain)
        self._title_bar = TitleBar()
        self.panes = Panes()
        self._key_bar = KeyBar(key_map)
        self._filter_bar: FilterBar | None = None

    def compose(self) -> ComposeResult:
        """A title bar, the panes, a key bar."""
        yield self._title_bar
        yield self.panes
        yield self._key_bar

    def on_mount(self) -> None:
        """Show the papers; what else there is to know can wait until they are seen."""
        self._arrive(self._place)
        self.call_after_refresh(self._count)
        self.set_interval(LOOK_EVERY, self._look)
        for notice in self._library.notices:
            self._say(notice, "warning")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take what an errand brought."""
        self._errands.settle(event.worker)

    # What is shown.

    def _open(self, view: View, filter: str = "") -> None:
        """Open a view; in the same view one stays on the paper one stands on."""
        key = self.panes.papers.key if view == self._place.view else None
        question = partial(place_in, self._library, view, filter, key)
        self._errands.ask("place", question, self._show_place)

    def _arrive(self, place: Place) -> None:
        self.panes.views.stand_on(place.view)
        self._show_place(place)

    def _show_place(self, place: Place) -> None:
        self._place = place
        emptiness = wording.emptiness(place.view, place.filter, self._library.size)
        self.panes.papers.show(place.listing, place.row, emptiness)
        if self._filter_bar is not None:
            self._filter_bar.tell(len(place.listing))
        self._show_headline()
        self._show_paper()

    @on(RowList.Moved, "PaperList")
    def _show_paper(self) -> None:
        listing, row = self._place.listing, self.panes.papers.cursor
        self._errands.ask("entry", lambda: listing[row] if listing else None, self._set_entry)

    def _set_entry(self, entry: Entry | None) -> None:
        self.entry = entry

    def _count(self) -> None:
        library = self._library
        self._errands.ask("counts", lambda: (library.views(), library.digests()), self._set_counts)

    def _set_counts(self, found: tuple[Sequence[ViewCount], Sequence[Digest]]) -> None:
        self.counts, digests = found
        self.digests = {digest.id: digest for digest in digests}

    def watch_entry(self) -> None:
        """Show the paper."""
        self.panes.abstract.show(self.entry, self.digests)

    def watch_counts(self) -> None:
        """Show the views."""
        self.panes.views.show(self.counts)
        self._show_headline()

    def watch_digests(self) -> None:
        """Say where the paper was seen, and how many digests there are."""
        self.watch_entry()
        self._show_headline()

    def watch_doing(self) -> None:
        """Say what is being worked on."""
        self._show_headline()

    def _show_headline(self) -> None:
        place = self._place
        self._title_bar.headline = Headline(
            view=place.view,
            filter=place.filter,
            found=len(place.listing),
            count=next((count for count in self.counts if count.view == place.view), None),
            size=self._library.size,
            digests=len(self.digests),
            doing=self.doing,
        )

    def _say(self, sentence: str, severity: SeverityLevel = "information") -> None:
        self.app.clear_notifications()
        self.notify(inert(sentence), severity=severity, markup=False)

    def _complain(self, error: BaseException) -> None:
        self.doing = ""
        self._say(wording.fault(error), "error")

    # Going somewhere.

    @on(RowList.Moved, "ViewsPane")
    def _open_view(self) -> None:
        self._open(self.panes.views.view)

    @on(RowList.Chosen, "ViewsPane")
    def _enter_view(self) -> None:
        self._open_view()
        self.panes.go_to(PAPERS)

    @on(RowList.Chosen, "PaperList")
    @on(AbstractPane.Chosen)
    def _choose(self) -> None:
        if self._library.size:
            self.panes.action_zoom()
        else:
            self._import(self._library.samples)

    def action_next_unread(self, step: int) -> None:
        """To the next paper that is not read."""
        papers = self.panes.papers
        row = next_unread(self._place.listing.keys, papers.cursor, step, self._library.marks)
        if row is None:
            self._say("No unread paper here.")
        else:
            papers.move_to(row)

    def action_next_digest(self, step: int) -> None:
        """To the view of the next digest."""
        if not self.panes.views.move_to_digest(step):
            self._say("No further digest.")

    async def action_jump(self) -> None:
        """To a title."""
        # A box is imported when it is first opened: the first screen shall not wait for it.
        from paperreader.tui.screens.jump import JumpBox

        await self.app.push_screen(JumpBox(self.find, self._library.size), self.go_to_paper)

    def find(self, text: str, limit: int) -> Sequence[Hit]:
        """The papers whose titles a text fits best; takes a moment, and may be asked from a thread."""
        return self._library.jump(text, limit)

    def go_to_paper(self, key: str | None) -> None:
        """To the paper of a key, in the open view if it is there, else among all papers."""
        if key is not None:
            self.panes.go_to(PAPERS)
            self._errands.ask("place", partial(place_at, self._library, self._place, key), self._arrive)

    def action_back(self) -> None:
        """Stop an import; else to the papers from another pane; else to all papers from a filter."""
        if self._errands.drop("import"):
            self._say("The import was stopped; what was imported stays.")
            self._after_import()
        elif not self.panes.back_to_papers() and self._place.filter:
            self._clear_filter()

    # Filtering.

    async def action_filter(self) -> None:
        """Narrow the view as one types."""
        if self._filter_bar is None:
            self._filter_bar = FilterBar()
            await self.mount(self._filter_bar, before=self._key_bar)
        self._key_bar.display = False
        self._filter_bar.open(self._place.filter)

    @on(FilterBar.Typed)
    def _narrow(self, event: FilterBar.Typed) -> None:
        self._open(self._place.view, event.text)

    @on(FilterBar.Kept)
    def _close_filter_bar(self) -> None:
        if self._filter_bar is not None:
            self._filter_bar.display = False
        self._key_bar.display = True
        self.panes.focus_again()

    @on(FilterBar.Cleared)
    def _clear_filter(self) -> None:
        self._close_filter_bar()
        self._open(self._place.view)

    # Deciding.

    def _attempt(
        self, decide: Callable[[], Change | None], told: Callable[[Change | None], str] | None = None
    ) -> None:
        """Make a change and show it; what it writes is on disk a moment later."""
        try:
            change = decide()
        except PaperreaderError as error:
            self._complain(error)
            return
        self._changed(change)
        if told is not None:
            self._say(told(change))

    def _changed(self, change: Change | None) -> None:
        if change is not None:
            self._show_marks()
            self._errands.ask("save", self._library.flush, lambda _: None)

    def _show_marks(self) -> None:
        self.panes.papers.read_again()
        if self.entry is not None:
            mark = self._library.marks.get(self.entry.paper.key, UNMARKED)
            self.entry = replace(self.entry, mark=mark)
        self._count()

    def action_star(self) -> None:
        """Star the paper, or take the star away."""
        if row := self.panes.papers.row:
            self._attempt(lambda: self._library.mark([row.key], star=not row.mark.starred))

    def action_read(self) -> None:
        """Mark the paper read, or unread."""
        if row := self.panes.papers.row:
            self._attempt(lambda: self._library.mark([row.key], read=not row.mark.read))

    def action_read_all(self) -> None:
        """Mark all papers of the listing read."""
        keys = self._place.listing.keys
        self._errands.ask("read-all", lambda: self._library.mark(keys, read=True), self._read_all)

    def _read_all(self, change: Change | None) -> None:
        self._changed(change)
        self._say(wording.all_read(change, shortcut("undo", self.key_map)))

    async def action_tag(self) -> None:
        """Ask for tags."""
        from paperreader.tui.screens.tag import TagBox  # see action_jump

        if row := self.panes.papers.row:
            box = TagBox(row.title, row.mark.tags, tags_among(self.counts))
            await self.app.push_screen(box, partial(self._tag, row.key))

    def _tag(self, key: str, tags: Sequence[str] | None) -> None:
        self._attempt(lambda: self._library.mark([key], tags=tags or ()))

    async def action_untag(self) -> None:
        """Ask which tag to take away."""
        from paperreader.tui.screens.untag import UntagBox  # see action_jump

        row = self.panes.papers.row
        if row and row.mark.tags:
            await self.app.push_screen(UntagBox(row.mark.tags), partial(self._untag, row.key))
        else:
            self._say("This paper bears no tag.")

    def _untag(self, key: str, tag: str | None) -> None:
        self._attempt(lambda: self._library.mark([key], untag=[tag] if tag else ()))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._attempt(self._library.undo, wording.undone)

    def action_redo(self) -> None:
        """Make the change again that was last taken back."""
        self._attempt(self._library.redo, wording.redone)

    def _look(self) -> None:
        self._errands.ask("look", self._library.refresh, self._looked)

    def _looked(self, changed: bool) -> None:
        if changed:
            self._show_marks()
        if changed and not self._place.listing:
            self._open(self._place.view)

    # Taking along, bringing in, asking.

    def _with_entry(self, errand: str, question: Callable[[Entry], str]) -> None:
        """Do something with the whole paper under the cursor, beside the reading, and say its outcome."""
        listing, row = self._place.listing, self.panes.papers.cursor
        if listing:
            self._errands.ask(errand, lambda: question(listing[row]), self._say)

    def action_open_link(self, number: int = 0) -> None:
        """Open one of the paper's links in the browser."""
        from paperreader.tui.browser import follow  # see action_jump

        lend = partial(self.app.call_from_thread, self._lend_terminal)
        self._with_entry("link", lambda entry: follow(links_of(entry), number, lend))

    @on(Page.LinkPressed)
    def _press_link(self, event: Page.LinkPressed) -> None:
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
        from paperreader.tui.screens.import_box import ImportBox  # see action_jump

        await self.app.push_screen(ImportBox(), self._import)

    def _import(self, path: Path | None) -> None:
        if path is not None:
            self.doing = "importing …"
            told = lambda files: self.post_message(self.ImportedSoFar(files))  # noqa: E731
            self._errands.ask("import", partial(outcomes, self._library, [path], told), self._imported)

    @on(ImportedSoFar)
    def _tell_progress(self, event: ImportedSoFar) -> None:
        self.doing = wording.importing(event.files)

    def _imported(self, done: Sequence[wording.Outcome]) -> None:
        self._say(wording.import_told(done))
        self._after_import()

    def _after_import(self) -> None:
        self.doing = ""
        self._open(self._place.view, self._place.filter)
        self._count()

    async def action_help(self) -> None:
        """Explain the keys."""
        from paperreader.tui.screens.help import HelpBox  # see action_jump

        await self.app.push_screen(HelpBox(self.key_map))
