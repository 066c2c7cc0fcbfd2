"""Bringing every new day of what is subscribed to, beside the reading.

Knows that a fetch and an import wait for each other. Does not know how anything is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from paperreader.library import Library
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.long_work import fetched
from paperreader.tui.parts.telling import Telling
from paperreader.tui.parts.working import FETCHING, IMPORTING, Works

if TYPE_CHECKING:
    from paperreader.core.fetching import FetchReport


class Fetching:
    """Fetches.

    Args:
        library: what is fetched into.
        errands: do it.
        works: a fetch is one, and waits for an import.
        foot: says why there is none now.
        telling: says what came of it.
        came: is called when something may have come in.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        works: Works,
        foot: Foot,
        telling: Telling,
        came: Callable[[], object],
    ) -> None:
        self._library = library
        self._errands = errands
        self._works = works
        self._foot = foot
        self._telling = telling
        self._came = came

    def fetch(self) -> None:
        """Bring every new day of what is subscribed to."""
        if hindrance := self._works.hindrance(FETCHING, IMPORTING):
            self._foot.say(hindrance)
            return
        work = self._works.begin(FETCHING)
        self._errands.ask("fetch", partial(fetched, self._library, work), self._fetched)

    def _fetched(self, found: tuple[Sequence[FetchReport], BaseException | None]) -> None:
        from paperreader.tui.fetch_wording import fetch_account  # most readings fetch nothing

        self._works.end(FETCHING)
        self._telling.tell(fetch_account(*found, self._telling.key))
        self._came()
