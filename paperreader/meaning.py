"""What a query means in one library: views by their names, days so long ago, and what the rules select.

Knows the views that there are and the rules of the configuration. Does not know how papers are found, nor
where views and rules are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from paperreader.core.query import NONE, Everything, Flag, Query, is_settled, narrowed, unsorted
from paperreader.core.view import BUILT_IN, WATCHED, View, hidden_in, shown_by
from paperreader.rules import read_rules
from paperreader.saved_views import SavedViews

_ANYTHING = Everything()

Stamp = tuple[int, int]
"""When a file was last written, in ns, and how long it is in bytes; zeros where there is none."""


class Meaning:
    """Tells what queries mean now. May be used from several threads.

    Args:
        saved: the views that the reader saved.
        config_file: tells the rules, which are read when something is first asked, and when it has changed.
        today: from which days are counted.
    """

    def __init__(self, saved: SavedViews, config_file: Path, today: Callable[[], date]) -> None:
        self._saved = saved
        self._config_file = config_file
        self._today = today
        self._stamp: Stamp | None = None

    def read(self, query: str) -> Query:
        """What a text asks.

        Raises:
            QueryError: it cannot be understood.
            ConfigError: a rule of the configuration cannot be read.
        """
        if not query:
            return Everything()
        # The first screen asks with a value, and shall not wait for a parser.
        from paperreader.core.query_parser import parse

        return parse(query, self.view_queries)

    @cached_property
    def rules(self) -> Mapping[Flag, Query]:
        """What the rules ask, by what is said of the papers that answer; those kinds that there are.

        Raises:
            ConfigError: one of them cannot be read.
        """
        self._stamp = _stamp_of(self._config_file)
        return read_rules(self._config_file)

    def refresh(self) -> bool:
        """Look whether the rules are others than before; whether they are. It takes one look at the file.

        Raises:
            ConfigError: one of them cannot be read. Those of before hold on, and it is raised once.
        """
        before = self.rules
        if (stamp := _stamp_of(self._config_file)) == self._stamp:
            return False
        self._stamp = stamp
        self.rules = read_rules(self._config_file)
        return self.rules != before

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


def _all_of(view: View) -> Query:
    return view.query


def _stamp_of(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:  # whoever reads the file says why
        return 0, 0
    return found.st_mtime_ns, found.st_size
