"""Papers that are read a stretch at a time, as often as an export goes through them.

Knows how much to read at once, and tells how far that has come. Does not know where papers are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from paperreader.core.listing import STRETCH, Entry
from paperreader.core.progress import Progress, Told


class Stretches:
    """Papers to go through, a few of them in memory at a time.

    Args:
        keys: the papers' keys.
        read: reads the entries of some of them.
        passes: how often all will be gone through.
        told: is told how far that is; what it raises ends it.
        what: what the work is called.
    """

    def __init__(
        self,
        keys: Sequence[str],
        read: Callable[[Sequence[str]], Sequence[Entry]],
        passes: int,
        told: Told,
        what: str,
    ) -> None:
        self._keys = keys
        self._read = read
        self._passes = passes
        self._told = told
        self._what = what
        self._done = 0

    def __iter__(self) -> Iterator[Entry]:
        """All papers once, in their order; those that are gone meanwhile are left out."""
        for start in range(0, len(self._keys), STRETCH):
            share = (self._done + start / len(self._keys)) / self._passes
            # Papers count when they are written, which they are in the last pass.
            papers = start if self._done + 1 >= self._passes else 0
            self._told(Progress(share, papers, self._what))
            yield from self._read(self._keys[start : start + STRETCH])
        self._done += 1
