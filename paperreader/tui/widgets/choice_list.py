"""The choices that were found for what is typed in the field above.

Does not know what they are, nor how they were found: each draws itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from paperreader.tui.cells import Part, cut
from paperreader.tui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose."""

    answer: str
    """What choosing it means."""

    draw: Callable[[int], Sequence[Part]]
    """Its row in exactly so many cells."""


class ChoiceList(RowList, can_focus=False):
    """Choices, the best first; the entry field has the focus and hands the keys on."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[Choice] = ()
        self._emptiness = ""

    def show(self, choices: Sequence[Choice], emptiness: str) -> None:
        """Show other choices, the cursor on the best; where there are none, a sentence that says so."""
        self._choices = choices
        self._emptiness = emptiness
        self.rows_changed(0)

    @property
    def answer(self) -> str | None:
        """What choosing the row of the cursor means; None where there is nothing to choose."""
        return self._choices[self.cursor].answer if self._choices else None

    @property
    def obeys_keys(self) -> bool:
        """Always, through the entry field."""
        return True

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    def parts_of_nothing(self, line: int, width: int) -> Sequence[Part]:
        """The sentence, in the first line."""
        return () if line else ((cut(self._emptiness, width), "muted"),)

    def parts_of(self, index: int, width: int) -> Sequence[Part]:
        """A choice's row."""
        return self._choices[index].draw(width)
