"""How the index is kept true to the digests on disk, of which it is a copy.

Knows when the two differ, and that a digest which cannot be read is named and passed over. Does not
know how a digest comes to be there, nor anything of marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from time import monotonic

from paperreader.core.digest import Digest
from paperreader.core.errors import StoreError
from paperreader.core.paper import Paper
from paperreader.core.progress import Told, silently, stretch, watched
from paperreader.index.index import Index
from paperreader.store.digests import DigestStore

TRIED_AGAIN_AFTER = 60.0
"""Seconds after which a mending that failed is needed again, if nothing has changed before."""


class Mending:
    """Keeps the index of one library true to its digests. May be used from several threads."""

    def __init__(self, digests: DigestStore, index: Index) -> None:
        self._digests = digests
        self._index = index
        self._damaged: dict[str, StoreError] = {}
        self._compared: object = None
        self._differs = False
        self._failed: tuple[object, float] | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """A sentence for each digest file that could not be read and was passed over."""
        return tuple(map(str, self._damaged.values()))

    @property
    def needed(self) -> bool:
        """Whether digests and index differed when :meth:`look` last looked, and mending may help.

        Where it has failed, only a change or a minute makes another attempt worth while.
        """
        if self._differs and self._failed:
            state, moment = self._failed
            return state != self._compared or monotonic() - moment >= TRIED_AGAIN_AFTER
        return self._differs

    def look(self) -> None:
        """Compare digests and index, if either has changed since that was last done.

        Raises:
            StoreError: the directory of the digests cannot be read.
        """
        state = self._digests.version(), self._index.generation
        if state != self._compared:
            self._differs = any(self._differences())
            self._compared = state

    def mend(self, told: Told = silently) -> bool:
        """Make the index hold the digests that lie on disk, and no others; whether any was missing.

        The newest come first, and may be found before the others are there. What `told` raises ends
        it; what is in the index by then stays.

        Raises:
            StoreBusy: another program has been writing the library for too long.
            StoreError: the index cannot be written.
        """
        if not any(self._differences()):
            return False
        try:
            with self._digests.locked():
                self._index.refresh()  # another program may have mended it meanwhile
                self._mend(told)
        except StoreError:
            self._failed = self._compared, monotonic()
            raise
        finally:
            self.look()
        return True

    def _mend(self, told: Told) -> None:
        deleted, _ = self._differences()
        if deleted:
            self._index.clear()
        _, missing = self._differences()
        if missing:
            newest_first = sorted(missing, reverse=True)
            self._index.add(self._readable(newest_first, told), self._digests.paper)

    def _differences(self) -> tuple[Set[str], Set[str]]:
        """The digests that only the index has, and the readable ones that only the disk has."""
        on_disk = set(self._digests.ids())
        indexed = self._index.digests.keys()
        return indexed - on_disk, on_disk - indexed - self._damaged.keys()

    def _readable(
        self, digests: Sequence[str], told: Told
    ) -> Iterator[tuple[Digest, Iterator[Paper]]]:
        papers = 0
        for number, id in enumerate(digests):
            try:
                digest, its_papers = self._digests.read(id)
            except StoreError as error:
                self._damaged[id] = error
                continue
            share, next_share = number / len(digests), (number + 1) / len(digests)
            yield (
                digest,
                watched(its_papers, digest.title, stretch(told, share, next_share, papers)),
            )
            papers += digest.size
