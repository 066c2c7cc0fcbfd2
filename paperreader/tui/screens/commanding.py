"""Commands: a decision about all papers that a query selects, typed as one line.

Built on the screen that makes changes. Knows that what is done concerns the very papers that were counted
before, and nothing as long as a part cannot be read. Does not know how a command is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from paperreader.core.mark import Change
from paperreader.core.sort import Sort
from paperreader.tui import wording
from paperreader.tui.keys import shortcut
from paperreader.tui.screens.saving_views import SavingScreen

if TYPE_CHECKING:
    from paperreader.core.decision import Decision
    from paperreader.tui.widgets.command_bar import CommandBar
    from paperreader.tui.widgets.prompt_bar import PromptBar

COMMANDS: Final = "command"
"""The name by which the library keeps the commands that were typed."""


class Meant(NamedTuple):
    """What a command comes to."""

    text: str
    """As it was typed."""

    decision: Decision | None = None
    """What would be done; None where a part cannot be read."""

    keys: Sequence[str] = ()
    """The papers it would be done to, as they were found."""

    @property
    def told(self) -> str:
        """How many papers are meant, where that can be told."""
        return wording.papers(len(self.keys)) if self.decision is not None else ""


class CommandingScreen(SavingScreen):
    """Views, papers, abstract, and commands; takes what the navigator does."""

    _command_bar: CommandBar | None = None
    _meant = Meant("")
    _entered = False

    async def action_command(self) -> None:
        """Have a command typed."""
        from paperreader.tui.widgets.command_bar import CommandBar  # see action_jump

        if self._command_bar is None:
            self._command_bar = CommandBar(self.library.today())
        self._mean_nothing()
        await self.open_prompt(self._command_bar, "", "", COMMANDS)

    def _mean_nothing(self) -> None:
        """Begin anew: what was entered before, and is perhaps still being counted, is not done."""
        self.errands.forget("command")
        self._meant, self._entered = Meant(""), False

    def on_prompt_bar_typed(self, event: PromptBar.Typed) -> None:
        """Count the papers that are meant by what was typed."""
        if event.bar is self._command_bar and self.foot.prompt is event.bar:
            # Should the counting fail, what was meant before is meant no longer.
            self._meant, self._entered = Meant(event.text), False
            question = partial(self._understood, event.text, self.panes.papers.key)
            self.errands.ask("command", question, self._tell_meant)

    def _understood(self, text: str, key: str | None) -> Meant:
        """What a text comes to; it runs in a thread.

        Args:
            text: what was typed.
            key: the paper that is meant where no query tells others; None where there is none.
        """
        from paperreader.core.command import read_command  # see action_jump

        command = read_command(text, self.library.today(), self.library.meaning.view_queries)
        if command.problems or command.decision is None:
            return Meant(text)
        if command.query is None:
            return Meant(text, command.decision, [key] if key is not None else ())
        listing = self.library.list(command.query, sort=Sort.DATE)
        return Meant(text, command.decision, listing.keys)

    def _tell_meant(self, meant: Meant) -> None:
        self._meant = meant
        if self._command_bar is not None:
            self._command_bar.tell(meant.told)
        if self._entered:
            self._carry_out(meant.text)

    def complain(self, error: BaseException) -> None:
        """Say what went wrong; a command of which the papers could not be counted is not done."""
        super().complain(error)
        if self._command_bar is not None and not self.errands.under_way("command"):
            self._entered = False
            self._command_bar.tell(self._meant.told)

    def on_prompt_bar_entered(self, event: PromptBar.Entered) -> None:
        """Do what was typed, once it is known to which papers."""
        if event.bar is self._command_bar and self.foot.prompt is event.bar:
            self._entered = self.errands.under_way("command")
            if not self._entered:
                self._carry_out(event.text)

    def _carry_out(self, entered: str) -> None:
        """Do what was counted; what cannot be read, or means no paper, is left to be typed on.

        Args:
            entered: what stood in the line; nothing is done where something else was counted.
        """
        text, decision, keys = self._meant
        self._entered = False
        if entered != text:
            return
        if not text.strip():
            self.leave_prompt()
        elif decision is None:
            self.app.bell()
        elif not keys:
            self.say("No paper answers this; nothing was changed.")
        else:
            self.leave_prompt()
            self.keep_typed(COMMANDS, text)
            decide = partial(self.library.decide, keys, decision)
            self.decide(decide, self._told_of, many=len(keys) > 1)

    def _told_of(self, change: Change | None) -> str:
        undo = f" {shortcut('undo', self.key_map)} undoes." if change else ""
        return wording.done(change) + undo

    def on_prompt_bar_closed(self, event: PromptBar.Closed) -> None:
        """Do nothing, also not what was entered and is still being counted."""
        if event.bar is self._command_bar:
            self._mean_nothing()
            self.leave_prompt()
