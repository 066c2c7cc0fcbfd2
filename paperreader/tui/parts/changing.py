"""Changes: made one after the other beside the reading, shown, told and taken back.

Does not know what is decided, nor about which papers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from paperreader.core import deeds
from paperreader.core.mark import Change
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.parts.working import Works
from paperreader.tui.titles import Doing

MARKING = Doing("marking")
"""What the title bar says while a whole listing is marked."""

Telling: TypeAlias = Callable[[Change | None], str]
"""What is said of a change, or of there having been nothing to change."""


class Changes:
    """The changes that are asked for.

    Args:
        library: undoes, redoes and saves them.
        errands: make them in turn.
        works: say that many papers are being marked.
        foot: says what was done.
        changed: is told what was changed.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        works: Works,
        foot: Foot,
        changed: Callable[[Change], object],
    ) -> None:
        self._library = library
        self._errands = errands
        self._works = works
        self._foot = foot
        self._changed = changed
        self._marking = 0  # changes to many papers that are still to come

    def make(
        self,
        change: Callable[[], Change | None],
        told: Telling | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Make a change, after those that were asked for before, and show it.

        Args:
            change: makes it; it runs in a thread.
            told: what is said about it; None where the row itself shows what was done.
            then: is called when it was made.
        """
        self._errands.do(change, partial(self._made, told, then))

    def make_to_many(self, change: Callable[[], Change | None], told: Telling) -> None:
        """Make a change to so many papers that the title bar shall say so until it is made."""
        self._marking += 1
        self._works.show(MARKING)

        def made(change: Change | None) -> None:
            self._end_marking()
            self._made(told, None, change)

        def failed(error: BaseException) -> None:
            self._end_marking()
            self._foot.complain(error)

        self._errands.do(change, made, failed)

    def _end_marking(self) -> None:
        self._marking -= 1
        if not self._marking and self._works.doing == MARKING:
            self._works.show(None)

    def _made(
        self, told: Telling | None, then: Callable[[], object] | None, change: Change | None
    ) -> None:
        if change is not None:
            self._changed(change)
            self._errands.ask("save", self._library.flush, lambda _: None)
        if told is not None:
            self._foot.say(told(change))
        elif change is None:
            self._foot.say(wording.UNCHANGED)
        else:
            self._foot.forget()
        if then is not None:
            then()

    def undo(self) -> None:
        """Take the last change back."""
        self.make(self._library.undo, deeds.undone)

    def redo(self) -> None:
        """Make the change again that was last taken back."""
        self.make(self._library.redo, deeds.redone)
