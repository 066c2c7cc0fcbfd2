"""Where the reader is, and how it goes elsewhere: views, digests, titles.

Holds the library and the place where one is, and shows what the library says of it. Changes no mark and
brings nothing in: the screens that are built on this one do. Does no arithmetic: rows are drawn, places
found and sentences worded elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.reactive import var
from textual.screen import Screen

from paperreader.core.digest import Digest
from paperreader.core.listing import Entry, Hit
from paperreader.core.mark import UNMARKED
from paperreader.core.sort import Sort
from paperreader.core.view import View, ViewCount
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.arrangement import PAPERS
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.keys import KeyMap
from paperreader.tui.notice import Notice, Severity
from paperreader.tui.page import prepare
from paperreader.tui.place import Place, as_it_is, next_unread, place_at, place_in, whole_place
from paperreader.tui.titles import Doing, Headline
from paperreader.tui.widgets.panes import Panes
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.widgets.title_bar import TitleBar


class NavigatorScreen(Screen[None]):
    """Views, papers, abstract, and the ways between them.

    Args:
        library: the library, opened so that changes are written behind.
        place: where to begin.
        key_map: a person's own keys.
    """

    AUTO_FOCUS = "PaperList"
    BLANK = True  # see Panes

    counts: var[Sequence[ViewCount]] = var((), init=False)
    """The views, with what they hold now."""

    digests: var[Mapping[str, Digest]] = var(dict, init=False)
    """What is known of the digests, by id."""

    entry: var[Entry | None] = var(None, init=False)
    """The paper that is read."""

    doing: var[Doing | None] = var(None, init=False)
    """What is being worked on beside the reading, and how far it is."""

    def __init__(self, library: Library, place: Place, key_map: KeyMap) -> None:
        super().__init__()
        self.library = library
        self.place = place
        self.key_map = key_map
        self.errands = Errands(self, self.complain)
        self._title_bar = TitleBar()
        self.panes = Panes()
        self.foot = Foot(self, key_map)

    def compose(self) -> ComposeResult:
        """A title bar, the panes, a key bar."""
        yield self._title_bar
        yield self.panes
        yield self.foot.key_bar

    def on_mount(self) -> None:
        """Show the papers; what else there is to know can wait until they are seen."""
        self.panes.views.stand_on(self.place.view)
        self.show_place(self.place)
        self.call_after_refresh(self.count)

    def on_errands_done(self, event: Errands.Done) -> None:
        """Take what an errand brought."""
        self.errands.settle(event)

    # What is shown.

    def open(self, view: View, filter: str = "", chosen: Sort | None = None) -> None:
        """Open a view; in the same view one stays on the paper one stands on.

        Args:
            view: the view.
            filter: what narrows it, as typed.
            chosen: the order that it shall have; None for its own, or the filter's.
        """
        key = self.panes.papers.key if view == self.place.view else None
        question = partial(place_in, self.library, view, filter, key, chosen)
        self.errands.ask("place", question, partial(self._show_opened, view))

    def _show_opened(self, asked: View, place: Place) -> None:
        if place.view.name.casefold() != asked.name.casefold():
            self.say(wording.gone(asked))
            self.arrive(place)
            return
        if place.view != asked:  # it asks something else by now, among the views too
            self.panes.views.stand_on(place.view)
        self.show_place(place)

    def arrive(self, place: Place) -> None:
        """Go to a place, stand on its view among the views, and leave behind what was about another."""
        self.leave_for_view()
        self.panes.views.stand_on(place.view)
        self.show_place(place)

    def show_place(self, place: Place) -> None:
        """Show a place, and the paper under its cursor."""
        self.place = place
        self.panes.papers.show(place.listing, self.library.marks, place.row, self.emptiness())
        if place.listing.unfinished:
            self._find_the_rest()
        else:
            self.show_headline()
        self._show_paper()

    def _find_the_rest(self) -> None:
        """Show all papers of the place, and how many there are, once they are found."""
        key = self.panes.papers.key
        question = partial(whole_place, self.place, key)

        def show(place: Place) -> None:
            moved = self.panes.papers.key != key
            self.show_place(place._replace(row=self.panes.papers.cursor) if moved else place)

        self.errands.ask("place", question, show)

    def emptiness(self) -> Sequence[str]:
        """Why a listing would hold nothing, and what to press then."""
        return wording.emptiness(self.place.view, self.place.filter, self.library.size)

    @on(RowList.Moved, "PaperList")
    def _show_paper(self) -> None:
        """Show the paper under the cursor, once one sees that the cursor is there."""
        self.call_after_refresh(self._read_paper)

    def _read_paper(self) -> None:
        listing, row = self.place.listing, self.panes.papers.cursor

        def read() -> Entry | None:
            entry = listing[row] if listing else None
            if entry is not None:
                prepare(entry)
            return entry

        self.errands.ask("entry", read, self._set_entry)

    def _set_entry(self, entry: Entry | None) -> None:
        self.entry = entry
        self.call_after_refresh(self._read_ahead)

    def _read_ahead(self) -> None:
        """Read the rows that the next key may bring into sight, now that all of this one is seen."""
        papers, lots = self.panes.papers, self.panes.papers.lots
        # Of what is found while one types, the next letter leaves little.
        if lots is None or self.foot.prompt is not None:
            return
        if wanted := lots.unread_near(papers.in_sight):
            self.errands.ask("rows", partial(lots.read, wanted), lots.take)

    def count(self) -> None:
        """Count again what the views hold."""
        overview = self.library.overview
        self.errands.ask("counts", lambda: (overview.views(), overview.digests()), self._set_counts)

    def _set_counts(self, found: tuple[Sequence[ViewCount], Sequence[Digest]]) -> None:
        self.counts, digests = found
        self.digests = {digest.id: digest for digest in digests}
        self._keep_up_with_view()

    def _keep_up_with_view(self) -> None:
        """Open the view again where it asks something else by now, or is no longer there."""
        place = self.place
        if self.errands.under_way("place"):
            return  # what is opened is opened as it is
        if as_it_is(self.library, place.view) != place.view:
            self.open(place.view, place.filter, place.chosen)

    def watch_entry(self) -> None:
        """Show the paper."""
        self.panes.abstract.show(self.entry, self.digests)

    def watch_counts(self) -> None:
        """Show the views."""
        self.panes.views.show(self.counts)
        self.show_headline()

    def watch_digests(self) -> None:
        """Say where the paper was seen, and how many digests there are."""
        self.watch_entry()
        self.show_headline()

    def watch_doing(self) -> None:
        """Say what is being worked on."""
        self.show_headline()

    def show_headline(self) -> None:
        """Say where one is."""
        place = self.place
        count = next((count for count in self.counts if count.view == place.view), None)
        self._title_bar.headline = Headline(
            view=place.view,
            filter=place.filter,
            misread=() if self.misread_is_told else place.misread,
            found=len(place.listing),
            sort=place.listing.sort,
            hidden=place.hidden if place.filter or count is None else count.hidden,
            count=count,
            size=self.library.size,
            digests=len(self.digests),
            doing=self.doing,
        )

    @property
    def misread_is_told(self) -> bool:
        """Whether what could not be read of the filter is told elsewhere than in the title bar."""
        return False

    def say(self, sentence: str, severity: Severity = "information") -> None:
        """Say something in passing, in the place of what was said before."""
        self.foot.say(Notice(sentence, severity))

    def complain(self, error: BaseException) -> None:
        """Say what went wrong; the reading goes on."""
        self.say(wording.fault(error), "error")

    def show_marks(self) -> None:
        """Show what the marks say now."""
        self.panes.papers.mark_again(self.library.marks)
        if self.entry is not None:
            mark = self.library.marks.get(self.entry.paper.key, UNMARKED)
            self.entry = replace(self.entry, mark=mark)
        self.call_after_refresh(self.count)

    # Going somewhere.

    @on(RowList.Moved, "ViewsPane")
    def _open_view(self) -> None:
        self.leave_for_view()
        self.open(self.panes.views.view)

    def go_to_view(self, view: View) -> None:
        """Open a view, and stand on it among the views."""
        self.panes.views.stand_on(view)
        self.leave_for_view()
        self.open(view)

    def leave_for_view(self) -> None:
        """Leave behind what was about the view that was open."""

    @on(RowList.Chosen, "ViewsPane")
    def _enter_view(self) -> None:
        self._open_view()
        self.panes.go_to(PAPERS)

    def action_next_unread(self, step: int) -> None:
        """To the next paper that is not read."""
        papers = self.panes.papers
        row = next_unread(self.place.listing.keys, papers.cursor, step, self.library.marks)
        if row is None:
            self.say("No unread paper here.")
        else:
            papers.move_to(row)

    def action_next_digest(self, step: int) -> None:
        """To the view of the next digest."""
        if not self.panes.views.move_to_digest(step):
            self.say("No further digest.")

    async def action_jump(self) -> None:
        """To a title."""
        # What is seldom seen is imported when it first is: the first screen shall not wait for it.
        from paperreader.tui.screens.jump import JumpBox

        await self.app.push_screen(JumpBox(self.find, self.library.size), self.action_go_to_paper)

    async def action_palette(self) -> None:
        """To anything that has a name."""
        from paperreader.tui.commands import commands  # see action_jump
        from paperreader.tui.screens.palette import PaletteBox

        offered = tuple(commands(self.key_map, self.app.available_themes))
        await self.app.push_screen(PaletteBox(offered, self.find), self._do)

    async def _do(self, action: str | None) -> None:
        if action is not None and self.is_attached:  # else the program was left meanwhile
            await self.app.run_action(action, self.panes)

    def find(self, text: str, limit: int) -> Sequence[Hit]:
        """The papers whose titles a text fits best; takes a moment, and may be asked from a thread."""
        return self.library.jump(text, limit)

    def action_go_to_paper(self, key: str | None) -> None:
        """To the paper of a key, and to the list in which it stands."""
        if key is not None:
            self.panes.go_to(PAPERS)
            self.go_to_paper(key)

    def go_to_paper(self, key: str) -> None:
        """Stand on the paper of a key, in the open view if it is there, else among all papers."""
        self.library.finding.opened(key)
        left = self.place._replace(row=self.panes.papers.cursor)

        def arrive(place: Place) -> None:
            self.leave(left)
            self.arrive(place)

        self.errands.ask("place", partial(place_at, self.library, self.place, key), arrive)

    def leave(self, place: Place) -> None:
        """Take leave of a place from which one has gone to a paper elsewhere."""
