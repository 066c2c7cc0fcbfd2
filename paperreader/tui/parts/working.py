"""What takes long beside the reading: which works are under way, how far they are, and how they are stopped.

Owns what the title bar says is being done. Does not know how any of it is done, nor what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from textual.dom import DOMNode
from textual.message import Message

from paperreader.core.progress import Progress
from paperreader.tui import wording
from paperreader.tui.long_work import LongWork
from paperreader.tui.titles import Doing


class Kind(NamedTuple):
    """A kind of long work, of which there is one at a time."""

    doing: str
    """As the title bar names it."""

    named: str
    """As a sentence does, with its article: `an import`."""


IMPORTING = Kind("importing", "an import")
FETCHING = Kind("fetching", "a fetch")
EXPORTING = Kind("exporting", "an export")
INDEXING = Kind("indexing", "the mending of the index")

STOPPABLE = (FETCHING, EXPORTING, IMPORTING)
"""What a person may stop, that first which waits for others; an index that is not whole is of no use."""


class Works:
    """The long works of one screen, which hands on every `Works.SoFar` it gets.

    Args:
        node: the screen.
        stop_key: the key that stops a work.
        changed: is called when something else is being done, or it has come further.
    """

    @dataclass
    class SoFar(Message, bubble=False):
        """A long work has come so far."""

        kind: Kind
        work: LongWork
        progress: Progress

    def __init__(self, node: DOMNode, stop_key: str, changed: Callable[[], object]) -> None:
        self._node = node
        self._way_out = f"{stop_key} stops"
        self._changed = changed
        self._under_way: dict[Kind, LongWork] = {}
        self._shares: dict[Kind, float | None] = {}
        self.doing: Doing | None = None
        """What is being worked on, and how far it is."""

    def begin(self, kind: Kind) -> LongWork:
        """Take notice of a work that begins; what is handed back is told how far it comes."""

        def tell(progress: Progress) -> None:
            self._node.post_message(self.SoFar(kind, work, progress))

        work = self._under_way[kind] = LongWork(tell)
        if kind in STOPPABLE:
            self.show(Doing(kind.doing, way_out=self._way_out))
        return work

    def under_way(self, kind: Kind) -> bool:
        """Whether there is such a work."""
        return kind in self._under_way

    @property
    def idle(self) -> bool:
        """Whether there is none."""
        return not self._under_way

    def share(self, kind: Kind) -> float | None:
        """How much of a work is done; None where nobody knows."""
        return self._shares.get(kind)

    def hindrance(self, *kinds: Kind) -> str:
        """A sentence about the first of these works that is under way; empty where none is."""
        for kind in kinds:
            if kind in self._under_way:
                named = kind.named[0].upper() + kind.named[1:]
                return f"{named} is under way; {self._way_out} it."
        return ""

    def told(self, event: SoFar) -> None:
        """Show how far a work has come, unless it is over or was stopped."""
        if self._under_way.get(event.kind) is not event.work or event.work.stopped:
            return
        share = self._shares[event.kind] = event.progress.share
        way_out = self._way_out if event.kind in STOPPABLE else ""
        papers = wording.papers_done(event.progress)
        self.show(Doing(event.kind.doing, share, papers, way_out))

    def stop(self) -> bool:
        """Let a work end where it can; whether there was one to stop."""
        for kind in STOPPABLE:
            work = self._under_way.get(kind)
            if work is not None and not work.stopped:
                work.stop()
                self.show(Doing(f"stopping the {kind.named.partition(' ')[2]}"))
                return True
        return False

    def stop_all(self) -> None:
        """Leave no work behind, for which the end of the program would wait."""
        for work in self._under_way.values():
            work.stop()

    def end(self, kind: Kind) -> None:
        """Take notice that a work is over."""
        self._under_way.pop(kind, None)
        self._shares.pop(kind, None)
        self.show(None)

    def show(self, doing: Doing | None) -> None:
        """Say that something is being done, in the place of what was said before."""
        self.doing = doing
        self._changed()
