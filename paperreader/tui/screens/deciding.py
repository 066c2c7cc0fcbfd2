"""Changes: made one after the other beside the reading, shown, told and taken back.

Built on the screens that know where one is and what comes in. Does not know what is decided: the screens
that are built on this one do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from paperreader.core import deeds
from paperreader.core.mark import Change
from paperreader.tui.screens.bringing import BringingScreen
from paperreader.tui.titles import Doing

MARKING = Doing("marking")
"""What the title bar says while a whole listing is marked."""


class DecidingScreen(BringingScreen):
    """Views, papers, abstract, and changes; takes what the navigator does."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._marking = 0
        """Changes to many papers that are still to come."""

    def decide(
        self,
        decide: Callable[[], Change | None],
        told: Callable[[Change | None], str] | None = None,
        then: Callable[[], object] | None = None,
        *,
        many: bool = False,
    ) -> None:
        """Make a change, after those that were asked for before, and show it.

        Args:
            decide: makes the change; it runs in a thread.
            told: what is said about it.
            then: what is to be done when it was made.
            many: whether it is about so many papers that the title bar shall say so until it is made.
        """
        if many:
            self._marking += 1
            self.doing = MARKING
        self.errands.do(
            decide, partial(self._decided, told, then, many), partial(self._undecided, many)
        )

    def _undecided(self, many: bool, error: BaseException) -> None:
        self._end_marking(many)
        self.complain(error)

    def _end_marking(self, many: bool) -> None:
        self._marking -= many
        if not self._marking and self.doing == MARKING:
            self.doing = None

    def _decided(
        self,
        told: Callable[[Change | None], str] | None,
        then: Callable[[], object] | None,
        many: bool,
        change: Change | None,
    ) -> None:
        self._end_marking(many)
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
