"""What is asked of a library, understood and answered: queries, views, and what the rules hide and watch for.

Knows what a view's name, a day so long ago and a rule mean to a query before the index is asked. Does not
know how papers are found, nor where views and rules are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from itertools import islice
from pathlib import Path

from paperreader.contents import Contents
from paperreader.core.errors import AmbiguousPaper, UnknownPaper
from paperreader.core.listing import Entry, Hit, Hurry, Listing, Row
from paperreader.core.query import (
    NONE,
    Everything,
    Flag,
    Is,
    Query,
    is_settled,
    narrowed,
    natural_sort,
    sort_of,
    unsorted,
)
from paperreader.core.sort import Sort
from paperreader.core.view import BUILT_IN, WATCHED, View, hidden_in, shown_by
from paperreader.decisions import Decisions
from paperreader.index.index import Holding, Index, TitleHit
from paperreader.rules import read_rules
from paperreader.saved_views import SavedViews

_ANYTHING = Everything()

REMEMBERED = 20
"""Papers that are remembered as opened or decided about lately: as many as a jump puts first."""


class Finding:
    """Answers what is asked of one library. May be used from several threads.

    Args:
        index: finds papers.
        decisions: what was decided about them.
        contents: reads them.
        saved: the views that the reader saved.
        config_file: tells the rules, which are read once, when something is first asked.
        today: from which days are counted.
    """

    def __init__(
        self,
        index: Index,
        decisions: Decisions,
        contents: Contents,
        saved: SavedViews,
        config_file: Path,
        today: Callable[[], date],
    ) -> None:
        self._index = index
        self._decisions = decisions
        self._contents = contents
        self._saved = saved
        self._config_file = config_file
        self._today = today
        self._opened: tuple[str, ...] = ()

    def list(
        self,
        query: str | Query,
        view: View | None,
        sort: Sort | None,
        part: slice,
        hurry: Hurry | None,
    ) -> Listing:
        """The papers that a query selects, or of its listing a part; see `Library.list`."""
        further = self._parsed(query) if isinstance(query, str) else query
        asked = further if view is None else narrowed(view.query, further)
        wished = sort or sort_of(asked)
        by_view_alone = view is not None and unsorted(further) == Everything()
        order = wished or (Sort.DATE if by_view_alone else natural_sort(asked))
        selecting = self.settled(asked) if view is None else self.shown_by(view, further)
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
            hidden = NONE if view is None else self.hidden_in(view, further)
            return len(self._index.select(hidden, answering))

        return listing(hurry)

    def jump(self, text: str, limit: int) -> Sequence[Hit]:
        """The papers whose titles a half-remembered text fits best; see `Library.jump`."""
        lately = dict.fromkeys((*self._opened, *self._decisions.kept_lately(REMEMBERED)))
        return self._hits(self._index.jump(text, limit, [*lately]))

    def similar(self, reference: str, limit: int) -> Sequence[Hit]:
        """The papers that are most like one; see `Library.similar`."""
        return self._hits(self._index.similar(self.paper(reference).paper, limit))

    def opened(self, key: str) -> None:
        """Take note that the reader has opened a paper."""
        others = (other for other in self._opened if other != key)
        self._opened = (key, *islice(others, REMEMBERED - 1))

    def paper(self, reference: str) -> Entry:
        """The paper that a reference names; see `Library.paper`.

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

    @cached_property
    def rules(self) -> Mapping[Flag, Query]:
        """What the rules ask, by what is said of the papers that answer; those kinds that there are.

        Raises:
            ConfigError: one of them cannot be read.
        """
        return read_rules(self._config_file)

    @property
    def named_views(self) -> Sequence[View]:
        """The views that have a name of their own: built-in ones and saved ones."""
        built_in = (view for view in BUILT_IN if view != WATCHED or Flag.WATCHED in self.rules)
        return [*built_in, *self._saved]

    @property
    def view_queries(self) -> Mapping[str, Query]:
        """What the views show that `view:` can name, by their names, case-folded, but for those of tags."""
        shown = shown_by if self._mutes else _all_of
        return {view.name.casefold(): shown(view) for view in self.named_views}

    def shown_by(self, view: View, further: Query = _ANYTHING) -> Query:
        """What is asked, as things are now, of the papers that a view shows, narrowed by a query."""
        return self.settled(narrowed(shown_by(view) if self._mutes else view.query, further))

    def hidden_in(self, view: View, further: Query = _ANYTHING) -> Query:
        """What is asked of those that it would show, too, if they were not muted."""
        if not self._mutes:
            return NONE
        whole = {view.name.casefold(): view.query for view in self.named_views}
        return self._settled(narrowed(hidden_in(view), further), whole)

    def settled(self, query: Query) -> Query:
        """What a query asks today, with the views and rules that there are; without the order it wishes."""
        return unsorted(query) if is_settled(query) else self._settled(query, self.view_queries)

    def _settled(self, query: Query, views: Mapping[str, Query]) -> Query:
        from paperreader.core.query_fields import settled  # no view of the first screen needs it

        return unsorted(settled(query, views, self._today(), self.rules))

    @property
    def _mutes(self) -> bool:
        return Flag.MUTED in self.rules

    def _hits(self, found: Iterable[TitleHit]) -> Sequence[Hit]:
        read = self._contents.paper
        return [Hit(hit.key, hit.title, hit.score, hit.spans, read) for hit in found]

    def _parsed(self, query: str) -> Query:
        if not query:
            return Everything()
        # The first screen asks with a value, and shall not wait for a parser.
        from paperreader.core.query_parser import parse

        return parse(query, self.view_queries)

    @property
    def _read_rows(self) -> Callable[[Sequence[str]], Sequence[Row]]:
        """Reads rows, with the sign of those that are watched for as things are now."""
        if Flag.WATCHED not in self.rules:
            return self._contents.rows
        asked = self.settled(Is(Flag.WATCHED))
        watched = self._index.holding(asked, self._decisions.decided.answering)
        return lambda keys: self._signed(keys, watched)

    def _signed(self, keys: Sequence[str], watched: Holding) -> Sequence[Row]:
        signed = watched(keys)
        rows = self._contents.rows(keys)
        return [row._replace(watched=True) if row.key in signed else row for row in rows]


def _all_of(view: View) -> Query:
    return view.query
