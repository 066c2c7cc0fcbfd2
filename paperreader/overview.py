"""What a library holds at a glance: its views with their counts of papers, its tags and its digests.

Keeps what it has counted of digests as long as it holds, for there are thousands of them, and they are
counted again after every change. Does not know how a paper is marked or listed, nor what hides one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from paperreader.core.digest import Digest, told_apart
from paperreader.core.marked import Decided
from paperreader.core.query import And, Flag, Is, Not, Query, Remembered
from paperreader.core.view import View, ViewCount, digest_view, tag_view
from paperreader.decisions import Decisions
from paperreader.index.index import Index
from paperreader.index.tallies import DigestCount
from paperreader.meaning import Meaning

if TYPE_CHECKING:
    from paperreader.core.completion import Names

UNREAD = And((Is(Flag.UNREAD), Not(Is(Flag.DISMISSED))))
"""What is counted as unread: with what was dismissed, one is done without having read it."""


class Overview:
    """The views of one library. May be used from several threads."""

    def __init__(self, index: Index, decisions: Decisions, meaning: Meaning) -> None:
        self._index = index
        self._decisions = decisions
        self._meaning = meaning
        self._counting = Lock()
        self._of_digests: dict[str, ViewCount] = {}
        self._digests: Sequence[Digest] = ()
        self._apart: Mapping[str, str] = {}

    def digests(self) -> Sequence[Digest]:
        """All digests, the newest first, and of one day the last imported first."""
        return list(self._index.digests_in_order)

    def tags(self) -> Mapping[str, int]:
        """How many papers bear each tag: the most used first, then by name."""
        return _counts(self._decisions.decided)

    def names(self) -> Names:
        """What there is to be named in a query, for whoever completes one."""
        from paperreader.core.completion import Names  # the first screen completes nothing

        digests = self.digests()
        return Names(
            tags=self.tags(),
            sources=[*dict.fromkeys(digest.source for digest in digests)],
            digests=[digest.id for digest in digests],
            views=[view.name for view in self._meaning.named_views],
            categories=self._index.categories(),
        )

    def views(self) -> Sequence[ViewCount]:
        """The views there are, as they are now: built-in ones, saved ones, tags, digests.

        Tags come with the most used first, digests with the newest. Takes a while, and leaves the index to
        open faster.

        Raises:
            ConfigError: a rule of the configuration cannot be read.
        """
        decided, meaning = self._decisions.decided, self._meaning

        def papers(query: Query) -> int:
            return len(self._index.select(query, decided.answering))

        def counted(view: View) -> ViewCount:
            asked = Remembered(meaning.shown_by(view))
            hiding = Remembered(meaning.hidden_in(view))
            unread = papers(And((asked, UNREAD)))
            return ViewCount(view, papers(asked), unread, hidden=papers(hiding))

        with self._counting:
            named = list(map(counted, meaning.named_views))
            tagged = list(map(counted, map(tag_view, _counts(decided))))
            muted = meaning.settled(Is(Flag.MUTED))
            digests = self._index.digest_counts(decided.answering, muted)
            self._tell_apart()
            self._of_digests = {count.digest.id: self._digest_view(count) for count in digests}
            self._index.keep_rows()
            return [*named, *tagged, *self._of_digests.values()]

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


def _counts(decided: Decided) -> dict[str, int]:
    """How many papers bear each tag: the most used first, then by name."""
    borne = ((tag, len(bearers)) for tag, bearers in decided.tags.items())
    return dict(sorted(borne, key=lambda tag_count: (-tag_count[1], tag_count[0])))
