"""The papers that are like the one that is read: looked for when one rests on it, and entered by a key.

Does not know how they are found, nor how they are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.timer import Timer

from paperreader.core.listing import Entry, Hit
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.arrangement import ABSTRACT
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.lots import Watched
from paperreader.tui.nearby import rows_of
from paperreader.tui.outside import Outside
from paperreader.tui.widgets.panes import Panes

AT_REST = 0.1
"""Seconds for which one reads a paper until similar ones are looked for: three times those between two keys
of one that is held down, so that whoever only passes by waits for none of it."""

SIMILAR = 5
"""Papers that are shown: as many as fit below most abstracts on a screen of 45 lines."""


class SimilarPapers:
    """What stands below the page that is read.

    Args:
        library: is asked for them.
        errands: ask it.
        panes: show them.
        foot: says that there are none.
        outside: has a clock.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        panes: Panes,
        foot: Foot,
        outside: Outside,
    ) -> None:
        self._library = library
        self._errands = errands
        self._panes = panes
        self._foot = foot
        self._outside = outside
        self._key = ""
        self._found: Sequence[Hit] | None = None  # until it is known
        self._watched: Watched | None = None
        self._wanted = False
        self._resting: Timer | None = None

    def follow(self, entry: Entry | None) -> None:
        """Look for what is like a paper, once one has rested on it."""
        key = entry.paper.key if entry else ""
        if key != self._key:
            self._look_for(key)

    def look_again(self) -> None:
        """Look again what is like the paper: there are other papers than before."""
        self._look_for(self._key)

    def _look_for(self, key: str) -> None:
        self._key, self._found, self._wanted = key, None, False
        if self._resting is not None:
            self._resting.stop()
        self._resting = self._outside.after(AT_REST, self._look)

    def _look(self) -> None:
        if key := self._key:
            question = partial(self._find, key)
            take, fail = partial(self._take, key), partial(self._find_none, key)
            self._errands.ask("similar", question, take, fail)

    def _find(self, key: str) -> tuple[Sequence[Hit], Watched]:
        """In a thread: what is like a paper, and who tells what of that is watched for."""
        finding = self._library.finding
        return finding.similar(key, SIMILAR), finding.watching()

    def _take(self, key: str, found: tuple[Sequence[Hit], Watched]) -> None:
        if key == self._key:  # else one has gone on
            self._found, self._watched = found
            self.mark_again()
            if self._wanted:
                self._enter()

    def _find_none(self, key: str, error: BaseException) -> None:
        if key == self._key:
            self._found, self._wanted = (), False
        self._foot.complain(error)

    def mark_again(self) -> None:
        """Show them with the marks of now."""
        rows = rows_of(self._found or (), self._library.marks, self._watched)
        self._panes.abstract.show_similar(rows)

    def sign_again(self, watched: Watched) -> None:
        """Show them with the sign of what is watched for now."""
        self._watched = watched
        self.mark_again()

    def enter(self) -> None:
        """To the first of them, or if one is there to the next; once they are found, if they are not."""
        if self._panes.papers.key is None:
            self._foot.say(wording.in_passing(self._panes.papers.emptiness))
            return
        self._wanted = bool(self._key) and self._found is None
        if not self._wanted:
            self._enter()

    def _enter(self) -> None:
        self._wanted = False
        if self._found:
            self._panes.enter(ABSTRACT)
            self._panes.abstract.enter_similar()
        else:
            self._foot.say("No similar paper was found.")
