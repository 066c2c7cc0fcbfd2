"""When what is decided is shown, and when it is on disk: saved first, or behind whoever decides.

Knows the order of the two, and what becomes of a decision that cannot be saved. Does not know what is
decided, nor what a file looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from paperreader.store.device_file import DeviceFile
from paperreader.store.history import History
from paperreader.store.marks_directory import MarksDirectory
from paperreader.store.writer import Writer

if TYPE_CHECKING:
    from paperreader.store.operations import Operation

Decided = TypeVar("Decided", bound="Operation")
"""The operation, whichever is decided."""

Show = Callable[[Sequence["Operation"]], object]
"""Lets the marks be as some operations make them."""


class Saving(Protocol):
    """Carries out what is decided; one thread calls at a time."""

    @property
    def history(self) -> History:
        """The changes of this device, also those that are not yet on disk."""

    def decided(self, decide: Callable[[], Sequence[Decided]]) -> Sequence[Decided]:
        """Carry out operations.

        Args:
            decide: says which; what it raises is raised here, and nothing is done.

        Raises:
            StoreError: they could not be saved.
        """

    def flush(self) -> None:
        """Wait until all of it is on disk.

        Raises:
            StoreError: something could not be saved; it stays, and is saved with the next.
        """

    def close(self) -> None:
        """Save what is left, for the last time.

        Raises:
            StoreError: it could not be saved.
        """


class SavedFirst:
    """A decision is on disk when the call that makes it returns.

    One that cannot be saved is not made, because its maker was told so.

    Args:
        file: what is written.
        files: learns of what was written.
        show: shows what is saved.
        take_in: reads what other programs have written; called when none can write any more.
    """

    def __init__(
        self,
        file: DeviceFile,
        files: MarksDirectory,
        show: Show,
        take_in: Callable[[], object],
    ) -> None:
        self._file = file
        self._files = files
        self._show = show
        self._take_in = take_in

    @property
    def history(self) -> History:
        """The changes of this device."""
        return self._file.history

    def decided(self, decide: Callable[[], Sequence[Decided]]) -> Sequence[Decided]:
        """Save operations that are decided upon all that is saved by now, and then show them."""
        operations: Sequence[Decided] = []

        def upon_the_latest() -> Sequence[Decided]:
            nonlocal operations
            self._take_in()
            operations = decide()
            return operations

        self._files.wrote(self._file.update(upon_the_latest))
        self._show(operations)
        if self._file.crowded:
            _settle(self._file, self._files)
        return operations

    def flush(self) -> None:
        """Nothing: all is saved."""

    def close(self) -> None:
        """Nothing: all is saved."""


class SavedBehind:
    """A decision is shown at once, and at once saved by a thread.

    One that cannot be saved stays, because the reader sees it, and is saved with the next.

    Args:
        file: what is written.
        files: learns of what was written.
        show: shows what is decided.
    """

    def __init__(self, file: DeviceFile, files: MarksDirectory, show: Show) -> None:
        self._file = file
        self._files = files
        self._show = show
        self._pending: list[Operation] = []
        self._queueing = Lock()
        self._writer = Writer(self._save_pending)

    @property
    def history(self) -> History:
        """The changes of this device, also those that are not yet on disk."""
        # First what is pending: should it be saved before the file is looked at, it is there twice,
        # which changes nothing, and not missing.
        pending = self._pending_now()
        history = self._file.history
        for operation in pending:
            history = operation.upon(history) or history
        return history

    def decided(self, decide: Callable[[], Sequence[Decided]]) -> Sequence[Decided]:
        """Show operations, and leave it to the thread to save them."""
        operations = decide()
        with self._queueing:
            self._pending.extend(operations)
        self._show(operations)
        if operations:
            self._writer.wake()
        return operations

    def flush(self) -> None:
        """Wait until every decision is on disk."""
        self._writer.flush()

    def close(self) -> None:
        """Save what is left and end the thread."""
        self._writer.close()

    def _save_pending(self) -> None:
        """Save what is decided and not on disk; runs on the thread."""
        saved: Sequence[Operation] = []

        def pending() -> Sequence[Operation]:
            nonlocal saved
            saved = self._pending_now()
            return saved

        if self._pending_now():
            self._files.wrote(self._file.update(pending))
            with self._queueing:
                del self._pending[: len(saved)]
            if self._file.crowded:
                self._writer.afterwards(lambda: _settle(self._file, self._files))

    def _pending_now(self) -> Sequence[Operation]:
        with self._queueing:
            return tuple(self._pending)


def _settle(file: DeviceFile, files: MarksDirectory) -> None:
    """Let marks settle, and copy all settled ones for the next start."""
    if replacements := file.settle():
        files.wrote(replacements)
        files.renew_snapshot()
