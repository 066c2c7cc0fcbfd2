"""Selecting papers: one by one, or a range; and what the keys that decide are about.

Owns the selection, which is by paper: in another listing of the same view the same papers are selected, as
far as they are listed there. Does not know what is decided, nor how a row is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from paperreader.core.listing import Listing
from paperreader.core.view import View
from paperreader.tui.errands import Errands
from paperreader.tui.selection import NO_ROWS, Rows, Subject, keys_at, placed
from paperreader.tui.widgets.paper_list import PaperList


class Selecting:
    """The papers that are selected.

    Args:
        errands: look for them in another listing.
        papers: the list with the cursor, which shows them.
        changed: is called when others are selected.
    """

    def __init__(self, errands: Errands, papers: PaperList, changed: Callable[[], object]) -> None:
        self._errands = errands
        self._papers = papers
        self._changed = changed
        self._view: View | None = None
        self._rows = NO_ROWS
        self._listing: Listing | None = None  # the one that these are rows of
        self._anchor: int | None = None  # the row where a range was begun
        self._reach = 0  # the row up to which it goes

    @property
    def rows(self) -> Rows:
        """The rows that are selected of what is listed; none while that is being looked for."""
        return self._with_range if self._listing is self._papers.listing else NO_ROWS

    @property
    def _with_range(self) -> Rows:
        if self._anchor is None:
            return self._rows
        here = self._listing is self._papers.listing
        first, last = sorted((self._anchor, self._papers.cursor if here else self._reach))
        return self._rows.united(range(first, last + 1))

    def subject(self) -> Subject | None:
        """The papers that are selected, or else the one under the cursor; None where there is none."""
        key = self._papers.key
        return self.selected() or (Subject(1, lambda: [key]) if key is not None else None)

    def selected(self) -> Subject | None:
        """The papers that are selected; None where none is."""
        now, before, rows = self._papers.listing, self._listing, self._with_range
        if now is None or before is None or not rows.ranges:
            return None
        find_keys = cache(partial(_keys_in, now, before, rows))
        return Subject(rows.count, find_keys, is_selection=True)

    def turn_over(self) -> None:
        """Select the paper under the cursor, or no longer, and go on to the next; or end a range."""
        if not self._begin():
            return
        if self._anchor is not None:
            self._end_range()
        else:
            self._rows = self._rows.turned(self._papers.cursor)
            self._papers.action_down()
        self.follow()

    def turn_range(self) -> None:
        """Begin a range at the cursor, which follows it from then on, or end it."""
        if not self._begin():
            return
        if self._anchor is not None:
            self._end_range()
        else:
            self._anchor = self._papers.cursor
        self.follow()

    def drop(self) -> bool:
        """Select nothing any more; whether anything was."""
        was = self._rows != NO_ROWS or self._anchor is not None
        self._rows, self._anchor = NO_ROWS, None
        self._errands.forget("selection")
        if was:
            self.follow()
        return was

    def follow(self) -> None:
        """Show what is selected by now, as when the cursor has moved."""
        if self._listing is self._papers.listing:
            self._reach = self._papers.cursor
        if self._papers.pick(self.rows):
            self._changed()

    def shown(self, view: View) -> None:
        """Look where what is selected stands in what is listed now; in another view nothing is."""
        same_view = self._view is not None and (view.kind, view.name) == (
            self._view.kind,
            self._view.name,
        )
        self._view = view
        if not same_view:
            self.drop()
        now = self._papers.listing
        if self._listing is not now:
            self._end_range()
        if self._rows == NO_ROWS or self._listing is None or now is None:
            return
        if now is not self._listing and not now.unfinished:  # of what is unfinished comes the whole
            question = partial(placed, self._rows, self._listing, now)
            self._errands.ask("selection", question, partial(self._take, now))

    def _take(self, listing: Listing, rows: Rows) -> None:
        self._listing, self._rows = listing, rows
        self.follow()

    def _begin(self) -> bool:
        """Be about what is listed now; whether there is anything to select."""
        now = self._papers.listing
        if now is None or not now:
            return False
        if self._listing is not now:
            if self._rows != NO_ROWS and self._listing is not None:  # a key that came in haste
                self._errands.forget("selection")
                self._rows = placed(self._rows, self._listing, now)
            self._listing = now
        return True

    def _end_range(self) -> None:
        self._rows, self._anchor = self._with_range, None


def _keys_in(now: Listing, before: Listing, rows: Rows) -> list[str]:
    """The keys of what was selected of a listing and is listed now."""
    if now is before:
        return [*keys_at(before, rows)]
    return [*keys_at(now.whole(), placed(rows, before, now))]
