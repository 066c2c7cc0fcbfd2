"""What comes into the library while one reads: what other programs write, imports, the index mended.

Built on the navigator, which shows the library as it is. Knows how far the long works are and how they
are stopped. Changes no mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from textual import on
from textual.message import Message

from paperreader.core.errors import Cancelled, PaperreaderError
from paperreader.core.progress import Progress
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.keys import KeyMap, shortcut
from paperreader.tui.long_work import LongWork, imported, mended
from paperreader.tui.place import Place
from paperreader.tui.screens.filtering import FilteringScreen
from paperreader.tui.titles import Doing

LOOK_EVERY = 1.0
"""Seconds between looks at what other programs have written, which shall be seen within two."""

IMPORTING: Final = "importing"
INDEXING: Final = "indexing"
"""The long works, as the title bar names them."""


class BringingScreen(FilteringScreen):
    """Views, papers, abstract, and what comes in; takes what the navigator does."""

    @dataclass
    class WorkedSoFar(Message):
        """A long work has come so far."""

        what: str
        work: LongWork
        progress: Progress

    def __init__(self, library: Library, place: Place, key_map: KeyMap) -> None:
        super().__init__(library, place, key_map)
        self._works: dict[str, LongWork] = {}
        self._built: float | None = None
        self._incomplete = False
        self._told: set[str] = set()
        self._look_again = False

    def on_mount(self) -> None:
        """Begin to look what others write; comes before what the navigator does."""
        if not self.library.size:
            # Else an index that is missing would look like an empty library. Where nobody can tell,
            # the look that is to come says why.
            with suppress(PaperreaderError):
                self.library.refresh()
        self._tell_notices()
        self.call_after_refresh(self._look)
        self.set_interval(LOOK_EVERY, self._look)

    def on_unmount(self) -> None:
        """Leave no long work behind, for which the end of the program would wait."""
        for work in self._works.values():
            work.stop()

    # What others write.

    def _look(self) -> None:
        # What is new is told once: an answer that were of no interest any more would be lost.
        if not self.errands.under_way("look"):
            self.errands.ask("look", self.library.refresh, self._looked)

    def _looked(self, changed: bool) -> None:
        if self._look_again:
            self._look_again = False
            self._look()
        self._tell_notices()
        if changed:
            self.panes.papers.read_again(self.library.marks)
            self.show_marks()
            self._show_more()
        if self.library.mending.needed and not self._works:  # an import mends the index itself
            work = self._long_work(INDEXING)
            self.errands.ask("mend", partial(mended, self.library, work), self._mended)

    def _tell_notices(self) -> None:
        new = [notice for notice in self.library.notices if notice not in self._told]
        self._told.update(new)
        if new:
            self.say("\n".join(new), "warning")

    def _mended(self, error: BaseException | None) -> None:
        self._end(INDEXING)
        if error is not None:
            self.complain(error)
        if (
            not self.library.mending.needed
        ):  # else another program is at it, and will be for a while
            self._look_again = self.errands.under_way("look")  # it began before the mending ended
            self._look()

    # What is shown of what has come in.

    def show_place(self, place: Place) -> None:
        """Show a place, and remember whether it may lack papers that the index does not hold yet."""
        super().show_place(place)
        self._incomplete = not place.listing or INDEXING in self._works

    def keep_listing(self) -> None:
        """Let the listing be, from now on: papers that were marked shall not vanish from under the eye."""
        self._incomplete = False

    def _show_more(self) -> None:
        """Show the papers that have come into a view which lacked some when it was opened."""
        if self._incomplete and not (IMPORTING in self._works or self.errands.under_way("place")):
            self.open(self.place.view, self.place.filter, self.place.chosen)

    def emptiness(self) -> Sequence[str]:
        """Why a listing would hold nothing: also that what it would hold is still being read in."""
        if self.library.mending.needed or INDEXING in self._works:
            return wording.being_built(self._built)
        return super().emptiness()

    # Long works.

    def _long_work(self, what: str) -> LongWork:
        def tell(progress: Progress) -> None:
            self.post_message(self.WorkedSoFar(what, work, progress))

        work = self._works[what] = LongWork(tell)
        return work

    @on(WorkedSoFar)
    def _tell_progress(self, event: WorkedSoFar) -> None:
        if self._works.get(event.what) is not event.work or event.work.stopped:
            return
        papers = wording.papers_done(event.progress)
        if event.what != INDEXING:
            self.doing = Doing(event.what, event.progress.share, papers, self._way_out())
        else:
            self.doing = Doing(INDEXING, event.progress.share, papers)
            self._built = event.progress.share
            self.panes.papers.explain(self.emptiness())

    def _way_out(self) -> str:
        return f"{shortcut('back', self.key_map)} stops"

    def _end(self, what: str) -> None:
        self._works.pop(what, None)
        self.doing = self._built = None

    # Importing.

    def bring_in(self, path: Path) -> None:
        """Import a file or a folder, beside the reading."""
        if IMPORTING in self._works:
            self.say(f"An import is under way; {self._way_out()} it.")
            return
        work = self._long_work(IMPORTING)
        self.doing = Doing(IMPORTING, way_out=self._way_out())
        self.errands.ask("import", partial(imported, self.library, [path], work), self._imported)

    def stop_work(self) -> bool:
        """Let an import end where it can; whether there was one to stop."""
        work = self._works.get(IMPORTING)
        if work is None or work.stopped:
            return False
        work.stop()
        self.doing = Doing("stopping the import")
        return True

    def _imported(self, found: tuple[Sequence[wording.Outcome], BaseException | None]) -> None:
        self._end(IMPORTING)
        done, ended_by = found
        failed = ended_by is not None and not isinstance(ended_by, Cancelled)
        self.say(wording.import_told(done, ended_by), "error" if failed else "information")
        self.open(self.place.view, self.place.filter, self.place.chosen)
        self.count()
