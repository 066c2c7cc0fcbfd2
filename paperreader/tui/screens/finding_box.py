"""A box that finds while one types: an entry field and what was found below it.

Does not know what is looked for: whoever inherits says.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from paperreader.core.inert import inert_line
from paperreader.tui.errands import Errands
from paperreader.tui.keys import CHOICE
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.choice_list import Choice, ChoiceList
from paperreader.tui.widgets.entry_field import EntryField
from paperreader.tui.widgets.row_list import RowList
from paperreader.tui.wording import fault

NOTHING_NEAR = "Nothing comes near."
"""Shown where nothing was found for what was typed."""


class FindingBox(Box[str]):
    """Answers with the answer of the choice that was chosen.

    Args:
        title: what the frame is called.
        advice: what its lower edge says.
        hint: what the field says while it is empty.
        nothing: what is said where nothing was found for what was typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*CHOICE]
    DEFAULT_CSS = """
    FindingBox ChoiceList { height: 18; max-height: 60vh; margin-top: 1; }
    """

    def __init__(self, title: str, advice: str, hint: str, nothing: str = NOTHING_NEAR) -> None:
        super().__init__()
        self._named = title
        self._advice = advice
        self._nothing = nothing
        self.errands = Errands(self, self._complain)
        self._chosen = False
        self._field = EntryField(hint=hint)
        self._list = ChoiceList()

    @abstractmethod
    def found(self, text: str) -> Sequence[Choice]:
        """What there is to choose for a text, the best first; it runs in a thread and may take time."""

    def compose(self) -> ComposeResult:
        """The field, and the list below it."""
        with Vertical(classes="frame") as frame:
            frame.border_title = self._named
            frame.border_subtitle = Content(self._advice)
            yield self._field
            yield self._list

    def on_mount(self) -> None:
        """Show what there is before anything is typed."""
        self._find("")

    def _find(self, text: str) -> None:
        self.errands.ask("find", lambda: self.found(text), self._show)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _show(self, choices: Sequence[Choice]) -> None:
        self._list.show(choices, self._nothing if self._field.value.strip() else "")
        if self._chosen:
            self._choose()

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        """Answer with the choice under the cursor, once what was typed last has been looked for."""
        self._chosen = self.errands.under_way("find")
        answer = self._list.answer
        if answer is not None and not self._chosen:
            self.dismiss(answer)

    def on_errands_done(self, event: Errands.Done) -> None:
        """Show what was found."""
        self.errands.settle(event)

    def action_down(self) -> None:
        """To the next choice."""
        self._list.action_down()

    def action_up(self) -> None:
        """To the choice above."""
        self._list.action_up()

    def _complain(self, error: BaseException) -> None:
        self._list.show((), inert_line(fault(error)))
