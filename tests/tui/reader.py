"""The reader as a test drives it: keys are pressed, and what is on the screen is read.

Does not look behind the screen: what a key did is seen in the panes, or asked of the library.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from time import monotonic

from textual.events import Key
from textual.pilot import Pilot

from paperreader import Library
from paperreader.config import Settings
from paperreader.tui import PaperReaderApp
from paperreader.tui.place import Place
from paperreader.tui.screens.finding_box import FindingBox
from paperreader.tui.screens.reader import ReaderScreen
from paperreader.tui.widgets.entry_field import EntryField
from paperreader.tui.widgets.key_bar import KeyBar
from paperreader.tui.widgets.said_line import SaidLine

WIDE, MEDIUM, SMALL = (160, 45), (100, 30), (80, 24)
"""Columns and rows with room for three panes, for two and for one."""

PATIENCE = 10.0
"""Seconds that a wait lasts at most."""

_NAMES = {
    " ": "space",
    "!": "exclamation_mark",
    "?": "question_mark",
    "*": "asterisk",
    "/": "slash",
    ":": "colon",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
}
"""Characters whose keys go by a name."""


class Reader:
    """A reader in a terminal that is not there."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._pilot: Pilot[None] | None = None

    @asynccontextmanager
    async def opened(
        self,
        size: tuple[int, int] = WIDE,
        *,
        query: str = "",
        theme: str = "textual-dark",
        keys: Mapping[str, str] | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        """The reader, open, with nothing under way."""
        app = PaperReaderApp(self.library, Settings(theme, keys or {}), query)
        async with app.run_test(size=size, notifications=True) as pilot:
            self._pilot = pilot
            await self.settle()
            yield pilot

    @property
    def pilot(self) -> Pilot[None]:
        """What presses the keys."""
        assert self._pilot is not None
        return self._pilot

    @property
    def app(self) -> PaperReaderApp:
        """The program."""
        assert isinstance(self.pilot.app, PaperReaderApp)
        return self.pilot.app

    @property
    def screen(self) -> ReaderScreen:
        """The main screen, whatever lies above it."""
        main = self.app.screen_stack[0]
        assert isinstance(main, ReaderScreen)
        return main

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names or as characters, each when nothing is under way."""
        for key in keys:
            await self.haste(key)

    async def haste(self, *keys: str) -> None:
        """Press keys faster than anything can be done about them, then wait until nothing is under way."""
        self.post(*keys)
        await self.settle()

    def post(self, *keys: str) -> None:
        """Press keys and wait for nothing."""
        for key in keys:
            self.app.post_message(Key(_NAMES.get(key, key), key if len(key) == 1 else None))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so."""
        deadline = monotonic() + PATIENCE
        while not holds():
            assert monotonic() < deadline, f"waited in vain; the screen:\n{self.text}"
            await self.pilot.pause(0.005)

    async def type(self, text: str) -> None:
        """Type a text in haste."""
        await self.haste(*text)

    async def settle(self) -> None:
        """Wait until every errand is done and its answer shown."""
        await self.pilot.pause()
        await self.until(lambda: self._idle)
        await self.pilot.pause()

    @property
    def _idle(self) -> bool:
        """Whether no screen has an errand under way."""
        screens = self.app.screen_stack
        boxes = [screen.errands for screen in screens if isinstance(screen, FindingBox)]
        return all(errands.idle for errands in (self.screen.parts.errands, *boxes))

    # What is seen.

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, boxes among them."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def place(self) -> Place:
        """Where one is."""
        return self.screen.parts.navigator.place

    @property
    def title_bar(self) -> str:
        """The first line."""
        return self.lines[0].strip()

    @property
    def rows(self) -> list[str]:
        """The rows of the list of papers that are in sight, without blanks at their ends."""
        papers = self.screen.parts.panes.papers
        return [papers.render_line(y).text.rstrip() for y in range(papers.size.height)]

    @property
    def row(self) -> str:
        """The row of the cursor, from its signs on."""
        papers = self.screen.parts.panes.papers
        return papers.render_line(papers.cursor - papers.scroll_offset.y).text[1:].rstrip()

    @property
    def cursor(self) -> int:
        """The number of the cursor's row."""
        return self.screen.parts.panes.papers.cursor

    @property
    def views(self) -> list[str]:
        """The lines of the views pane."""
        views = self.screen.parts.panes.views
        return [views.render_line(y).text.rstrip() for y in range(views.count)]

    @property
    def abstract(self) -> str:
        """The page that is read."""
        return self.screen.parts.panes.abstract.page.plain

    @property
    def panes(self) -> list[str]:
        """The panes that are shown, from left to right."""
        return [pane.id or "" for pane in self.screen.parts.panes.children if pane.display]

    @property
    def focused(self) -> str:
        """What has the focus."""
        focused = self.app.focused
        return (focused.id or type(focused).__name__) if focused else ""

    @property
    def entered(self) -> str:
        """What stands in the entry field that has the focus."""
        field = self.app.focused
        assert isinstance(field, EntryField)
        return field.value

    @property
    def said_in_box(self) -> str:
        """What a box says of what was entered, with its sign; empty where it says nothing."""
        return str(self.app.screen.query_one(SaidLine).content)

    @property
    def said(self) -> str:
        """What is said in passing now."""
        notice = self.screen.query_one(KeyBar).notice
        return notice.sentence if notice is not None else ""
