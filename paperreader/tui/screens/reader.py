"""The one main screen: it shows the panes and hands every key and message to the part that knows.

Computes nothing, and owns nothing: what a key means is a part's matter, and so is what is shown.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from paperreader.library import Library
from paperreader.tui.ensemble import Ensemble
from paperreader.tui.errands import Errands
from paperreader.tui.keys import SAVED_VIEWS, KeyMap
from paperreader.tui.parts.keeping_up import LOOK_EVERY
from paperreader.tui.parts.working import Works
from paperreader.tui.place import Place
from paperreader.tui.widgets.abstract_pane import AbstractPane
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.widgets.typed import Closed, Entered, ListMoved, Said, Typed

Deed: TypeAlias = Callable[[], Awaitable[None] | None]
"""What a key does; what it hands back is waited for before another key is looked at."""


class ReaderScreen(Screen[None]):
    """Views, papers, abstract.

    Args:
        library: the library, opened so that changes are written behind.
        place: where to begin.
        key_map: a person's own keys.
    """

    AUTO_FOCUS = "PaperList"
    BLANK = True  # see Panes

    def __init__(self, library: Library, place: Place, key_map: KeyMap) -> None:
        super().__init__()
        self.parts = Ensemble(self, library, place, key_map)
        self.deeds = _deeds(self.parts)

    def compose(self) -> ComposeResult:
        """A title bar, the panes, a key bar."""
        yield self.parts.title_bar
        yield self.parts.panes
        yield self.parts.foot.key_bar

    def on_mount(self) -> None:
        """Show the papers; what else there is to know can wait until they are seen."""
        parts = self.parts
        parts.keeping_up.begin()
        parts.navigator.arrive(parts.navigator.place)
        self.call_after_refresh(parts.keeping_up.look)
        self.call_after_refresh(parts.counting.count)
        self.set_interval(LOOK_EVERY, parts.keeping_up.look)

    def on_unmount(self) -> None:
        """Leave no long work behind."""
        self.parts.works.stop_all()

    async def action_do(self, id: str) -> None:
        """Do what the key of a binding does."""
        outcome = self.deeds[id]()
        if outcome is not None:
            await outcome

    def action_go_to_paper(self, key: str) -> None:
        """To the paper of a key."""
        self.parts.finding.go_to(key)

    # What was done to the panes.

    @on(RowList.Moved, "PaperList")
    def _read(self) -> None:
        self.parts.selecting.follow()
        self.parts.reading.read()

    @on(RowList.Chosen, "PaperList")
    @on(AbstractPane.Chosen)
    def _choose(self) -> None:
        if not self.parts.importing.begin():
            self.parts.panes.action_zoom()

    @on(RowList.Moved, "ViewsPane")
    def _open_view(self) -> None:
        self.parts.navigator.open_chosen()

    @on(RowList.Chosen, "ViewsPane")
    def _enter_view(self) -> None:
        self.parts.navigator.enter_chosen()

    @on(AbstractPane.LinkPressed)
    def _follow_link(self, event: AbstractPane.LinkPressed) -> None:
        if (entry := self.parts.reading.entry) is not None:
            self.parts.taking_along.follow(entry, event.number)

    @on(AbstractPane.SimilarChosen)
    def _go_to_similar(self, event: AbstractPane.SimilarChosen) -> None:
        self.parts.navigator.go_to_paper(event.key)

    # What was typed.

    @on(Typed)
    @on(Entered)
    @on(Closed)
    def _type(self, event: Said) -> None:
        self.parts.prompting.told(event)

    @on(ListMoved)
    def _move(self, event: ListMoved) -> None:
        self.parts.prompting.moved(event.step)

    # What was done beside the reading.

    def on_errands_done(self, event: Errands.Done) -> None:
        """Take what an errand brought."""
        self.parts.errands.settle(event)

    def on_works_so_far(self, event: Works.SoFar) -> None:
        """Show how far a long work is."""
        self.parts.works.told(event)


def _deeds(parts: Ensemble) -> Mapping[str, Deed]:
    """What can be done by a name: that of a key's binding, or one that only commands have."""

    def back() -> None:
        """Leave the first that there is of: a line for typing, a work, a pane, a selection, a filter."""
        if not (
            parts.foot.leave()
            or parts.works.stop()
            or parts.panes.back_to_papers()
            or parts.selecting.drop()
        ):
            parts.filtering.clear()

    return {
        "next-unread": partial(parts.navigator.next_unread, 1),
        "previous-unread": partial(parts.navigator.next_unread, -1),
        "next-digest": partial(parts.navigator.next_digest, 1),
        "previous-digest": partial(parts.navigator.next_digest, -1),
        "return": parts.navigator.go_back,
        "back": back,
        "raw": parts.reading.toggle_raw,
        "similar": parts.similar.enter,
        "open": parts.taking_along.open,
        "yank": parts.taking_along.yank,
        "select": parts.selecting.turn_over,
        "range": parts.selecting.turn_range,
        "star": parts.deciding.star,
        "tag": parts.deciding.tag,
        "untag": parts.deciding.untag,
        "note": parts.deciding.note,
        "later": parts.deciding.later,
        "dismiss": parts.deciding.dismiss,
        "snooze": parts.deciding.snooze,
        "read": parts.deciding.read,
        "read-all": parts.deciding.read_all,
        "command": parts.commanding.begin,
        "undo": parts.changes.undo,
        "redo": parts.changes.redo,
        "filter": parts.filtering.begin,
        "sort": parts.filtering.sort,
        "jump": parts.finding.jump,
        "palette": parts.finding.palette,
        "help": parts.finding.help,
        **{id: partial(parts.own_views.open, at) for at, id in enumerate(SAVED_VIEWS, 1)},
        "save-view": parts.own_views.save,
        "rename-view": parts.own_views.rename,
        "delete-view": parts.own_views.delete,
        "import": parts.importing.choose,
        "load-samples": parts.importing.load_samples,
        "export": parts.exporting.choose,
        "fetch": parts.fetching.fetch,
        "failures": parts.telling.read,
    }
