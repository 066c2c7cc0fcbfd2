"""A line for typing at the foot of the screen, with what it comes to at its end and a hint below it.

Knows completions, lines typed before and how to point at what could not be read. Does not know the language
that is typed: whoever inherits reads it. Nor the papers: it is told how many are meant.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestionReady
from textual.widgets import Input, Static

from paperreader.core.completion import Completion, Names
from paperreader.core.query_scanner import Problem
from paperreader.tui.cells import Part
from paperreader.tui.keys import PROMPT_BAR
from paperreader.tui.prompts import Offer, Recall, hint_line
from paperreader.tui.roles import LOOKS
from paperreader.tui.widgets.entry_field import EntryField
from paperreader.tui.widgets.hint_line import HintLine
from paperreader.tui.widgets.typed import Closed, Entered, ListMoved, Typed


class PromptBar(Vertical):
    """A sign, what is typed, what it comes to; and below it what there is to know.

    Args:
        sign: stands before what is typed.
        hint: what the field says while it is empty.
        advice: what the keys do.
        outcome: what comes of what could not be read, where it is not what the reading did about it.
    """

    BLANK = True  # what it holds covers it
    BINDINGS: ClassVar[list[BindingType]] = [*PROMPT_BAR]
    DEFAULT_CSS = """
    PromptBar {
        height: 2;
        background: $panel;
        .typed { height: 1; }
        .sign { width: 3; padding-left: 1; color: $text-accent; text-style: bold; }
        EntryField { width: 1fr; }
        .told { width: 20; padding-right: 1; text-align: right; }
    }
    """

    def __init__(self, sign: str, hint: str, advice: str, outcome: str = "") -> None:
        super().__init__()
        self._sign = sign
        self._advice = advice
        self._outcome = outcome
        self._field = EntryField(hint=hint)
        self._field.highlighter = _Underlining(self)
        self._told = Static(classes="told")
        self._hint = HintLine(self._draw_hint)
        self._offer = Offer()
        self._recall = Recall()
        self._looked: tuple[str, int] | None = None
        self._read: tuple[str, Sequence[Problem]] | None = None
        self.names = Names()
        """What there is to be named."""

    # What whoever inherits says.

    @abstractmethod
    def misread(self, text: str) -> Sequence[Problem]:
        """What of a text cannot be read."""

    @abstractmethod
    def completed(self, text: str, cursor: int) -> Completion:
        """What can stand at a place."""

    # What is done to it from outside.

    def compose(self) -> ComposeResult:
        """The line for typing, and the one for hints."""
        with Horizontal(classes="typed"):
            yield Static(self._sign, classes="sign")
            yield self._field
            yield self._told
        yield self._hint

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.watch(self._field, "selection", self._look, init=False)

    def open(self, text: str, found: str) -> None:
        """Show the bar, ready to go on typing after a text that comes to what `found` says."""
        self.display = True
        self._recall = Recall()
        with self.prevent(Input.Changed):
            self._field.value = text
        self._field.action_end()
        self.screen.set_focus(self._field)
        self.tell(found)
        self._look_again()

    def know(self, names: Names) -> None:
        """Complete with what there is, from now on."""
        self.names = names
        self._look_again()

    def remember(self, lines: Sequence[str]) -> None:
        """Go through these lines, from now on, the last one last."""
        self._recall = Recall(lines)

    def tell(self, found: str) -> None:
        """Say what the text comes to."""
        self._told.update(Content.styled(found, LOOKS["muted"]), layout=False)

    def advise(self, advice: str) -> None:
        """Say what the keys do, where they do something else by what was typed."""
        self._advice = advice
        self._hint.refresh()

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.value

    def problems(self, text: str) -> Sequence[Problem]:
        """What of a text cannot be read; asked several times while a line is drawn."""
        if self._read is None or self._read[0] != text:
            self._read = text, self.misread(text)
        return self._read[1]

    # What is typed.

    def _look_again(self) -> None:
        self._looked = self._read = None
        self._offer = Offer()
        self._look()

    def _look(self) -> None:
        """See what can stand where the cursor is, unless that is known."""
        text, cursor = at = self._field.value, self._field.cursor_position
        if at == self._looked:
            return
        self._looked = at
        if self._offer.chosen is None or at != self._offer.applied:
            self._offer = Offer(text, self.completed(text, cursor))
        if ghost := self._offer.ghost:
            self._field.post_message(SuggestionReady(text, ghost))
        self._hint.refresh()

    def _draw_hint(self, width: int) -> Sequence[Part]:
        text, cursor = self._field.value, self._field.cursor_position
        problems = self.problems(text)
        return hint_line(self._offer, problems, text, cursor, self._advice, width, self._outcome)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look()
        self.post_message(Typed(self, event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Entered(self, event.value))

    def _put(self, text: str, cursor: int) -> None:
        self._field.value = text
        self._field.cursor_position = cursor

    def action_close(self) -> None:
        """Say that what was typed shall be of no account."""
        self.post_message(Closed(self))

    def action_complete(self, step: int) -> None:
        """Write out what could be meant; pressed again, the next that could be in its place."""
        self._look()
        if not self._offer:
            return
        self._offer = self._offer.stepped(step)
        self._put(*self._offer.applied)
        if (
            len(self._offer.completion.candidates) == 1
        ):  # nothing else could be meant: go on behind it
            self._look_again()

    def action_recall(self, step: int) -> None:
        """To a line typed before, or back to what one was typing."""
        self._recall, text = self._recall.went(step, self._field.value)
        self._put(text, len(text))

    def action_down(self) -> None:
        """Say that the list shall go down."""
        self.post_message(ListMoved(1))

    def action_up(self) -> None:
        """Say that the list shall go up."""
        self.post_message(ListMoved(-1))


class _Underlining(Highlighter):
    """Underlines what a bar cannot read."""

    def __init__(self, bar: PromptBar) -> None:
        self._bar = bar

    def highlight(self, text: Text) -> None:
        """Underline each such place."""
        for problem in self._bar.problems(text.plain):
            text.stylize("underline", *problem.span)
