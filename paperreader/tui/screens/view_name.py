"""The name box: what a view shall be called, asked once more where another view is called so.

Does not know what becomes of the name.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from paperreader.core.inert import inert_line
from paperreader.tui.screens.box import Box
from paperreader.tui.widgets.entry_field import EntryField
from paperreader.tui.widgets.said_line import SaidLine

THERE_ALREADY = "This view is there already; Enter once more replaces it."


class ViewNameBox(Box[str]):
    """Asks for the name of a view; answers with it.

    Args:
        title: what the frame is called.
        query: what the view asks, as text.
        name: what it is called now; empty where it has no name yet.
        is_taken: whether a view that goes by a name would ask this from then on.
    """

    DEFAULT_CSS = """
    ViewNameBox > .frame { max-width: 70; }
    ViewNameBox .about { height: auto; max-height: 3; color: $foreground-muted; }
    ViewNameBox EntryField { margin-top: 1; }
    """

    def __init__(
        self,
        title: str,
        query: str,
        name: str = "",
        is_taken: Callable[[str], bool] = lambda _: False,
    ) -> None:
        super().__init__()
        self._named = title
        self._query = inert_line(query)
        self._name_of_now = name
        self._is_taken = is_taken
        self._said = SaidLine()
        self._warned = ""

    def compose(self) -> ComposeResult:
        """What it asks, and an entry field."""
        with Vertical(classes="frame") as frame:
            frame.border_title = self._named
            frame.border_subtitle = "Enter names it · Esc closes"
            yield Static(Content(self._query), classes="about")
            yield EntryField(self._name_of_now, hint="a name for the view")
            yield self._said

    @on(Input.Changed)
    def _take_back(self) -> None:
        self._warned = ""
        self._said.be_silent()

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        name = event.value.strip()
        if name == self._warned or not self._is_taken(name):
            self.dismiss(name or None)
        else:
            self._warned = name
            self._said.say(THERE_ALREADY, "warning")
