"""Writing what is selected, or else what is listed, into a file, beside the reading.

Does not know how any format is written. Changes no mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from paperreader.core.progress import Told
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.long_work import exported
from paperreader.tui.outside import Outside
from paperreader.tui.parts.selecting import Selecting
from paperreader.tui.parts.working import EXPORTING, Works
from paperreader.tui.widgets.paper_list import PaperList

if TYPE_CHECKING:
    from paperreader.core.listing import Listing
    from paperreader.tui.screens.export_box import ExportWish


class Exporting:
    """Exports.

    Args:
        library: what is exported.
        errands: do it.
        works: an export is one.
        papers: what is listed.
        selecting: knows what of it is selected.
        foot: says what came of it.
        outside: asks for a file.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        works: Works,
        papers: PaperList,
        selecting: Selecting,
        foot: Foot,
        outside: Outside,
    ) -> None:
        self._library = library
        self._errands = errands
        self._works = works
        self._papers = papers
        self._selecting = selecting
        self._foot = foot
        self._outside = outside

    async def choose(self) -> None:
        """Ask for a file to write the papers into."""
        from paperreader.tui.screens.export_box import ExportBox  # see Filtering.begin

        listing = self._papers.listing
        if not listing:
            self._foot.say("There is no paper here to export.")
            return
        selected = self._selecting.selected()
        if selected is not None:
            papers = wording.papers(selected.count)
        else:
            papers = "the listing" if listing.unfinished else wording.papers(len(listing))
        find_keys = selected.find_keys if selected is not None else partial(_all_of, listing)
        await self._outside.ask(ExportBox(papers), partial(self._hand_out, find_keys))

    def _hand_out(self, find_keys: Callable[[], Sequence[str]], wish: ExportWish) -> None:
        if hindrance := self._works.hindrance(EXPORTING):
            self._foot.say(hindrance)
            return
        work = self._works.begin(EXPORTING)
        question = partial(exported, partial(self._write, wish), find_keys, work)
        self._errands.ask("export", question, partial(self._handed_out, wish))

    def _write(self, wish: ExportWish, keys: Sequence[str], *, told: Told) -> None:
        # What exports is imported here, in a thread.
        exporting = self._library.exporting
        exporting.file(keys, wish.format, wish.path, overwrite=wish.overwrite, told=told)

    def _handed_out(self, wish: ExportWish, outcome: int | BaseException) -> None:
        self._works.end(EXPORTING)
        if isinstance(outcome, int):
            self._foot.say(wording.exported(outcome, wish.path))
        else:
            self._foot.say(wording.not_exported(outcome), "error")


def _all_of(listing: Listing) -> Sequence[str]:
    return listing.whole().keys
