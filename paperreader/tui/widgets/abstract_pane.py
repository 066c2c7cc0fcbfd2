"""The pane in which one paper is read, wrapped for reading.

Does not know which paper comes next, nor how a link is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from paperreader.core.digest import Digest
from paperreader.core.listing import Entry
from paperreader.tui.keys import PANE
from paperreader.tui.page import links_of, page

STEP = 1
"""Lines that one key press scrolls."""


class Page(Widget):
    """A paper's page; the mouse can select its text and press its links."""

    # Ninety columns and the blank after them: of longer lines one loses the beginning of the next.
    DEFAULT_CSS = """
    Page {
        width: 1fr;
        max-width: 91;
        height: auto;
        padding-right: 1;
        link-color: $foreground;
        link-style: none;
    }
    """

    @dataclass
    class LinkPressed(Message):
        """A link was pressed with the mouse."""

        number: int
        """Which of the page's links, counted from 0."""

    def __init__(self) -> None:
        super().__init__()
        self._content = Content()

    def show(self, content: Content) -> None:
        """Show another page, or the same in other words."""
        self._content = content
        self.refresh(layout=True)

    def render(self) -> Content:
        """The page."""
        return self._content

    def action_press_link(self, number: int) -> None:
        """Say that a link was pressed."""
        self.post_message(self.LinkPressed(number))


class AbstractPane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """One paper, scrolled when it is longer than the pane."""

    BORDER_TITLE = "Abstract"
    BINDINGS: ClassVar[list[BindingType]] = [*PANE]
    DEFAULT_CSS = """
    AbstractPane {
        padding: 0 0 0 1;
        scrollbar-size-vertical: 1;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    """

    class Chosen(Message):
        """Enter was pressed."""

    def __init__(self, *, id: str) -> None:
        self._page = Page()
        super().__init__(self._page, id=id)
        self._key = ""

    def show(self, entry: Entry | None, digests: Mapping[str, Digest]) -> None:
        """Show a paper, or nothing; another paper is shown from its beginning."""
        key = entry.paper.key if entry else ""
        if key != self._key:
            self.scroll_home(animate=False)
        self._key = key
        self._page.show(page(entry, digests) if entry else Content())
        self.border_subtitle = Content(_links_told(entry))

    # Keys.

    def scroll_lines(self, lines: int) -> None:
        """Scroll down by so many lines, up where they are negative."""
        self.scroll_relative(y=lines, animate=False)

    def action_down(self) -> None:
        """One line down."""
        self.scroll_lines(STEP)

    def action_up(self) -> None:
        """One line up."""
        self.scroll_lines(-STEP)

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_end(animate=False)

    def action_page_down(self) -> None:
        """A screenful down."""
        self.scroll_lines(self.screenful)

    def action_page_up(self) -> None:
        """A screenful up."""
        self.scroll_lines(-self.screenful)

    def action_half_page_down(self) -> None:
        """Half a screenful down."""
        self.scroll_lines(self.screenful // 2)

    def action_half_page_up(self) -> None:
        """Half a screenful up."""
        self.scroll_lines(-(self.screenful // 2))

    def action_choose(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Chosen())

    @property
    def screenful(self) -> int:
        """Lines in a screenful, but for one that stays in sight."""
        return max(1, self.scrollable_content_region.height - 1)


def _links_told(entry: Entry | None) -> str:
    count = len(links_of(entry)) if entry else 0
    return f"{count} link{'s' if count > 1 else ''} · o opens" if count else ""
