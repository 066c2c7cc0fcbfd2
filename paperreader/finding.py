"""Papers that are found: all that a query selects, and those that a text, or another paper, is most like.

Knows in which order, and with what beside each paper. Does not know what a view's name means, nor how the
index finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import islice

from paperreader.contents import Contents
from paperreader.core.errors import AmbiguousPaper, UnknownPaper
from paperreader.core.listing import Entry, Hit, Hurry, Listing, Row
from paperreader.core.query import (
    NONE,
    Everything,
    Flag,
    Is,
    Query,
    narrowed,
    natural_sort,
    sort_of,
    unsorted,
)
from paperreader.core.sort import Sort
from paperreader.core.view import View
from paperreader.decisions import Decisions
from paperreader.index.index import Holding, Index, TitleHit
from paperreader.meaning import Meaning

WHOLE = slice(None)
"""The part of a listing that is all of it."""

WHOLLY = 100.0
"""The score of a paper that was asked for by its id."""

REMEMBERED = 20
"""Papers that are remembered as opened or decided about lately: as many as a jump puts first."""


class Finding:
    """Finds papers of one library. May be used from several threads.

    Args:
        index: finds them.
        decisions: what was decided about them.
        contents: reads them.
        meaning: tells what is asked.
    """

    def __init__(
        self, index: Index, decisions: Decisions, contents: Contents, meaning: Meaning
    ) -> None:
        self._index = index
        self._decisions = decisions
        self._contents = contents
        self._meaning = meaning
        self._opened: tuple[str, ...] = ()

    def list(
        self,
        query: str | Query,
        view: View | None = None,
        sort: Sort | None = None,
        part: slice = WHOLE,
        hurry: Hurry | None = None,
    ) -> Listing:
        """The papers that a query selects, or of its listing a part; see `Library.list`."""
        meaning = self._meaning
        further = meaning.read(query) if isinstance(query, str) else query
        asked = further if view is None else narrowed(view.query, further)
        order = sort or _wished_order(asked, further, view)
        selecting = meaning.settled(asked) if view is None else meaning.shown_by(view, further)
        answering = self._decisions.decided.answering
        read_rows = self._read_rows

        def listing(hurry: Hurry | None = None) -> Listing:
            keys = self._index.select(selecting, answering, order, hurry)
            return Listing(
                query=asked,
                sort=order,
                keys=keys[part],
                total=len(keys),
                read_entries=self._contents.entries,
                read_rows=read_rows,
                find_all=listing if keys.unfinished else None,
                count_hidden=count_hidden,
            )

        @cache
        def count_hidden() -> int:
            hidden = NONE if view is None else meaning.hidden_in(view, further)
            return len(self._index.select(hidden, answering))

        return listing(hurry)

    def jump(self, text: str, limit: int) -> Sequence[Hit]:
        """The papers whose titles a half-remembered text fits best, or whose id it is; see `Library.jump`."""
        from paperreader.core.ids import id_named  # see lookup.searches_for

        if (id := id_named(text)) and (keys := self._index.lookup(id)):
            return [self._named(entry) for entry in self._contents.entries(keys[: max(0, limit)])]
        lately = dict.fromkeys((*self._opened, *self._decisions.kept_lately(REMEMBERED)))
        return self._hits(self._index.jump(text, limit, [*lately]))

    def similar(self, reference: str, limit: int = 5) -> Sequence[Hit]:
        """The papers whose titles and abstracts are most like a paper's, the most alike first.

        Args:
            reference: as for :meth:`paper`. The paper itself is left out, and so are other records of it.
            limit: how many papers to return at most; fewer where fewer share a telling word.

        Raises:
            UnknownPaper, AmbiguousPaper: as :meth:`paper`.
        """
        return self._hits(self._index.similar(self.paper(reference).paper, limit))

    def opened(self, key: str) -> None:
        """Take note that the reader has opened a paper, until the library is closed."""
        others = (other for other in self._opened if other != key)
        self._opened = (key, *islice(others, REMEMBERED - 1))

    @property
    def aliases(self) -> Mapping[str, str]:
        """The keys that papers had and have no more, each with the paper's own; never changes."""
        return self._index.aliases

    def paper(self, reference: str) -> Entry:
        """The paper of a key, of an unambiguous prefix of one, of an arXiv id or of a DOI.

        Raises:
            UnknownPaper: no paper answers to it.
            AmbiguousPaper: several do.
        """
        keys = self._index.lookup(reference)
        if not keys:
            raise UnknownPaper(reference)
        if len(keys) > 1:
            raise AmbiguousPaper(reference, tuple(keys))
        return self._contents.entries(keys)[0]

    def _hits(self, found: Iterable[TitleHit]) -> Sequence[Hit]:
        read = self._contents.paper
        return [Hit(hit.key, hit.title, hit.score, hit.spans, read) for hit in found]

    def _named(self, entry: Entry) -> Hit:
        """A paper that was asked for by its id."""
        return Hit(entry.paper.key, entry.paper.title, WHOLLY, (), self._contents.paper)

    def watching(self) -> Holding:
        """A function that tells which of some papers, by their keys, are watched for as things are now.

        What has to be searched for is searched for by this call, and not by the function.
        """
        if Flag.WATCHED not in self._meaning.rules:
            return _none_of
        asked = self._meaning.settled(Is(Flag.WATCHED))
        return self._index.holding(asked, self._decisions.decided.answering)

    @property
    def _read_rows(self) -> Callable[[Sequence[str]], Sequence[Row]]:
        """Reads rows, with the sign of those that are watched for as things are now."""
        watched = self.watching()
        return self._contents.rows if watched is _none_of else partial(self._signed, watched)

    def _signed(self, watched: Holding, keys: Sequence[str]) -> Sequence[Row]:
        signed = watched(keys)
        rows = self._contents.rows(keys)
        return [row._replace(watched=True) if row.key in signed else row for row in rows]


def _none_of(_keys: Sequence[str]) -> frozenset[str]:
    """What is watched for where there is no rule that says so."""
    return frozenset()


def _wished_order(asked: Query, further: Query, view: View | None) -> Sort:
    """The order of a listing for which nobody named one.

    Args:
        asked: what is asked in all.
        further: what of it was asked beside a view.
        view: the view; None where there is none.
    """
    by_view_alone = view is not None and unsorted(further) == Everything()
    return sort_of(asked) or (Sort.DATE if by_view_alone else natural_sort(asked))
