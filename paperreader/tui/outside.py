"""What the parts of the reader need of the screen and the program around them.

Knows how a box is put above the reader, and how the terminal is lent. Does not know what is asked, nor what
the terminal is lent for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.timer import Timer

from paperreader.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from paperreader.tui.browser import Visit
    from paperreader.tui.screens.box import Answer, Box


class Outside:
    """What is around the parts.

    Args:
        screen: on which they are shown.
        panes: from which commands are run.
    """

    def __init__(self, screen: Screen[None], panes: Panes) -> None:
        self._screen = screen
        self._panes = panes

    async def ask(self, box: Box[Answer], then: Callable[[Answer], object]) -> None:
        """Put a box above the reader; `then` is given the answer, unless it is closed without one."""

        def answer(answer: Answer | None) -> None:
            if answer is not None:
                then(answer)

        await self._screen.app.push_screen(box, answer)

    def ask_next(self, box: Box[Answer], then: Callable[[Answer], object]) -> None:
        """The same, for those who cannot wait for it; it is done before another key is looked at."""
        self.next(partial(self.ask, box, then))

    def next(self, deed: Callable[[], Awaitable[None]]) -> None:
        """Have something done before another key is looked at, for those who cannot wait for it."""
        self._screen.call_next(deed)

    def soon(self, deed: Callable[[], None]) -> None:
        """Have something done once what was changed before is seen on the screen."""
        self._screen.call_after_refresh(deed)

    def after(self, seconds: float, deed: Callable[[], None]) -> Timer:
        """Have something done after so many seconds, unless the timer is stopped."""
        return self._screen.set_timer(seconds, deed)

    def run(self, action: str) -> None:
        """Do what an action's name says."""
        if self._screen.is_attached:  # else the program was left meanwhile
            self._screen.call_next(self._screen.app.run_action, action, self._panes)

    def themes(self) -> Iterable[str]:
        """The names of the themes there are."""
        return self._screen.app.available_themes

    def ring(self) -> None:
        """Ring the bell."""
        self._screen.app.bell()

    def copy(self, text: str) -> None:
        """Hand a text to the terminal's clipboard; to be called in a thread."""
        self._screen.app.call_from_thread(self._screen.app.copy_to_clipboard, text)

    def lend_terminal(self, visit: Visit) -> bool:
        """Make a visit with the terminal in other hands; to be called in a thread."""
        return self._screen.app.call_from_thread(self._suspended, visit)

    def _suspended(self, visit: Visit) -> bool:
        with self._screen.app.suspend():
            return visit()
