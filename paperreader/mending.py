"""How the index is kept true to the digests on disk, of which it is a copy.

Knows when the two differ, who may mend that, and where the index goes if it cannot be written where it
belongs. A digest that cannot be read is named and passed over. Does not know how a digest comes to be
there, nor anything of marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from paperreader.core.digest import Digest
from paperreader.core.errors import StoreBusy, StoreError
from paperreader.core.paper import Paper
from paperreader.core.progress import Progress, Told, silently, stretch, watched
from paperreader.index.index import Index
from paperreader.store.digests import DigestStore
from paperreader.store.lock import PATIENCE

if TYPE_CHECKING:
    from paperreader.store.refuge import Refuge

TRIED_AGAIN_AFTER = 60.0
"""Seconds after which a mending that failed is needed again, if nothing has changed before."""

TOLD_EVERY = 0.5
"""Seconds between two words to somebody who waits for another program."""

WAITING = "waiting for another program to finish"

LEFT_TO_ANOTHER = (
    "Another program is importing, or building the search index, and has not finished: "
    "papers are missing here until then."
)

ELSEWHERE = (
    "{path}: {reason}. The search index was built for this run alone, "
    "as it will be at each start until it can be written there."
)


class Differences(NamedTuple):
    """In what disk and index differ."""

    deleted: frozenset[str]
    """The digests that only the index has."""

    missing: frozenset[str]
    """The digests that only the disk has, and which can be read as far as is known."""


class Mending:
    """Keeps the index of one library true to its digests. May be used from several threads.

    Args:
        digests: the truth.
        index: the copy.
    """

    def __init__(self, digests: DigestStore, index: Index) -> None:
        self._digests = digests
        self._index = index
        self._damaged: dict[str, tuple[object, StoreError]] = {}
        self._compared: object = None
        self._different = Differences(frozenset(), frozenset())
        self._failed: tuple[Differences, float] | None = None
        self._left_to_another = False
        self._refuge: Refuge | None = None
        self._moved = ""

    def close(self) -> None:
        """Remove what was built for this run alone."""
        if self._refuge is not None:
            self._refuge.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should know: a sentence for each file that is damaged, and what is missing."""
        damaged = [str(error) for _, error in tuple(self._damaged.values())]
        left = LEFT_TO_ANOTHER if self._left_to_another and any(self._different) else ""
        return tuple(filter(None, (*damaged, self._moved, left)))

    @property
    def damaged(self) -> int:
        """How many digests cannot be read, as far as anybody has tried to."""
        return len(self._damaged)

    @property
    def needed(self) -> bool:
        """Whether digests and index differed when :meth:`look` last looked, and mending may help.

        Where it has failed, only a change or a minute makes another attempt worth while.
        """
        if self._failed and self._failed[0] == self._different:
            return monotonic() - self._failed[1] >= TRIED_AGAIN_AFTER
        return any(self._different)

    def look(self) -> None:
        """Compare digests and index, if either may have changed since that was last done.

        Raises:
            StoreError: the directory of the digests cannot be read.
        """
        state = version, _ = self._digests.version(), self._index.generation
        if version is None or state != self._compared:
            self._different = self._differences()
            self._compared = state

    def mend(self, told: Told = silently, patience: float = 0.0) -> bool:
        """Make the index hold the digests that lie on disk, and no others; whether it does so now.

        The newest come first, and may be found before the others are there. What `told` raises ends
        it; what is in the index by then stays. Where another program is at it, that one shall do it.

        Args:
            told: is told of progress.
            patience: how many seconds to wait for another program.

        Raises:
            StoreError: the index can be written neither where it belongs nor elsewhere.
        """
        self._different = different = self._differences()
        self._left_to_another = False
        if not any(different):
            return False
        try:
            with self._alone(told, patience):
                self._index.refresh()  # another program may have mended it meanwhile
                self._fill_somewhere(told)
        except StoreBusy:
            self._left_to_another = True
            return False
        except StoreError:
            self._failed = different, monotonic()
            raise
        self.look()
        return True

    def rebuild(self, told: Told = silently, patience: float = PATIENCE) -> None:
        """Delete the index and build it again from the digests; ended early, it is mended later.

        Args:
            told: is told of progress, as by :meth:`mend`.
            patience: how many seconds to wait for another program.

        Raises:
            StoreBusy: another program has been writing the library for too long.
            StoreError: the index cannot be written.
        """
        with self._alone(told, patience):
            self._damaged.clear()
            self._index.clear()
            self._fill(told)
        self.look()

    @contextmanager
    def _alone(self, told: Told, patience: float) -> Iterator[None]:
        """Hold off other programs; where nobody can write digests there is nobody to hold off."""
        with ExitStack() as stack:
            try:
                stack.enter_context(locked(self._digests, told, patience))
            except StoreBusy:
                raise
            except StoreError:
                pass
            yield

    def _fill_somewhere(self, told: Told) -> None:
        try:
            self._fill(told)
        except StoreBusy:
            raise
        except StoreError as error:
            if self._refuge is not None:
                raise
            self._take_refuge(error)
            if any(self._differences()):
                self._fill(told)
                self._moved = ELSEWHERE.format(path=error.path, reason=error.reason)

    def _take_refuge(self, error: StoreError) -> None:
        """Let the index lie in a temporary directory, with all that it holds."""
        # Hardly any library lies where nobody can write.
        from paperreader.store.refuge import Refuge, remove_abandoned

        remove_abandoned()
        try:
            refuge = Refuge()
            self._index.move(refuge.path)
        except (OSError, StoreError):
            raise error from None
        self._refuge = refuge

    def _fill(self, told: Told) -> None:
        deleted, missing = self._differences()
        newest_first = sorted(missing, reverse=True)
        readable = self._readable(newest_first, told)
        self._index.add(readable, self._digests.paper, without=deleted)

    def _differences(self) -> Differences:
        on_disk = frozenset(self._digests.ids())
        indexed = frozenset(self._index.digests)
        # One by one: another thread may be finding a further one meanwhile.
        for id, (trace, error) in tuple(self._damaged.items()):
            if id not in on_disk or _trace(error.path) != trace:
                self._damaged.pop(id, None)
        return Differences(indexed - on_disk, on_disk - indexed - self._damaged.keys())

    def _readable(
        self, digests: Sequence[str], told: Told
    ) -> Iterator[tuple[Digest, Iterator[Paper]]]:
        papers = 0
        for number, id in enumerate(digests):
            try:
                digest, its_papers = self._digests.read(id)
            except StoreError as error:
                self._damaged[id] = _trace(error.path), error
                continue
            share, next_share = number / len(digests), (number + 1) / len(digests)
            part = stretch(told, share, next_share, papers)
            yield digest, watched(its_papers, digest.title, part)
            papers += digest.size


@contextmanager
def locked(digests: DigestStore, told: Told, patience: float) -> Iterator[None]:
    """Hold off other programs that import, and tell so while waiting for one.

    Raises:
        StoreBusy: another one has been importing for so many seconds.
        StoreError: the directory cannot be written.
    """
    deadline = monotonic() + patience
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(digests.locked(min(TOLD_EVERY, patience)))
                break
            except StoreBusy as busy:
                if monotonic() >= deadline:
                    raise StoreBusy(busy.path, patience) from busy
                told(Progress(0, 0, WAITING))
        yield


def _trace(path: Path) -> object:
    """Differs once a file has been changed or has gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
