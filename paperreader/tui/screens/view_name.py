"""The name box: what a view shall be called.

Does not know what becomes of the name.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from paperreader.core.inert import inert_line
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.entry_field import EntryField


class ViewNameBox(Box[str]):
    """Asks for the name of a view; answers with it.

    Args:
        title: what the frame is called.
        query: what the view asks, as text.
        name: what it is called now; empty where it has no name yet.
    """

    DEFAULT_CSS = """
    ViewNameBox > .frame { max-width: 70; }
    ViewNameBox .about { height: auto; max-height: 3; color: $foreground-muted; }
    ViewNameBox EntryField { margin: 1 0; }
    """

    def __init__(self, title: str, query: str, name: str = "") -> None:
        super().__init__()
        self._named = title
        self._query = inert_line(query)
        self._name_of_now = name

    def compose(self) -> ComposeResult:
        """What it asks, and an entry field."""
        with Vertical(classes="frame") as frame:
            frame.border_title = self._named
            frame.border_subtitle = "Enter names it · Esc closes"
            yield Static(Content(self._query), classes="about")
            yield EntryField(self._name_of_now, hint="a name for the view")

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)
