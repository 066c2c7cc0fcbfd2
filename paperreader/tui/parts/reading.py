"""The paper that is read: the one under the cursor, as soon as one sees that the cursor is there.

Owns the entry. Does not know where the papers come from, nor what is done to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from paperreader.core.digest import Digest
from paperreader.core.listing import Entry, Listing
from paperreader.core.mark import UNMARKED
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.outside import Outside
from paperreader.tui.page import prepare
from paperreader.tui.widgets.panes import Panes


class Reading:
    """What is read.

    Args:
        library: knows the marks.
        errands: read papers from it.
        panes: the list with the cursor, and the paper under it.
        foot: knows whether one types there, and what is listed may be another at the next key; says that
            there is nothing to read.
        outside: has something done once the cursor is seen.
        shown: is called when another paper is read, or the same bears other marks.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        panes: Panes,
        foot: Foot,
        outside: Outside,
        shown: Callable[[], object],
    ) -> None:
        self._library = library
        self._errands = errands
        self._papers = panes.papers
        self._abstract = panes.abstract
        self._outside = outside
        self._foot = foot
        self._shown = shown
        self.entry: Entry | None = None
        """The paper that is read; None where there is none."""

    def read(self) -> None:
        """Read the paper under the cursor."""
        self._outside.soon(self._read)

    def _read(self) -> None:
        if (listing := self._papers.listing) is not None:
            question = partial(_entry_at, listing, self._papers.cursor)
            self._errands.ask("entry", question, self._take)

    def _take(self, entry: Entry | None) -> None:
        if entry != self.entry:
            self.entry = entry
            self._shown()
        self._abstract.explain(() if entry else self._papers.emptiness)
        self._outside.soon(self._read_ahead)

    def _read_ahead(self) -> None:
        """Read the rows that the next key may bring into sight, now that all of this one is seen."""
        lots = self._papers.lots
        # Of what is found while one types, the next letter leaves little.
        if lots is None or self._foot.prompt is not None:
            return
        if wanted := lots.unread_near(self._papers.in_sight):
            self._errands.ask("rows", partial(lots.read, wanted), lots.take)

    def show(self, digests: Mapping[str, Digest]) -> None:
        """Show the paper, with where it was seen."""
        self._abstract.show(self.entry, digests)

    def toggle_raw(self) -> None:
        """Show the text as it came, or as it reads best again."""
        if self.entry is None:
            self._foot.say(wording.in_passing(self._papers.emptiness))
        else:
            self._abstract.toggle_raw()

    def mark_again(self) -> None:
        """Let the paper bear the marks of now."""
        if self.entry is None:
            return
        mark = self._library.marks.get(self.entry.paper.key, UNMARKED)
        if mark != self.entry.mark:
            self.entry = replace(self.entry, mark=mark)
            self._shown()


def _entry_at(listing: Listing, row: int) -> Entry | None:
    """The paper of a row, made ready to be shown; None where nothing is listed."""
    entry = listing[row] if listing else None
    if entry is not None:
        prepare(entry)
    return entry
