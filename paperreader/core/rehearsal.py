"""What imports would have brought that were only rehearsed, so that the next one may count on it.

Knows their digests and papers. Does not know what the library holds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from paperreader.core.digest import Digest
from paperreader.core.one_paper import Appearance
from paperreader.core.paper import Paper, ids_of, title_key

_LATELY = sys.float_info.max
"""The second in which what was rehearsed came: after all that has come, and before what comes."""


class Rehearsal:
    """Dry runs of imports, one after the other, of which each counts on those before it."""

    def __init__(self) -> None:
        self.papers: list[Appearance] = []
        """The papers that would have come, each as often as it is in a list."""

        self._digests: dict[str, Digest] = {}
        self._replaced: set[str] = set()

    def take(
        self, digest: Digest, papers: Iterable[Paper], *, instead_of: Digest | None = None
    ) -> None:
        """Count on a digest from now on, and on its papers, each under the key that it would have.

        Args:
            digest: the digest.
            papers: what it lists.
            instead_of: the digest that it would replace.
        """
        if instead_of:
            self._replaced.add(instead_of.id)
        self._digests[digest.id] = digest
        for paper in papers:
            moment = _LATELY, "", len(self.papers)
            names = title_key(paper.title), paper.key
            self.papers.append(Appearance(moment, paper.key, names, ids_of(paper)))

    def added_to(self, digests: Mapping[str, Digest]) -> Mapping[str, Digest]:
        """The digests that there would be by now, by id, beside those of the library."""
        if not self._digests:
            return digests
        there = {**digests, **self._digests}
        return {id: digest for id, digest in there.items() if id not in self._replaced}
