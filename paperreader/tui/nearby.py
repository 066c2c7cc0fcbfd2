"""The papers that are like the one that is read, as they stand below its page.

Knows their rows, and which of them is chosen. Does not know how they are found, nor where they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Self

from paperreader.core.listing import Hit, Row
from paperreader.core.mark import UNMARKED, Mark
from paperreader.tui.lots import Watched, signed
from paperreader.tui.page import Paragraph
from paperreader.tui.rows import paper_row

HEADING = "Similar"


class Nearby(NamedTuple):
    """Similar papers, the most alike first, of which one may be chosen."""

    rows: tuple[Row, ...] = ()

    chosen: int | None = None
    """The number of the row that has the cursor, counted from 0; None while one reads the page."""

    @property
    def key(self) -> str | None:
        """The key of the paper that is chosen."""
        return None if self.chosen is None else self.rows[self.chosen].key

    def entered(self) -> Self:
        """With the first one chosen, if there is any and none is."""
        return self._replace(chosen=0) if self.rows and self.chosen is None else self

    def left(self) -> Self:
        """With none chosen."""
        return self._replace(chosen=None)

    def moved(self, step: int) -> Self:
        """With the one chosen that is so many rows further down; above the first is the page."""
        if self.chosen is None:
            return self
        chosen = min(self.chosen + step, len(self.rows) - 1)
        return self._replace(chosen=chosen) if chosen >= 0 else self.left()

    def paragraphs(self, width: int, today: date) -> Iterator[Paragraph]:
        """What stands below the page on a day, each on a line of so many cells."""
        if self.rows:
            yield Paragraph()
            yield Paragraph(((HEADING, "heading"),))
        for number, row in enumerate(self.rows):
            yield Paragraph(paper_row(row, width, today), similar=number)


def rows_of(
    hits: Sequence[Hit], marks: Mapping[str, Mark], watched: Watched | None = None
) -> tuple[Row, ...]:
    """The rows of papers that were found, with their marks and signs of now.

    Args:
        hits: the papers.
        marks: all marks, by key.
        watched: tells which of them are watched for; None where nobody does.
    """
    rows = [Row(hit.key, hit.title, marks.get(hit.key, UNMARKED), seen=1) for hit in hits]
    return tuple(signed(rows, watched))
