"""The marks files of all devices in one directory, and what has changed in them since the last look.

Knows whose file is whose, which ones were read already, and which need not be, because a copy of what
they hold is at hand. Does not know how one is written, nor what is decided but not yet on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from paperreader.core.errors import StoreDamaged, StoreError
from paperreader.store.device_file import SETTLED_ENDING, DeviceFile, Replacement
from paperreader.store.durable import FileVersion, file_version, names_in, remove_orphans
from paperreader.store.layout import collector_paused
from paperreader.store.marks_file import MarksFile, read_marks_file, refuse_newer
from paperreader.store.merged import MergedMarks
from paperreader.store.snapshot import Snapshot, Versions

_Arrived = tuple[str, MarksFile]
"""A device, and what it has written."""


class MarksDirectory:
    """Reads marks files into the marks of the library, each as often as it changes."""

    def __init__(
        self, directory: Path, own: DeviceFile, merged: MergedMarks, snapshot: Snapshot
    ) -> None:
        """Name a directory, which need not be there yet, without reading it.

        Args:
            directory: where the marks files are.
            own: those of this device.
            merged: what they are read into.
            snapshot: the copy of the settled ones.
        """
        self.refusal: StoreError | None = None
        """Why this device's marks must not be changed, if so."""

        self._directory = directory
        self._own = own
        self._merged = merged
        self._snapshot = snapshot
        self._unreadable: dict[Path, StoreError] = {}
        self._seen: dict[Path, FileVersion | None] = {}
        self._seeing = Lock()
        remove_orphans(directory)

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about files that cannot be read, or not be written, as things are."""
        left_out = (f"{error} Its marks are left out." for error in self._unreadable.values())
        return (*left_out, *map(str, filter(None, [self.refusal])))

    def open(self) -> None:
        """Read all files for the first time; the settled ones from their copy, if it holds.

        Raises:
            StoreError: a file of this device cannot be read; that of another gives a notice.
        """
        with collector_paused():
            unsettled, settled = self._arrived(self._unsettled()), self._settled()
            if not self._rebase(settled):
                self._read_settled(settled)
            self._join(unsettled)

    def take_in(self) -> frozenset[str]:
        """Read the files that have changed since; the papers, and the keepsakes, that are others by it.

        Raises:
            StoreError: a file of this device cannot be read; that of another gives a notice.
        """
        before = self._merged.marks
        with collector_paused():
            unsettled, settled = self._arrived(self._unsettled()), self._settled()
            if any(map(self._is_new, settled)) and self._rebase(settled):
                news = self._merged.marks.differing_from(before)
            else:
                news = self._join(self._arrived(settled))
            return news | self._join(unsettled)

    def wrote(self, replacements: Iterable[Replacement]) -> None:
        """Take note that this device has written files: there is nothing to learn from them.

        Where another program had written one before and that was not seen yet, there still is.
        """
        with self._seeing:
            for path, before, after in replacements:
                if self._seen.get(path) == before:
                    self._seen[path] = after

    def renew_snapshot(self) -> None:
        """Copy the settled marks anew, if that can be done, whatever was read of them before."""
        others = MarksDirectory(self._directory, self._own, MergedMarks(), self._snapshot)
        with suppress(StoreError):
            others._read_settled(others._settled())

    def _unsettled(self) -> Sequence[Path]:
        paths = self._paths()
        for gone in self._unreadable.keys() - set(paths):
            del self._unreadable[gone]
        return [path for path in paths if not path.name.endswith(SETTLED_ENDING)]

    def _settled(self) -> Sequence[Path]:
        """The files that marks settle in.

        Looked for when the others are read: no mark is missed that another program is just moving.
        """
        return [path for path in self._paths() if path.name.endswith(SETTLED_ENDING)]

    def _paths(self) -> Sequence[Path]:
        names = names_in(self._directory)
        return [self._directory / n for n in names if n.endswith(".json") and n[0] != "."]

    def _rebase(self, settled: Sequence[Path]) -> bool:
        """Take the settled marks from their copy; whether there is one of these very files."""
        versions = {path: self._version(path) for path in settled}
        base = self._snapshot.read(_by_name(versions))
        if base is None:
            return False
        with self._seeing:
            self._seen.update(versions)
        self._merged.rebase(base)
        return True

    def _read_settled(self, settled: Sequence[Path]) -> None:
        """Read all settled marks, where nothing was read before, and keep a copy."""
        self._join(self._arrived(settled))
        if settled and not self.refusal and self._unreadable.keys().isdisjoint(settled):
            with suppress(ValueError):
                packed = self._merged.pack()
                self._snapshot.keep(packed, _by_name({path: self._seen[path] for path in settled}))

    def _join(self, arrived: Iterable[_Arrived]) -> frozenset[str]:
        news: frozenset[str] = frozenset()
        for device, file in arrived:
            self._merged.saw(file.history.latest)
            news |= self._merged.join(device, file.documents)
            news |= self._merged.join_keepsakes(device, file.keepsakes)
        return news

    def _arrived(self, paths: Iterable[Path]) -> Sequence[_Arrived]:
        """What the files hold that have changed since they were last read."""
        return [found for path in paths if self._is_new(path) for found in self._read(path)]

    def _is_new(self, path: Path) -> bool:
        version = self._version(path)
        with self._seeing:
            return path not in self._seen or self._seen[path] != version

    def _version(self, path: Path) -> FileVersion | None:
        try:
            return file_version(path)
        except StoreError:
            if self._own.owns(path):
                raise
            return None  # told when it is read

    def _read(self, path: Path) -> Sequence[_Arrived]:
        """What a file holds; nothing where it cannot be read."""
        file, version = self._read_own(path) if self._own.owns(path) else self._read_foreign(path)
        with self._seeing:
            self._seen[path] = version
        return [(_device_of(path), file)] if file else []

    def _read_own(self, path: Path) -> tuple[MarksFile, FileVersion | None]:
        file, version = self._own.read(path)
        self._note_refusal(path, file)
        return file, version

    def _read_foreign(self, path: Path) -> tuple[MarksFile | None, FileVersion | None]:
        """Read another device's file, which is not this one's to mend."""
        version = self._version(path)
        try:
            found = read_marks_file(path)
        except StoreError as error:
            self._unreadable[path] = error
            # What is damaged stays so until it is written again; what could not be read is tried again.
            return None, version if isinstance(error, StoreDamaged) else None
        self._unreadable.pop(path, None)
        return found

    def _note_refusal(self, path: Path, file: MarksFile) -> None:
        try:
            refuse_newer(path, file)
        except StoreError as error:
            self.refusal = error


def _device_of(path: Path) -> str:
    return path.name.removesuffix(".json").removesuffix(".settled")


def _by_name(versions: Mapping[Path, FileVersion | None]) -> Versions:
    return {path.name: version for path, version in versions.items() if version}
