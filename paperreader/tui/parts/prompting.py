"""Lines for typing at the foot of the screen: opened, left, and given to whoever asked for them.

Owns whose line is typed into. Does not know what any of them means.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from paperreader.library import Library
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.widgets.panes import Panes
from paperreader.tui.widgets.typed import Closed, Entered, Said, Typed

if TYPE_CHECKING:
    from paperreader.tui.widgets.prompt_bar import PromptBar


class Typist(Protocol):
    """Who has a line typed."""

    def typed(self, text: str) -> None:
        """The text is another."""

    def entered(self, text: str) -> None:
        """Enter was pressed."""

    def closed(self) -> None:
        """What was typed shall be of no account."""


class Prompting:
    """The line that is typed into, of one screen, which hands on what every bar says.

    Args:
        library: knows what there is to be named, and keeps what is typed.
        errands: ask it.
        foot: where the lines stand.
        panes: get the focus back.
    """

    def __init__(self, library: Library, errands: Errands, foot: Foot, panes: Panes) -> None:
        self._library = library
        self._errands = errands
        self._foot = foot
        self._panes = panes
        self._typist: Typist | None = None

    async def open(
        self, bar: PromptBar, typist: Typist, kept_as: str, text: str = "", found: str = ""
    ) -> None:
        """Let a bar be typed into, and tell it what there is and what was typed before.

        Args:
            bar: the bar.
            typist: is told what is typed.
            kept_as: the name by which the library keeps what is typed into it.
            text: what stands in it.
            found: what that comes to.
        """
        if not self._panes.is_attached:  # the program was left before this key had its turn
            return
        await self._foot.open(bar, text, found)
        self._typist = typist
        self._errands.ask("names", self._library.overview.names, bar.know)
        typed_before = partial(self._library.typed.of, kept_as)
        self._errands.ask("typed", typed_before, bar.remember)

    def leave(self) -> None:
        """Go back to the papers from a bar that was typed into."""
        self._foot.close()
        self._panes.focus_again()

    def keep(self, kept_as: str, text: str) -> None:
        """Keep what was typed into a bar, for another day."""
        self._errands.do(partial(self._library.typed.keep, kept_as, text), lambda _: None)

    def told(self, event: Said) -> None:
        """Hand on what was done to a bar, unless it was closed meanwhile."""
        if self._typist is None or self._foot.prompt is not event.bar:
            return
        match event:
            case Typed():
                self._typist.typed(event.text)
            case Entered():
                self._typist.entered(event.text)
            case Closed():
                self._typist.closed()

    def moved(self, step: int) -> None:
        """Move in the list while typing."""
        self._panes.papers.move_to(self._panes.papers.cursor + step)
