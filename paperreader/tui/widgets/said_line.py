"""What a box says of what was typed into it, with the sign for how serious it is; nothing until it does."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from paperreader.core.inert import inert
from paperreader.tui.notice import ROLES, SIGNS, Severity
from paperreader.tui.roles import LOOKS


class SaidLine(Static):
    """A line below an entry field; what is longer goes on below."""

    DEFAULT_CSS = "SaidLine { height: auto; min-height: 1; }"

    def __init__(self) -> None:
        super().__init__(markup=False)

    def say(self, sentence: str, severity: Severity) -> None:
        """Say something, in the place of what was said before."""
        told = f"{SIGNS[severity]} {inert(sentence)}"
        self.update(Content.styled(told, LOOKS[ROLES[severity]]))

    def be_silent(self) -> None:
        """Say no more."""
        self.update("")
