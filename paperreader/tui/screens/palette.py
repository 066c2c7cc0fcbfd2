"""The command palette: what can be done, and the titles that fit, for those who know no key.

Does not know how anything is done: it answers with the name of an action.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from paperreader.core.listing import Hit
from paperreader.tui.commands import Command, command_row, meant
from paperreader.tui.rows import hit_row
from paperreader.tui.screens.finding_box import FindingBox
from paperreader.tui.widgets.choice_list import Choice

TITLES = 8
"""Titles offered below the commands: who looks for more of them jumps."""

ADVICE = "Enter does it · Esc closes"

HINT = "what to do, or letters of a title"


class PaletteBox(FindingBox):
    """Finds commands and titles; answers with an action.

    Args:
        commands: what can be done.
        find: gives the hits for a text, the best first, at most so many. It runs in a thread.
    """

    def __init__(
        self, commands: Sequence[Command], find: Callable[[str, int], Sequence[Hit]]
    ) -> None:
        super().__init__("Command palette", ADVICE, HINT)
        self._commands = commands
        self._hits = find

    def found(self, text: str) -> Sequence[Choice]:
        """The commands whose words fit, then the titles that do."""
        return [
            *(Choice(one.action, partial(command_row, one)) for one in meant(text, self._commands)),
            *(Choice(_jump_to(hit), partial(hit_row, hit)) for hit in self._hits(text, TITLES)),
        ]


def _jump_to(hit: Hit) -> str:
    return f"screen.go_to_paper('{hit.key}')"
