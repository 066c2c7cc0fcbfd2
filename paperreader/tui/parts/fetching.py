"""Bringing every new day of what is subscribed to, beside the reading.

Knows that a fetch and an import wait for each other. Does not know how anything is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from paperreader.core.errors import Cancelled
from paperreader.library import Library
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.long_work import fetched
from paperreader.tui.parts.working import FETCHING, IMPORTING, Works

if TYPE_CHECKING:
    from paperreader.core.fetching import FetchReport


class Fetching:
    """Fetches.

    Args:
        library: what is fetched into.
        errands: do it.
        works: a fetch is one, and waits for an import.
        foot: says what came of it.
        came: is called when something may have come in.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        works: Works,
        foot: Foot,
        came: Callable[[], object],
    ) -> None:
        self._library = library
        self._errands = errands
        self._works = works
        self._foot = foot
        self._came = came

    def fetch(self) -> None:
        """Bring every new day of what is subscribed to."""
        if hindrance := self._works.hindrance(FETCHING, IMPORTING):
            self._foot.say(hindrance)
            return
        work = self._works.begin(FETCHING)
        self._errands.ask("fetch", partial(fetched, self._library, work), self._fetched)

    def _fetched(self, found: tuple[Sequence[FetchReport], BaseException | None]) -> None:
        from paperreader.tui.fetch_wording import fetch_told  # most readings fetch nothing

        self._works.end(FETCHING)
        reports, ended_by = found
        failed = ended_by is not None and not isinstance(ended_by, Cancelled)
        failed = failed or any(report.failure for report in reports)
        self._foot.say(fetch_told(reports, ended_by), "error" if failed else "information")
        self._came()
