"""The marks files of all devices in one directory, and what has changed in them since the last look.

Knows whose file is whose and which ones were read already. Does not know how one is written, nor what
is decided but not yet on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Lock

from paperreader.core.errors import StoreError
from paperreader.store.device_file import DeviceFile, Replacement
from paperreader.store.durable import FileVersion, file_version, names_in, remove_orphans
from paperreader.store.marks_file import MarksFile, read_marks_file, refuse_newer
from paperreader.store.merged import MergedMarks
from paperreader.store.storage import collector_paused

_Versioned = tuple[MarksFile, FileVersion | None]


class MarksDirectory:
    """Reads marks files into the marks of the library, each as often as it changes."""

    def __init__(self, directory: Path, own: DeviceFile, merged: MergedMarks) -> None:
        """Name a directory, which need not be there yet, without reading it.

        Args:
            directory: where the marks files are.
            own: those of this device.
            merged: what they are read into.
        """
        self.refusal: StoreError | None = None
        """Why this device's marks must not be changed, if so."""

        self._directory = directory
        self._own = own
        self._merged = merged
        self._unreadable: dict[Path, StoreError] = {}
        self._seen: dict[Path, FileVersion | None] = {}
        self._seeing = Lock()
        remove_orphans(directory)

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about files that cannot be read, or not be written, as things are."""
        left_out = (f"{error} Its marks are left out." for error in self._unreadable.values())
        return (*left_out, *map(str, filter(None, [self.refusal])))

    def take_in(self) -> bool:
        """Read the files that have changed since they were last read; whether any mark has by that.

        Raises:
            StoreError: a file of this device cannot be read; that of another gives a notice.
        """
        paths = self._paths()
        for gone in self._unreadable.keys() - set(paths):
            del self._unreadable[gone]
        with collector_paused():
            news = [self._take_in(path) for path in paths]
        return any(news)

    def wrote(self, replacements: Iterable[Replacement]) -> None:
        """Take note that this device has written files: there is nothing to learn from them.

        Where another program had written one before and that was not seen yet, there still is.
        """
        with self._seeing:
            for path, before, after in replacements:
                if self._seen.get(path) == before:
                    self._seen[path] = after

    def _take_in(self, path: Path) -> bool:
        if self._own.owns(path):
            return self._take_in_with(self._own.read, path)
        return self._take_in_foreign(path)

    def _take_in_foreign(self, path: Path) -> bool:
        """Take in another device's file, which is not this one's to mend."""
        try:
            news = self._take_in_with(read_marks_file, path)
        except StoreError as error:
            self._unreadable[path] = error
            return False
        self._unreadable.pop(path, None)
        return news

    def _take_in_with(self, read: Callable[[Path], _Versioned], path: Path) -> bool:
        version = file_version(path)
        with self._seeing:
            if path in self._seen and self._seen[path] == version:
                return False
        file, version = read(path)
        with self._seeing:
            self._seen[path] = version
        if self._own.owns(path):
            self._note_refusal(path, file)
        self._merged.saw(file.history.latest)
        return self._merged.join(_device_of(path), file.documents)

    def _note_refusal(self, path: Path, file: MarksFile) -> None:
        try:
            refuse_newer(path, file)
        except StoreError as error:
            self.refusal = error

    def _paths(self) -> Sequence[Path]:
        """The files of all devices: of each the one that marks settle from before the settled ones.

        Read in that order, no mark is missed that another program is just moving.
        """
        names = names_in(self._directory)
        return [self._directory / n for n in names if n.endswith(".json") and n[0] != "."]


def _device_of(path: Path) -> str:
    return path.name.removesuffix(".json").removesuffix(".settled")
