"""The command bar: a decision, and the papers it is about, as one line.

Knows the language of commands while one is being typed. Does not know the papers, nor carries anything out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from paperreader.core.command import command_completion, read_command
from paperreader.core.completion import Completion
from paperreader.core.query_scanner import Problem
from paperreader.tui.widgets.prompt_bar import PromptBar

HINT = "tag later is:unread cat:cs.CL"

ADVICE = "with no query: the paper under the cursor · Enter does it · Esc closes"

ADVICE_WITH_QUERY = "Enter does it · Esc closes"

ADVICE_WITHOUT_PAPERS = "no paper answers this · Esc closes"

WAYS_OUT = frozenset({"q", "q!", "qa", "quit", "exit", "wq", "x"})
"""What people type to leave other programs that have such a line."""

OUTCOME = "nothing is done"
"""What comes of a command of which a part cannot be read: it could be about other papers than meant."""


class CommandBar(PromptBar):
    """A line for a command.

    Args:
        today: from which days are counted.
        quit_key: what quits, once the line is closed.
    """

    def __init__(self, today: date, quit_key: str) -> None:
        super().__init__(":", HINT, ADVICE, OUTCOME)
        self._today = today
        self._quit_key = quit_key

    def misread(self, text: str) -> Sequence[Problem]:
        """What of a command cannot be read."""
        if text.strip() in WAYS_OUT:
            return (Problem((0, len(text)), f"{self._quit_key} quits, without a colon"),)
        views = {view.casefold() for view in self.names.views} or None
        return read_command(text, self._today, views).problems if text.strip() else ()

    def completed(self, text: str, cursor: int) -> Completion:
        """What can stand at a place of a command."""
        return command_completion(text, cursor, self.names)
