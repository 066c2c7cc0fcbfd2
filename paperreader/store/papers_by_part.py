"""The papers of a digest that is too long to be in memory all at once.

Knows how often they are read. Does not know from where.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from paperreader.core.paper import Paper


class PapersByPart(Collection[Paper]):
    """The papers of a digest, which are in memory only while they are gone through."""

    def __init__(self, gone_through: Callable[[], Iterator[Paper]], size: int) -> None:
        self._gone_through = gone_through
        self._size = size

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Paper]:
        return self._gone_through()

    def __contains__(self, paper: object) -> bool:
        return any(paper == one for one in self)
