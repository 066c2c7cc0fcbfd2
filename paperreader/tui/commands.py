"""What the command palette offers: every key's action, the themes, and the titles that fit.

Every text goes in as content, never as markup: a title is text, whatever it holds.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Iterator
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from paperreader.core.inert import inert_line
from paperreader.tui.keys import MOVING, PANES, READER, keys_of
from paperreader.tui.screens.reader import ReaderScreen

TITLES = 5
"""Titles offered: below them the actions shall still be seen."""

TITLE_SCORE = 0.5
"""What a title weighs against actions, whose scores go up to 1: a command typed in full comes first."""

OFFERED = tuple(binding for binding in (*READER, *PANES) if binding.group is not MOVING)
"""What the palette offers: moving about is quicker by any key."""


class ReaderCommands(Provider):
    """The commands of the reader."""

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for name, run in self._actions():
            yield DiscoveryHit(Content(name), run, text=name)

    async def search(self, query: str) -> Hits:
        """The actions whose words fit, and a few titles."""
        matcher = self.matcher(query)
        for name, run in self._actions():
            if score := matcher.match(name):
                yield Hit(score, matcher.highlight(name), run, text=name)
        reader = self._reader
        for found in await to_thread(reader.find, query, TITLES):
            title = inert_line(found.title)
            go = partial(reader.go_to_paper, found.key)
            yield Hit(TITLE_SCORE * found.score / 100, Content(title), go, text=title)

    @property
    def _reader(self) -> ReaderScreen:
        """The screen below: no other opens the palette, for boxes let no key through."""
        assert isinstance(self.screen, ReaderScreen)
        return self.screen

    def _actions(self) -> Iterator[tuple[str, Callable[[], object]]]:
        for binding in OFFERED:
            shown = " ".join(keys_of(binding, self._reader.key_map))
            yield f"{binding.description}  ({shown})", partial(self._run, binding)
        yield "theme", self.app.action_change_theme
        yield "load the sample digests", self._reader.load_samples

    async def _run(self, binding: Binding) -> None:
        await self.app.run_action(binding.action, self._reader.panes)
