"""The reader's decisions: made, taken back, and known by what they say of which papers.

Keeps the papers of each flag and tag true to the marks, so that nobody goes through tens of thousands of
marks to list a few papers. Knows what a change has touched. Does not know how marks are stored, nor what
else is known of a paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING

from paperreader.core.keepsake import Keepsakes
from paperreader.core.mark import Change, Edit, Mark
from paperreader.core.marked import Cut, Decided
from paperreader.core.paper import Named, Naming
from paperreader.store.marks import MarkStore

if TYPE_CHECKING:
    from paperreader.core.decision import Decision


NO_ALIASES: Mapping[str, str] = {}

GivesAliases = Callable[[], Mapping[str, str]]


class Decisions:
    """The marks and keepsakes of one library. May be used from several threads; raises what its store raises.

    Args:
        store: keeps them.
        cut: cuts what is asked, and notes, into words.
        aliases: gives other keys that papers go by, with the papers' own; the same object until that changes.
        today: says which day it is: papers come back from a snooze on theirs.
    """

    def __init__(
        self,
        store: MarkStore,
        cut: Cut | None = None,
        aliases: GivesAliases = lambda: NO_ALIASES,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._store = store
        self._today = today
        self._changing = RLock()
        self._given_aliases = aliases
        self._aliases = NO_ALIASES
        self._decided = Decided(store.marks, cut=cut, today=today())

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks of all papers that have any, by key; what is handed out never changes."""
        self._follow()
        return self._store.marks

    @property
    def keepsakes(self) -> Keepsakes:
        """What is kept by name, by key; what is handed out never changes."""
        return self._store.keepsakes

    def next_time(self) -> str:
        """The time that a decision made now bears."""
        return self._store.next_time()

    @property
    def decided(self) -> Decided:
        """Which papers answer what can be asked of the marks today."""
        self._follow()
        if (today := self._today()) != self._decided.today:
            with self._changing:
                self._decided = self._decided.on(today)
        return self._decided

    def kept_lately(self, most: int) -> Sequence[str]:
        """The papers that were starred, read, tagged or noted on last, the latest first; see the store."""
        self._follow()
        return [*dict.fromkeys(map(self._paper_of, self._store.kept_lately(most)))]

    def decide(self, keys: Iterable[str], decision: Decision, named: Naming) -> Change | None:
        """Carry out a decision about papers; None where all of them are so already.

        Args:
            keys: the papers' keys.
            decision: what is decided.
            named: tells what they are called.
        """
        # The first decision can wait for what the first screen has no use for.
        from paperreader.core.decision import edits_for
        from paperreader.core.deeds import summary

        marks = self.marks
        edits = list(edits_for(dict.fromkeys(map(self._paper_of, keys)), marks, decision))
        if not edits:
            return None
        touched = list(dict.fromkeys(edit.key for edit in edits))
        papers = named(touched)
        title = ""
        if len(touched) == 1:  # and perhaps its digests have been deleted since it was listed
            title = papers[touched[0]].title if touched[0] in papers else touched[0]
        return self.record(edits, summary(edits, title), papers)

    def record(self, edits: Sequence[Edit], summary: str, papers: Mapping[str, Named]) -> Change:
        """Change marks, as the store does."""
        with self._changing:
            change = self._store.record(edits, summary, papers)
            self._touched(edit.key for edit in edits)
            return change

    def note(self, edits: Sequence[Edit]) -> None:
        """Remember something of keepsakes that nobody decided, as the store does."""
        with self._changing:
            self._store.note(edits)

    def record_upon_latest(self, deed: Callable[[], tuple[Sequence[Edit], str]]) -> Change | None:
        """Change keepsakes, as the store does, starting from all that other programs have saved."""
        with self._changing:
            return self._made(self._store.record_upon_latest(deed))

    def undo(self) -> Change | None:
        """Take the last change back; None where there is none."""
        with self._changing:
            return self._made(self._store.undo())

    def redo(self) -> Change | None:
        """Make the change again that was last taken back; None where there is none."""
        with self._changing:
            return self._made(self._store.redo())

    def refresh(self) -> bool:
        """Take in what other programs and devices have written; whether anything changed by it."""
        with self._changing:
            touched = self._store.refresh()
            self._touched(touched)
            return bool(touched)

    def _made(self, change: Change | None) -> Change | None:
        if change is not None:
            self._touched(edit.key for edit in change.edits)
        return change

    def _follow(self) -> None:
        """Let marks count for the papers that go by their keys as things are now."""
        aliases = self._given_aliases()
        if aliases is not self._aliases:
            with self._changing:
                self._aliases = aliases
                self._touched(self._store.call(aliases))

    def _paper_of(self, key: str) -> str:
        return self._aliases.get(key, key)

    def _touched(self, keys: Iterable[str]) -> None:
        """Take note of papers whose marks are others now, and of those that the store met meanwhile."""
        touched = {*map(self._paper_of, keys), *self._store.news}
        self._decided = self._decided.after(self._store.marks, touched)
