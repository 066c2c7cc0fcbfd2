"""What is fetched while one reads: every new day of what is subscribed to, beside the reading.

Built on the screen of what goes out. Knows that a fetch and an import wait for each other, and how either
is stopped. Does not know how anything is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paperreader.core.errors import Cancelled
from paperreader.tui.long_work import fetched
from paperreader.tui.screens.bringing import IMPORTING
from paperreader.tui.screens.handing_out import HandingOutScreen
from paperreader.tui.titles import Doing

if TYPE_CHECKING:
    from paperreader.core.fetching import FetchReport

FETCHING: Final = "fetching"
"""The long work, as the title bar names it."""


class FetchingScreen(HandingOutScreen):
    """Views, papers, abstract, what comes in, and what is fetched; takes what the navigator does."""

    def action_fetch(self) -> None:
        """Bring every new day of what is subscribed to."""
        if FETCHING in self._works or IMPORTING in self._works:
            under_way = "A fetch" if FETCHING in self._works else "An import"
            self.say(f"{under_way} is under way; {self._way_out()} it.")
            return
        work = self._long_work(FETCHING)
        self.doing = Doing(FETCHING, way_out=self._way_out())
        self.errands.ask("fetch", partial(fetched, self.library, work), self._fetched)

    def bring_in(self, path: Path) -> None:
        """Import a file or a folder, unless a fetch is under way."""
        if FETCHING in self._works:
            self.say(f"A fetch is under way; {self._way_out()} it.")
        else:
            super().bring_in(path)

    def stop_work(self) -> bool:
        """Let a fetch end where it can, else what else is under way; whether there was anything to stop."""
        work = self._works.get(FETCHING)
        if work is None or work.stopped:
            return super().stop_work()
        work.stop()
        self.doing = Doing("stopping the fetch")
        return True

    def _fetched(self, found: tuple[Sequence[FetchReport], BaseException | None]) -> None:
        from paperreader.tui.fetch_wording import fetch_told  # most readings fetch nothing

        self._end(FETCHING)
        reports, ended_by = found
        failed = ended_by is not None and not isinstance(ended_by, Cancelled)
        failed = failed or any(report.failure for report in reports)
        self.say(fetch_told(reports, ended_by), "error" if failed else "information")
        self.open(self.place.view, self.place.filter, self.place.chosen)
        self.count()
