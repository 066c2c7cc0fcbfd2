"""Bringing files and folders into the library while one reads.

Does not know how a file is read, nor how far it is shown to be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from paperreader.library import Library
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.long_work import Outcome, imported
from paperreader.tui.outside import Outside
from paperreader.tui.parts.telling import Telling
from paperreader.tui.parts.working import FETCHING, IMPORTING, Works


class Importing:
    """Imports.

    Args:
        library: what is imported into.
        errands: do it.
        works: an import is one, and waits for a fetch.
        foot: says why there is none now.
        telling: says what came of it.
        outside: asks for a file.
        came: is called when something may have come in.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        works: Works,
        foot: Foot,
        telling: Telling,
        outside: Outside,
        came: Callable[[], object],
    ) -> None:
        self._library = library
        self._errands = errands
        self._works = works
        self._foot = foot
        self._telling = telling
        self._outside = outside
        self._came = came

    def begin(self) -> bool:
        """Load the samples into an empty library; whether it is empty."""
        if self._library.size:
            return False
        self.load_samples()
        return True

    async def choose(self) -> None:
        """Ask for a file or a folder."""
        from paperreader.tui.screens.import_box import ImportBox  # see Filtering.begin

        await self._outside.ask(ImportBox(), self.bring_in)

    def load_samples(self) -> None:
        """Import the digests that come with the program."""
        self.bring_in(self._library.places.samples)

    def bring_in(self, path: Path) -> None:
        """Import a file or a folder, beside the reading."""
        if hindrance := self._works.hindrance(FETCHING, IMPORTING):
            self._foot.say(hindrance)
            return
        work = self._works.begin(IMPORTING)
        self._errands.ask("import", partial(imported, self._library, [path], work), self._brought)

    def _brought(self, found: tuple[Sequence[Outcome], BaseException | None]) -> None:
        from paperreader.tui.import_wording import import_account  # most readings import nothing

        self._works.end(IMPORTING)
        self._telling.tell(import_account(*found, self._telling.key))
        self._came()
