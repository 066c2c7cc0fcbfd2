"""The marks and keepsakes of a library: what was decided, here and on other devices, and how it is undone.

Knows which decision counts, and what an undo takes back. Does not know when a decision is on disk, nor
what a file looks like.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from paperreader.core.inert import inert_line
from paperreader.core.keepsake import Keepsakes
from paperreader.core.mark import Change, Edit
from paperreader.core.paper import Named
from paperreader.store.backups import Backups
from paperreader.store.clock import time_after
from paperreader.store.device_file import DeviceFile
from paperreader.store.history import Step
from paperreader.store.layered import LayeredMarks
from paperreader.store.layout import collector_paused
from paperreader.store.marks_directory import MarksDirectory
from paperreader.store.merged import MergedMarks
from paperreader.store.saving import Decided, SavedBehind, SavedFirst, Saving
from paperreader.store.snapshot import Snapshot

if TYPE_CHECKING:
    from paperreader.store.operations import Noted, Operation, Recorded, Redone, Undone

NEEDED_TO_DECIDE = (
    "paperreader.store.operations",
    "paperreader.store.durable_storage",
    "filelock",
)
"""Modules that are imported with the first decision: most starts shall not wait for them."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class MarkStore:
    """The marks in one directory, which need not be there yet. May be used from several threads."""

    def __init__(
        self,
        marks: Path,
        backups: Path,
        device: str,
        *,
        cache: Path | None = None,
        now: Callable[[], datetime] = _utc_now,
        write_behind: bool = False,
    ) -> None:
        """Read all marks.

        Args:
            marks: the directory of the marks files.
            backups: the directory of earlier ones.
            device: the name of this device, of letters, digits and hyphens: its files are written.
            cache: the directory of a copy of them that is quickly read; None for none.
            now: the clock.
            write_behind: whether saving is left to a thread; see `saving`.

        Raises:
            StoreError: a marks file of this device cannot be read.
        """
        self._device = device
        self._now = now
        self._merged = MergedMarks()
        self._file = DeviceFile(marks, device, Backups(backups), now)
        snapshot = Snapshot(cache and cache / device)
        self._files = MarksDirectory(marks, self._file, self._merged, snapshot)
        self._files.open()
        self._news: frozenset[str] = frozenset()
        self._deciding = RLock()
        self._saving: Saving = (
            SavedBehind(self._file, self._files, self._show)
            if write_behind
            else SavedFirst(self._file, self._files, self._show, self._take_in)
        )

    @property
    def marks(self) -> LayeredMarks:
        """The papers that have a mark, by key, with all that was decided, on disk or not yet.

        A mapping that was handed out never changes.
        """
        return self._merged.marks

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the reader: which files were damaged, and what became of them."""
        return (*self._file.notices, *self._files.notices)

    @property
    def keepsakes(self) -> Keepsakes:
        """What is kept by name, by key, as `marks` tells of papers."""
        return self._merged.keepsakes.keepsakes

    def record(self, edits: Sequence[Edit], summary: str, papers: Mapping[str, Named]) -> Change:
        """Decide: change marks, or keepsakes, as one change, which one undo takes back.

        Args:
            edits: what changes, at least one thing, and no field of a paper or a keepsake twice.
            summary: what was done, for people.
            papers: the papers that are touched, by key: their titles and ids are kept with the marks.

        Raises:
            StoreError: it could not be saved.
            TypeError: a key, a field or a value is none that JSON can hold.
        """
        return self._decide(lambda: [self._recorded(edits, summary, papers)])[0].change

    def record_upon_latest(self, deed: Callable[[], tuple[Sequence[Edit], str]]) -> Change | None:
        """Change keepsakes as :meth:`record` does, starting from all that other programs have saved.

        Args:
            deed: gives the edits and the summary; called when that is taken in, and no other program can
                write any more unless saving is left to a thread. What it raises is raised here.

        Returns:
            The change; None where nothing is to change.

        Raises:
            StoreError: it could not be saved.
            TypeError: a key, a field or a value is none that JSON can hold.
        """

        def recorded() -> Sequence[Recorded]:
            self._take_in()
            edits, summary = deed()
            return [self._recorded(edits, summary, {})] if edits else []

        return next((operation.change for operation in self._decide(recorded)), None)

    def note(self, edits: Sequence[Edit]) -> None:
        """Remember something of keepsakes that nobody decided: no undo takes it back.

        Args:
            edits: what changes, at least one thing; all of keepsakes.

        Raises:
            StoreError: it could not be saved.
        """
        from paperreader.store.operations import Noted  # see record

        def noted() -> Sequence[Noted]:
            return [Noted(tuple(edits), self.next_time())]

        self._decide(noted)

    def undo(self) -> Change | None:
        """Take back the last change of this device that stands; None where there is none.

        A field that was set again since, here or on another device, keeps its value.

        Raises:
            StoreError: it could not be saved.
        """
        return next((undone.change for undone in self._decide(self._undone)), None)

    def redo(self) -> Change | None:
        """Make the change again that was taken back last; None where there is none.

        A field that was set again since, here or on another device, keeps its value.

        Raises:
            StoreError: it could not be saved.
        """
        return next((redone.change for redone in self._decide(self._redone)), None)

    def call(self, aliases: Mapping[str, str]) -> frozenset[str]:
        """Let what was decided under some keys count for the papers that go by them from now on.

        Args:
            aliases: all other keys that papers go by, with the papers' own.

        Returns:
            The keys whose marks may be others by it. No file changes.
        """
        with self._deciding:
            return self._merged.call(aliases)

    def refresh(self) -> frozenset[str]:
        """Take in what other programs and devices have written: the papers, and keepsakes, changed by it.

        Raises:
            StoreError: a marks file of this device cannot be read.
        """
        with self._deciding:
            news = self._files.take_in() | self._news
            self._news = frozenset()
            return news

    @property
    def news(self) -> frozenset[str]:
        """The papers whose marks changed by what others wrote, and of which no refresh has told yet."""
        return self._news

    def prepare(self) -> None:
        """Import what the first decision needs, which otherwise takes 15 ms longer than all others."""
        for module in NEEDED_TO_DECIDE:
            import_module(module)

    def kept_lately(self, most: int) -> list[str]:
        """The papers that this device starred, read, tagged or noted on last, the latest first.

        Args:
            most: how many at most; what was done to more at once does not count.
        """
        return self._saving.history.kept_lately(most)

    def flush(self) -> None:
        """Wait until every decision is on disk.

        Raises:
            StoreError: one could not be saved; it stays, and is saved with the next.
        """
        self._saving.flush()

    def close(self) -> None:
        """Save what is left and end the writing thread.

        Raises:
            StoreError: a decision could not be saved.
        """
        self._saving.close()

    def _decide(self, decide: Callable[[], Sequence[Decided]]) -> Sequence[Decided]:
        with self._deciding, collector_paused():
            self._file.refuse_unwritable()
            if self._files.refusal:
                raise self._files.refusal
            return self._saving.decided(decide)

    def _take_in(self) -> None:
        self._news |= self._files.take_in()

    def _show(self, operations: Iterable[Operation]) -> None:
        for operation in operations:
            self._merged.edit(self._device, operation.edits, operation.time)

    def _recorded(
        self, edits: Sequence[Edit], summary: str, papers: Mapping[str, Named]
    ) -> Recorded:
        # The first decision can wait for what the first screen has no use for.
        from paperreader.store.operations import Recorded

        change = Change(_new_id(), self.next_time(), inert_line(summary), tuple(edits))
        return Recorded(change, Step.of(change), papers)

    def _undone(self) -> Sequence[Undone]:
        from paperreader.store.operations import Undone  # see _recorded

        step = self._saving.history.to_undo
        if step is None:
            return []
        change = step.change
        return [Undone(change, self._still_holding(change.inverse_edits()), self.next_time())]

    def _redone(self) -> Sequence[Redone]:
        from paperreader.store.operations import Redone  # see _recorded

        step = self._saving.history.to_redo
        if step is None:
            return []
        change = step.change
        return [Redone(change, self._still_holding(change.edits), self.next_time())]

    def _still_holding(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """The edits whose field has the value that they start from: nobody has set it since."""
        return tuple(filter(self._merged.holds, edits))

    def next_time(self) -> str:
        """The time that a decision made now bears: later than that of all decisions that were seen."""
        return time_after(self._merged.latest, self._now())


def _new_id() -> str:
    """A name for a change: 64 bits, so that no two of all devices are alike."""
    return os.urandom(8).hex()
