"""What imports would have brought that were only rehearsed, so that the next one may count on it.

Knows their digests and papers. Does not know what the library holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paperreader.core.acquaintance import Acquaintance
from paperreader.core.digest import Digest
from paperreader.core.paper import Paper, ids_of, title_key


class Rehearsal:
    """Dry runs of imports, one after the other, of which each counts on those before it."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        """The keys of the papers that would have come."""

        self._digests: dict[str, Digest] = {}
        self._replaced: set[str] = set()
        self._met = Acquaintance()

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
            self.keys.add(paper.key)
            self._met.meet(paper, ids_of(paper), (title_key(paper.title),))

    def added_to(self, digests: Mapping[str, Digest]) -> Mapping[str, Digest]:
        """The digests that there would be by now, by id, beside those of the library."""
        if not self._digests:
            return digests
        there = {**digests, **self._digests}
        return {id: digest for id, digest in there.items() if id not in self._replaced}

    def known(self, papers: Sequence[Paper], keys: Sequence[str | None]) -> Sequence[str | None]:
        """For each paper its key in the library, else the key that it would have by now, else None.

        Args:
            papers: the papers.
            keys: their keys in the library; None for those that are not in it.
        """
        if not self.keys:
            return keys
        return [key or self._key_of(paper) for paper, key in zip(papers, keys, strict=True)]

    def _key_of(self, paper: Paper) -> str | None:
        return self._met.key_of(paper, ids_of(paper), title_key(paper.title))
