"""The least that a Textual reader can be: one list and one static pane.

What the reader's first paint is measured against. Knows nothing of paperreader.
"""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

FIRST_TITLE = "The first of forty titles"
"""The text that is on the screen once the list is drawn."""

TITLES = (FIRST_TITLE, *(f"Title {number} of forty titles" for number in range(2, 41)))
"""About a screenful."""


class MinimalApp(App[None]):
    """A list beside a text."""

    CSS = "OptionList, Static { width: 1fr; }"

    def compose(self) -> ComposeResult:
        """Lay the two out side by side."""
        with Horizontal():
            yield OptionList(*TITLES)
            yield Static("An abstract.")


if __name__ == "__main__":
    MinimalApp().run()
