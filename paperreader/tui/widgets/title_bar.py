"""The first line of the screen: where one is.

Does not know the library: it is handed a headline.
"""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from paperreader.tui.roles import Looks
from paperreader.tui.titles import Headline, title_bar


class TitleBar(Widget):
    """The name of the program, the view and its counts."""

    DEFAULT_CSS = "TitleBar { height: 1; background: $panel; color: $foreground; }"

    headline: reactive[Headline | None] = reactive(None)
    """What it tells; None before the first listing."""

    def __init__(self) -> None:
        super().__init__()
        self._looks = Looks(self)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (there is only one)
        """The line."""
        if self.headline is None:
            return Strip.blank(self.size.width, self.rich_style)
        return self._looks.strip(title_bar(self.headline, self.size.width))
