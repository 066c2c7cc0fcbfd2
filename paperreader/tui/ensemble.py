"""The parts of the reader put together: who needs whom, and who is told when something is another.

Does not know keys or messages, which the screen hands on. Computes nothing.
"""

from __future__ import annotations

from functools import partial

from textual.screen import Screen

from paperreader.core.mark import Change
from paperreader.library import Library
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.keys import KeyMap, shortcut
from paperreader.tui.lots import Watched
from paperreader.tui.outside import Outside
from paperreader.tui.parts.changing import Changes
from paperreader.tui.parts.commanding import Commanding
from paperreader.tui.parts.counting import Counting
from paperreader.tui.parts.deciding import Deciding
from paperreader.tui.parts.exporting import Exporting
from paperreader.tui.parts.fetching import Fetching
from paperreader.tui.parts.filtering import Filtering
from paperreader.tui.parts.finding import Finding
from paperreader.tui.parts.heading import Heading
from paperreader.tui.parts.importing import Importing
from paperreader.tui.parts.keeping_up import KeepingUp, why_empty
from paperreader.tui.parts.navigating import Navigator
from paperreader.tui.parts.own_views import OwnViews
from paperreader.tui.parts.prompting import Prompting
from paperreader.tui.parts.reading import Reading
from paperreader.tui.parts.selecting import Selecting
from paperreader.tui.parts.similar import SimilarPapers
from paperreader.tui.parts.taking_along import TakingAlong
from paperreader.tui.parts.telling import Telling
from paperreader.tui.parts.working import Works
from paperreader.tui.place import Place
from paperreader.tui.widgets.panes import Panes
from paperreader.tui.widgets.title_bar import TitleBar


class Ensemble:
    """All parts of one reader.

    Args:
        screen: on which they are shown.
        library: the library, opened so that changes are written behind.
        place: where to begin.
        key_map: a person's own keys.
    """

    def __init__(
        self, screen: Screen[None], library: Library, place: Place, key_map: KeyMap
    ) -> None:
        self._library = library
        self.title_bar = TitleBar()
        panes = self.panes = Panes(library.today())
        papers = panes.papers
        outside = Outside(screen, panes)
        foot = self.foot = Foot(screen, key_map, self._tell)
        errands = self.errands = Errands(screen, foot.complain)
        works = self.works = Works(screen, shortcut("back", key_map), self._worked)

        why = partial(why_empty, library, works)
        navigator = self.navigator = Navigator(
            library, place, errands, panes, foot, why, self._arrived
        )
        counting = self.counting = Counting(library, errands, panes.views, self._counted)
        self.reading = Reading(library, errands, panes, foot, outside, self._read)
        self.similar = SimilarPapers(library, errands, panes, foot, outside)
        self.finding = Finding(library, navigator, panes, key_map, outside)

        prompting = self.prompting = Prompting(library, errands, foot, panes)
        self.filtering = Filtering(navigator, prompting, foot, outside)
        selecting = self.selecting = Selecting(errands, papers, self._tell)
        self._heading = Heading(
            self.title_bar, navigator, counting, self.filtering, works, selecting
        )

        self.keeping_up = KeepingUp(
            library, errands, works, navigator, papers, foot, self._show_marks
        )
        telling = self.telling = Telling(foot, outside, key_map)
        self.importing = Importing(library, errands, works, foot, telling, outside, self._came)
        self.fetching = Fetching(library, errands, works, foot, telling, self._came)
        self.exporting = Exporting(library, errands, works, papers, selecting, foot, outside)
        self.taking_along = TakingAlong(library, errands, papers, selecting, foot, key_map, outside)

        changes = self.changes = Changes(library, errands, works, foot, self._changed)
        self.deciding = Deciding(
            library, errands, changes, papers, selecting, counting, foot, key_map, outside
        )
        self.own_views = OwnViews(library, changes, navigator, foot, key_map, outside)
        self.commanding = Commanding(
            library, errands, changes, prompting, selecting, foot, key_map, outside
        )

    # Who is told of what.

    def _tell(self) -> None:
        self._heading.tell()

    def _worked(self) -> None:
        self._heading.tell()
        self.keeping_up.explain()

    def _arrived(self) -> None:
        self.selecting.shown(self.navigator.place.view)
        self.keeping_up.shown()
        self.filtering.tell()
        if not self.navigator.place.listing.unfinished:  # else how many there are is not known yet
            self._heading.tell()
        self.reading.read()

    def _read(self) -> None:
        self.similar.follow(self.reading.entry)
        self._show_entry()

    def _show_entry(self) -> None:
        self.reading.show(self.counting.digests)

    def _counted(self, other_digests: bool) -> None:
        if other_digests:
            self._show_entry()
            self.similar.look_again()
        self._heading.tell()
        self.navigator.keep_up()

    def _changed(self, change: Change) -> None:
        self.keeping_up.keep_listing()
        self._show_marks()
        self.navigator.bring_back(change)

    def _show_marks(self) -> None:
        self.panes.turn(self._library.today())
        self.navigator.mark_again()
        self.reading.mark_again()
        self.similar.mark_again()
        # What is watched for may be other papers by that, which only the library can tell.
        self.errands.ask("watched", self._library.finding.watching, self._sign)
        self.panes.call_after_refresh(self.counting.count)

    def _sign(self, watched: Watched) -> None:
        self.panes.papers.sign_again(watched)
        self.similar.sign_again(watched)

    def _came(self) -> None:
        self.navigator.open_again()
        self.counting.count()
