"""Changes: made one after the other beside the reading, shown, told and taken back.

Built on the screens that know where one is and what comes in. Does not know what is decided: the screens
that are built on this one do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from paperreader.core import deeds
from paperreader.core.mark import Change
from paperreader.tui.screens.bringing import BringingScreen
from paperreader.tui.titles import Doing

MARKING = Doing("marking")
"""What the title bar says while a whole listing is marked."""


class DecidingScreen(BringingScreen):
    """Views, papers, abstract, and changes; takes what the navigator does."""

    def decide(
        self,
        decide: Callable[[], Change | None],
        told: Callable[[Change | None], str] | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Make a change, after those that were asked for before, and show it.

        Args:
            decide: makes the change; it runs in a thread.
            told: what is said about it.
            then: what is to be done when it was made.
        """
        self.errands.do(decide, partial(self._decided, told, then))

    def complain(self, error: BaseException) -> None:
        """Say what went wrong, be it that a listing could not be marked; the reading goes on."""
        self._end_marking()
        super().complain(error)

    def _end_marking(self) -> None:
        if self.doing == MARKING:
            self.doing = None

    def _decided(
        self,
        told: Callable[[Change | None], str] | None,
        then: Callable[[], object] | None,
        change: Change | None,
    ) -> None:
        self._end_marking()
        if change is not None:
            self.keep_listing()
            self.show_marks()
            self.errands.ask("save", self.library.flush, lambda _: None)
        if told is not None:
            self.say(told(change))
        if then is not None:
            then()

    def action_undo(self) -> None:
        """Take the last change back."""
        self.decide(self.library.undo, deeds.undone)

    def action_redo(self) -> None:
        """Make the change again that was last taken back."""
        self.decide(self.library.redo, deeds.redone)
