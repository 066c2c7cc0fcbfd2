"""The files of this device: read, mended, and changed under a lock.

    <device>.json             the marks changed last, and the history of changes
    <device>.settled.json     the marks before those, once there are thousands

A save writes the first file whole, and because the second is left alone, a star costs the same whether
there are a hundred marks or a million. Both are marks files like those of any device, and because marks
join (see `merged`), one that stands in both does no harm. So marks settle after the save that made them
too many, and whoever is killed at that has saved.

Knows when marks settle and when a file is backed up or mended. Does not know of other devices, nor what
the reader sees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock as ThreadLock
from typing import TYPE_CHECKING, NamedTuple

from paperreader.core.errors import StoreDamaged, StoreError
from paperreader.store.backups import Backups
from paperreader.store.durable import FileVersion, file_version, refuse_unwritable
from paperreader.store.history import History
from paperreader.store.layout import collector_paused
from paperreader.store.lock import Lock
from paperreader.store.marks_file import MarksFile, read_marks_file, refuse_newer
from paperreader.store.mending import mend, newest_good

if TYPE_CHECKING:
    from paperreader.store.operations import Operation

UNSETTLED_MARKS = 2000
"""Marks in the first file before they settle: 500 kB, which are serialised, written and on disk within
3 ms. To settle among 50,000 others takes 0.25 s, and one star in two thousand does."""


SETTLED_ENDING = ".settled.json"
"""How the name of a device's second file ends, after the name of the device."""


class Replacement(NamedTuple):
    """A file that was written: the version that was there before and the one that is there now."""

    path: Path
    before: FileVersion | None
    after: FileVersion | None


class _Held(NamedTuple):
    """What the first file held when it was last read or written."""

    file: MarksFile
    version: FileVersion | None


class DeviceFile:
    """The marks files that this device, and no other, writes.

    Any thread may read; only one thread updates.
    """

    def __init__(
        self, directory: Path, device: str, backups: Backups, now: Callable[[], datetime]
    ) -> None:
        self.path = directory / f"{device}.json"
        self.settled = directory / f"{device}{SETTLED_ENDING}"
        self.notices: list[str] = []
        """Sentences about what was damaged and what was done about it."""

        self._lock = Lock(directory / f".{device}.lock")
        self._backups = backups
        self._now = now
        self._held = _Held(MarksFile(), None)
        self._holding = ThreadLock()

    @property
    def history(self) -> History:
        """The changes of this device, as they were when the file was last read or written."""
        return self._held.file.history

    def owns(self, path: Path) -> bool:
        """Whether a file is one of the two."""
        return path in (self.path, self.settled)

    def read(self, path: Path) -> tuple[MarksFile, FileVersion | None]:
        """Read one of the two files; a damaged one is mended: a good backup takes its place.

        Where nothing can be written, the backup is read in its stead.

        Raises:
            StoreError: it cannot be read.
        """
        held = self._held
        try:
            found = read_marks_file(path)
        except StoreDamaged as damage:
            try:
                with self._lock.held():
                    found = self._read_or_mend(path)
            except StoreError as refusal:
                return self._read_backup(path, damage, refusal)
        with self._holding:
            # Unless another thread has written meanwhile: what was read is then of yesterday.
            if path == self.path and self._held is held:
                self._held = _Held(*found)
        return found

    def refuse_unwritable(self) -> None:
        """Raise StoreError where the system lets nobody, or not this program, write the files."""
        refuse_unwritable(self.path.parent, "marks cannot be changed")

    def update(self, decide: Callable[[], Sequence[Operation]]) -> Sequence[Replacement]:
        """Apply operations to what the files hold by now, and save that.

        Args:
            decide: says which operations; called when no other program can write any more.

        Returns:
            What was written.

        Raises:
            StoreBusy: another program was writing for too long.
            StoreError: it could not be saved, or a later version of this program has written the file;
                what the files tell is as it was.
        """
        with self._lock.held(), collector_paused():
            held = self._caught_up()
            operations = decide()
            return self._save(held.file.after(operations), held.version) if operations else []

    @property
    def crowded(self) -> bool:
        """Whether there are too many marks in the first file, as far as is known."""
        return len(self._held.file.documents) > UNSETTLED_MARKS

    def settle(self) -> Sequence[Replacement]:
        """Let the marks of the first file settle, if they are too many; what was written.

        Where that fails the marks stay where they are, and a notice says so.
        """
        with (
            self._failure_told(f"The marks in {self.path} could not settle."),
            self._lock.held(),
            collector_paused(),
        ):
            held = self._caught_up()
            if len(held.file.documents) > UNSETTLED_MARKS:
                return self._settle(held.file, held.version)
        return []

    def _caught_up(self) -> _Held:
        """What the first file holds now, read again if another program has written it."""
        held = self._held
        if held.version is None or file_version(self.path) != held.version:
            held = _Held(*self._read_or_mend(self.path))
        refuse_newer(self.path, held.file)
        return held

    def _save(self, file: MarksFile, before: FileVersion | None) -> Sequence[Replacement]:
        with self._failure_told(f"No backup of {self.path} could be made."):
            self._backups.keep(self.path, self._now())
        return [self._write_first(file, before)]

    def _settle(self, file: MarksFile, version: FileVersion | None) -> Sequence[Replacement]:
        """Move the marks of the first file to the second: what is moved is on disk before and after.

        The kill that comes between the two writes leaves it in both, which does no harm.
        """
        settled, before = self._read_or_mend(self.settled)
        refuse_newer(self.settled, settled)
        both = _write(self.settled, settled.joined(file.documents).next_revision(), before)
        with self._failure_told(f"No backup of {self.settled} could be made."):
            self._backups.keep_copy(self.settled, self._now())
        return [both, self._write_first(replace(file, documents={}), version)]

    def _write_first(self, file: MarksFile, before: FileVersion | None) -> Replacement:
        file = file.next_revision()
        replacement = _write(self.path, file, before)
        with self._holding:
            self._held = _Held(file, replacement.after)
        return replacement

    @contextmanager
    def _failure_told(self, sentence: str) -> Iterator[None]:
        """Tell the reader of a failure that is no reason to refuse a save."""
        try:
            yield
        except StoreError as error:
            self._tell(f"{sentence} {error}")

    def _read_or_mend(self, path: Path) -> tuple[MarksFile, FileVersion | None]:
        try:
            return read_marks_file(path)
        except StoreDamaged as damage:
            self._tell(mend(path, damage, self._backups.of(path), self._now()))
            return read_marks_file(path)

    def _read_backup(
        self, path: Path, damage: StoreDamaged, refusal: StoreError
    ) -> tuple[MarksFile, FileVersion | None]:
        """What is read in the stead of a damaged file that cannot be mended; its version is the damage's.

        It is not held: whoever can write again shall find the damage, and mend it.
        """
        backup = newest_good(self._backups.of(path))
        outcome = (
            f"the backup {backup.name} was read" if backup else "there is no good backup of it"
        )
        self._tell(f"{damage} It could not be put aside ({refusal.reason}), and {outcome}.")
        return read_marks_file(backup)[0] if backup else MarksFile(), file_version(path)

    def _tell(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)


def _write(path: Path, file: MarksFile, before: FileVersion | None) -> Replacement:
    # Marks are read from their rows; TinyDB, which takes 2 ms to import, is for writing them.
    from paperreader.store.durable_storage import DurableStorage

    storage = DurableStorage(path)
    storage.write(file.tables())
    return Replacement(path, before, storage.version)
