"""Commands: a decision about all papers that a query selects, typed as one line.

Knows that what is done concerns the very papers that were counted before, and nothing as long as a part
cannot be read. Does not know how a command is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from paperreader.core.sort import Sort
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.keys import KeyMap, shortcut
from paperreader.tui.outside import Outside
from paperreader.tui.parts.changing import Changes
from paperreader.tui.parts.prompting import Prompting
from paperreader.tui.parts.selecting import Selecting
from paperreader.tui.selection import Subject

if TYPE_CHECKING:
    from paperreader.core.decision import Decision
    from paperreader.tui.widgets.command_bar import CommandBar

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

    by_query: bool = False
    """Whether a query told which."""

    @property
    def told(self) -> str:
        """How many papers are meant, where that can be told."""
        return wording.papers(len(self.keys)) if self.decision is not None else ""


class Commanding:
    """The command line of the reader.

    Args:
        library: finds the papers that are meant, and decides about them.
        errands: count them beside the typing.
        changes: have it done in turn.
        prompting: has the command typed.
        selecting: knows which papers are meant where no query tells others.
        foot: says what came of it.
        key_map: a person's own keys.
        outside: has a bell, which is rung where what was entered cannot be read.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        changes: Changes,
        prompting: Prompting,
        selecting: Selecting,
        foot: Foot,
        key_map: KeyMap,
        outside: Outside,
    ) -> None:
        self._library = library
        self._errands = errands
        self._changes = changes
        self._prompting = prompting
        self._selecting = selecting
        self._foot = foot
        self._told = partial(wording.done, undo_key=shortcut("undo", key_map))
        self._quit_key = shortcut("quit", key_map)
        self._outside = outside
        self._bar: CommandBar | None = None
        self._meant = Meant("")
        self._entered = False
        self._asked = ""  # the command about every paper that was entered once

    async def begin(self) -> None:
        """Have a command typed."""
        from paperreader.tui.widgets.command_bar import CommandBar  # see Filtering.begin

        if self._bar is None:
            self._bar = CommandBar(self._library.today(), self._quit_key)
        self._mean_nothing()
        self._tell()
        await self._prompting.open(self._bar, self, COMMANDS)

    def _mean_nothing(self) -> None:
        """Begin anew: what was entered before, and is perhaps still being counted, is not done."""
        self._errands.forget("command")
        self._meant, self._entered, self._asked = Meant(""), False, ""

    def typed(self, text: str) -> None:
        """Count the papers that are meant by what was typed."""
        # Should the counting fail, what was meant before is meant no longer.
        self._meant, self._entered, self._asked = Meant(text), False, ""
        question = partial(self._understood, text, self._selecting.subject())
        self._errands.ask("command", question, self._take, self._uncounted)

    def _understood(self, text: str, subject: Subject | None) -> Meant:
        """What a text comes to; it runs in a thread.

        Args:
            text: what was typed.
            subject: the papers that are meant where no query tells others; None where there are none.
        """
        from paperreader.core.command import read_command  # see Filtering.begin

        command = read_command(text, self._library.today(), self._library.meaning.view_queries)
        if command.problems or command.decision is None:
            return Meant(text)
        if command.query is None:
            return Meant(text, command.decision, subject.find_keys() if subject else ())
        listing = self._library.list(command.query, sort=Sort.DATE)
        return Meant(text, command.decision, listing.keys, by_query=True)

    def _take(self, meant: Meant) -> None:
        self._meant = meant
        self._tell()
        if self._entered:
            self._carry_out(meant.text)

    def _uncounted(self, error: BaseException) -> None:
        """Say why the papers could not be counted; nothing is done then."""
        self._entered = False
        self._tell()
        self._foot.complain(error)

    def _tell(self) -> None:
        from paperreader.tui.widgets import command_bar  # see Filtering.begin

        if self._bar is None or not self._bar.is_attached:
            return
        self._bar.tell(self._meant.told)
        if not self._meant.by_query:
            self._bar.advise(command_bar.ADVICE)
        elif self._meant.keys:
            self._bar.advise(command_bar.ADVICE_WITH_QUERY)
        else:
            self._bar.advise(command_bar.ADVICE_WITHOUT_PAPERS)

    def entered(self, text: str) -> None:
        """Do what was typed, once it is known to which papers."""
        self._entered = self._errands.under_way("command")
        if not self._entered:
            self._carry_out(text)

    def _carry_out(self, entered: str) -> None:
        """Do what was counted; what cannot be read, or means no paper, is left to be typed on.

        What means every paper there is, perhaps by words that nearly all of them hold, is done only when it
        is entered once more.

        Args:
            entered: what stood in the line; nothing is done where something else was counted.
        """
        text, decision, keys, _ = self._meant
        self._entered = False
        if entered != text:
            return
        if not text.strip():
            self._prompting.leave()
        elif decision is None:
            self._outside.ring()
        elif not keys:
            self._foot.say("No paper answers this; nothing was changed.")
        elif 1 < len(keys) == self._library.size and self._asked != text:
            self._asked = text
            self._foot.say(wording.every_paper(len(keys)), "warning")
        else:
            self._prompting.leave()
            self._prompting.keep(COMMANDS, text)
            make = self._changes.make_to_many if len(keys) > 1 else self._changes.make
            make(partial(self._library.decide, keys, decision), self._told)

    def closed(self) -> None:
        """Do nothing, also not what was entered and is still being counted."""
        self._mean_nothing()
        self._prompting.leave()
