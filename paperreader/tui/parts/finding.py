"""Going to what has a name: a title from a few letters, a command by its words.

Does not know how titles are found, nor how a command is carried out.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperreader.core.listing import Hit
from paperreader.library import Library
from paperreader.tui.arrangement import PAPERS
from paperreader.tui.keys import KeyMap
from paperreader.tui.outside import Outside
from paperreader.tui.parts.navigating import Navigator
from paperreader.tui.widgets.panes import Panes


class Finding:
    """The boxes that find while one types.

    Args:
        library: knows the titles.
        navigator: goes to one.
        panes: in which one then stands on it.
        key_map: a person's own keys, which the commands are shown with.
        outside: asks what is meant, and does what an action's name says.
    """

    def __init__(
        self,
        library: Library,
        navigator: Navigator,
        panes: Panes,
        key_map: KeyMap,
        outside: Outside,
    ) -> None:
        self._library = library
        self._navigator = navigator
        self._panes = panes
        self._key_map = key_map
        self._outside = outside

    async def jump(self) -> None:
        """To a title."""
        from paperreader.tui.screens.jump import JumpBox  # see Filtering.begin

        await self._outside.ask(JumpBox(self._titles, self._library.size), self.go_to)

    async def palette(self) -> None:
        """To anything that has a name."""
        from paperreader.tui.commands import commands  # see Filtering.begin
        from paperreader.tui.screens.palette import PaletteBox

        offered = tuple(commands(self._key_map, self._outside.themes()))
        await self._outside.ask(PaletteBox(offered, self._titles), self._outside.run)

    async def help(self) -> None:
        """To the explanation of a key."""
        from paperreader.tui.screens.help import HelpBox  # see Filtering.begin

        await self._outside.ask(HelpBox(self._key_map), lambda _: None)

    def _titles(self, text: str, limit: int) -> Sequence[Hit]:
        """The papers whose titles a text fits best; takes a moment, and may be asked from a thread."""
        return self._library.jump(text, limit)

    def go_to(self, key: str) -> None:
        """To the paper of a key, and to the list in which it stands."""
        self._panes.go_to(PAPERS)
        self._navigator.go_to_paper(key)
