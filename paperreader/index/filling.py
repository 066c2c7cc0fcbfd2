"""How a long addition comes into the index: commit by commit, so that there soon is something to read.

Knows when to commit. Does not know what a commit consists of, nor who else may be writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import tantivy

from paperreader.core.digest import Digest
from paperreader.core.paper import Paper
from paperreader.index.neighbours import Neighbours
from paperreader.index.records import Earlier
from paperreader.index.state import State
from paperreader.index.writing import Addition

FIRST_COMMIT = 2_000
GROWTH = 8
MOST_IN_A_COMMIT = 50_000
"""Papers after which a long addition is committed, at the end of a digest: first soon, so that there is
something to read, then eight times as many, as each commit is searched by itself until it is merged with
others and takes the more room, until memory would grow."""


class Filling:
    """Adds digests to an index.

    Args:
        directory: where it lies.
        writer: of it; nothing else uses it meanwhile.
        earlier: reads papers of digests that are in the index or were added.
        reloaded: called after a commit, gives the index as it then is.
    """

    def __init__(
        self,
        directory: Path,
        writer: tantivy.IndexWriter,
        earlier: Earlier,
        reloaded: Callable[[], State],
    ) -> None:
        self._directory = directory
        self._writer = writer
        self._earlier = earlier
        self._reloaded = reloaded

    def add(
        self,
        state: State,
        digests: Iterable[tuple[Digest, Iterable[Paper]]],
        without: Iterable[str],
        around: Neighbours,
    ) -> None:
        """Add digests, one after the other, to an index as it is; see `Index.add`.

        Args:
            state: the index as it is.
            digests: with their papers.
            without: what to take out first.
            around: what was found already around the papers of the first digest.
        """
        enough = FIRST_COMMIT
        addition = Addition(state, self._writer, self._earlier, around)
        for digest in without:
            addition.drop(digest)
        for new, papers in digests:
            addition.take(new, papers)
            if len(addition) >= enough:
                addition.commit(self._directory)
                state = self._reloaded()
                addition = Addition(state, self._writer, self._earlier, Neighbours(state))
                enough = min(GROWTH * enough, MOST_IN_A_COMMIT)
        if addition:
            addition.commit(self._directory)
