"""What a library holds at a glance: its views, with how many papers each has and how many are unread.

Keeps what it has counted of digests as long as it holds, for there are thousands of them, and they are
counted again after every change. Does not know how a paper is marked or listed, nor what hides one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock

from paperreader.core.digest import Digest, told_apart
from paperreader.core.marked import Decided
from paperreader.core.query import And, Flag, Is, Query, Remembered
from paperreader.core.view import (
    View,
    ViewCount,
    digest_view,
    tag_view,
)
from paperreader.index.index import Index
from paperreader.index.tallies import DigestCount

UNREAD = Is(Flag.UNREAD)

Asking = Callable[[View], Query]
"""Gives what is asked, as things are now, of some papers of a view."""


class Overview:
    """The views of one library. May be used from several threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._counting = Lock()
        self._of_digests: dict[str, ViewCount] = {}
        self._digests: Sequence[Digest] = ()
        self._apart: Mapping[str, str] = {}

    def views(
        self, decided: Decided, named: Iterable[View], shown: Asking, hidden: Asking, muted: Query
    ) -> Sequence[ViewCount]:
        """Named views, tags, the most used first, and digests, the newest first, as they are now.

        Takes a while, and leaves the index to open faster.

        Args:
            decided: which papers answer what can be asked of the marks.
            named: the views that have a name of their own.
            shown: tells what is asked of the papers that a view shows.
            hidden: tells what is asked of those that it hides.
            muted: asked of those that all views hide.
        """

        def papers(query: Query) -> int:
            return len(self._index.select(query, decided.answering))

        def counted(view: View) -> ViewCount:
            asked, hiding = Remembered(shown(view)), Remembered(hidden(view))
            unread = papers(And((asked, UNREAD)))
            return ViewCount(view, papers(asked), unread, hidden=papers(hiding))

        with self._counting:
            with_names = list(map(counted, named))
            tagged = list(map(counted, map(tag_view, tag_counts(decided))))
            digests = self._index.digest_counts(decided.answering, muted)
            self._tell_apart()
            self._of_digests = {count.digest.id: self._digest_view(count) for count in digests}
            self._index.keep_rows()
            return [*with_names, *tagged, *self._of_digests.values()]

    def _digest_view(self, count: DigestCount) -> ViewCount:
        """The count of a digest; the one from before where it has not changed."""
        digest, papers, unread, hidden = count
        before, apart = self._of_digests.get(digest.id), self._apart.get(digest.id, "")
        if before and before[1:] == (papers, unread, apart, hidden):
            return before
        view = before.view if before else digest_view(digest)
        return ViewCount(view, papers, unread, apart, hidden)

    def _tell_apart(self) -> None:
        """Find what tells digests of one day apart, if there are others than before."""
        if (digests := self._index.digests_in_order) is not self._digests:
            self._digests = digests
            self._apart = told_apart(digests)


def tag_counts(decided: Decided) -> dict[str, int]:
    """How many papers bear each tag: the most used first, then by name."""
    borne = ((tag, len(bearers)) for tag, bearers in decided.tags.items())
    return dict(sorted(borne, key=lambda tag_count: (-tag_count[1], tag_count[0])))
