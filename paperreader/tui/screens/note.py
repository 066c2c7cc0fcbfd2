"""The note box: what one wants to remember of a paper.

Does not know which paper it is for.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from paperreader.core.inert import inert_line
from paperreader.core.latex import shown
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.entry_field import EntryField


class NoteBox(Box[str]):
    """Asks for a note; answers with it if it is another, empty where it shall be removed.

    Args:
        title: the paper's.
        note: what was noted before.
    """

    DEFAULT_CSS = """
    NoteBox .about { height: auto; max-height: 2; color: $foreground-muted; }
    NoteBox EntryField { margin: 1 0; }
    """

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self._title = inert_line(shown(title))
        self._note = inert_line(note)

    def compose(self) -> ComposeResult:
        """The paper, and an entry field."""
        with Vertical(classes="frame") as frame:
            frame.border_title = "Note"
            frame.border_subtitle = "Enter keeps it · Esc closes"
            yield Static(Content(self._title), classes="about")
            yield EntryField(self._note, hint="a note; empty removes it")

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        self.dismiss(typed if typed != self._note else None)
