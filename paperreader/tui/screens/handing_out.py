"""What leaves the library while one reads: exports.

Built on the screen that relates papers. Knows how far an export is and how it is stopped. Changes no mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.message import Message

from paperreader.core.progress import Progress
from paperreader.tui import wording
from paperreader.tui.long_work import LongWork, exported
from paperreader.tui.screens.relating import RelatingScreen
from paperreader.tui.titles import Doing

if TYPE_CHECKING:
    from paperreader.core.listing import Listing
    from paperreader.tui.screens.export_box import ExportWish

EXPORTING: Final = "exporting"
"""The long work, as the title bar names it."""


class HandingOutScreen(RelatingScreen):
    """Views, papers, abstract, and what goes out; takes what the navigator does."""

    @dataclass
    class ExportedSoFar(Message):
        """An export has come so far."""

        work: LongWork
        progress: Progress

    async def action_export(self) -> None:
        """Ask for a file to write the listing into."""
        from paperreader.tui.screens.export_box import ExportBox  # see action_jump

        listing = self.place.listing
        if not listing:
            self.say("There is no paper here to export.")
            return
        papers = "the listing" if listing.unfinished else wording.papers(len(listing))
        await self.app.push_screen(ExportBox(papers), partial(self.hand_out, listing))

    def hand_out(self, listing: Listing, wish: ExportWish | None) -> None:
        """Export a listing, beside the reading."""
        if wish is None:
            return
        if EXPORTING in self._works:
            self.say(f"An export is under way; {self._way_out()} it.")
            return
        work = LongWork(lambda progress: self.post_message(self.ExportedSoFar(work, progress)))
        self._works[EXPORTING] = work
        self.doing = Doing(EXPORTING, way_out=self._way_out())
        export = partial(self.library.exporting.file, format=wish.format, path=wish.path)
        question = partial(exported, partial(export, overwrite=wish.overwrite), listing, work)
        self.errands.ask("export", question, partial(self._handed_out, wish))

    @on(ExportedSoFar)
    def _tell_exported(self, event: ExportedSoFar) -> None:
        if self._works.get(EXPORTING) is event.work and not event.work.stopped:
            papers = wording.papers_done(event.progress)
            self.doing = Doing(EXPORTING, event.progress.share, papers, self._way_out())

    def stop_work(self) -> bool:
        """Let an export end, else an import; whether there was one to stop."""
        work = self._works.get(EXPORTING)
        if work is None or work.stopped:
            return super().stop_work()
        work.stop()
        self.doing = Doing("stopping the export")
        return True

    def _handed_out(self, wish: ExportWish, outcome: int | BaseException) -> None:
        self._end(EXPORTING)
        if isinstance(outcome, int):
            self.say(wording.exported(outcome, wish.path))
        else:
            self.say(wording.not_exported(outcome), "error")
