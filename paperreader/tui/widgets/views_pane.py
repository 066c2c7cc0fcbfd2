"""The list of views, in groups, with what each holds now.

Does not know how many papers answer a view: it is handed the counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperreader.core.view import INBOX, View, ViewCount, ViewKind
from paperreader.tui.cells import Part
from paperreader.tui.rows import ViewLine, grouped, newest_year, view_row
from paperreader.tui.widgets.row_list import RowList

NUMBERED = 9
"""Saved views that have a key of their own."""


class ViewsPane(RowList):
    """The views: built-in ones, saved ones, tags, digests."""

    BORDER_TITLE = "Views"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[ViewLine] = ()
        self._year = ""
        self.view = INBOX

    def show(self, counts: Sequence[ViewCount]) -> None:
        """Show views with their counts; the cursor stays on its view."""
        before, self._lines = self._lines, tuple(grouped(counts))
        self._year = newest_year(counts)
        pairs = enumerate(zip(before, self._lines, strict=False))
        # Of hundreds of digests all but one or two are the very counts that they were.
        changed = [(index, was, line) for index, (was, line) in pairs if was is not line]
        if len(before) != len(self._lines) or any(
            _name(was) != _name(line) for _, was, line in changed
        ):
            self.stand_on(self.view)
            return
        for index, was, line in changed:
            if was != line:
                self.row_changed(index)

    def stand_on(self, view: View) -> None:
        """Put the cursor on a view, without a word to anybody."""
        self.view = view
        lines = enumerate(self._lines)
        found = next((i for i, line in lines if _stands_for(line, view)), None)
        self.rows_changed(self.cursor if found is None else found)

    def move_to_digest(self, step: int) -> bool:
        """Put the cursor on the next digest, from a view that is none on the first; whether there is one."""
        digests = [i for i, line in enumerate(self._lines) if _is_digest(line)]
        at = digests.index(self.cursor) if self.cursor in digests else -1
        found = 0 <= at + step < len(digests)
        if found:
            self.move_to(digests[at + step])
        return found

    def watch_cursor(self, old: int, new: int) -> None:
        """Remember which view it is, whatever line it may stand on later."""
        line = self._lines[new]
        if not isinstance(line, str):
            self.view = line.view
        super().watch_cursor(old, new)

    @property
    def count(self) -> int:
        """How many lines there are, headings among them."""
        return len(self._lines)

    def parts_of(self, index: int, width: int) -> Sequence[Part]:
        """A view's line."""
        return view_row(self._lines[index], width, self._year, self._number(index))

    def _number(self, index: int) -> int:
        """Which of the saved views a line is, counted from 1; 0 where no key opens it by its number."""
        number = (
            1
            + index
            - next((i for i, line in enumerate(self._lines) if _is_saved(line)), index + 1)
        )
        return number if 0 < number <= NUMBERED and _is_saved(self._lines[index]) else 0

    def landing(self, index: int, step: int) -> int:
        """The line itself, or the nearest view beyond it where a heading stands."""
        while isinstance(self._lines[index], str):
            index += step
        return index


def _name(line: ViewLine) -> View | str:
    return line if isinstance(line, str) else line.view


def _stands_for(line: ViewLine, view: View) -> bool:
    return not isinstance(line, str) and line.view == view


def _is_saved(line: ViewLine) -> bool:
    return not isinstance(line, str) and line.view.kind is ViewKind.SAVED


def _is_digest(line: ViewLine) -> bool:
    return not isinstance(line, str) and line.view.kind is ViewKind.DIGEST
