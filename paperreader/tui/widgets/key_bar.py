"""The last line of the screen: the keys that are needed most.

Does not know what they do: a click runs the action that the key is bound to.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.strip import Strip
from textual.widget import Widget

from paperreader.tui.cells import Part, to_both_ends
from paperreader.tui.keys import KeyMap
from paperreader.tui.roles import Looks
from paperreader.tui.titles import key_bar


class KeyBar(Widget):
    """Keys with a word for each; as many as fit."""

    DEFAULT_CSS = "KeyBar { height: 1; background: $panel; color: $foreground; }"

    def __init__(self, key_map: KeyMap) -> None:
        super().__init__()
        self._key_map = key_map
        self._looks = Looks(self)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (there is only one)
        """The line."""
        return self._looks.strip(to_both_ends(tuple(self._parts()), (), self.size.width))

    def _parts(self) -> Iterator[Part]:
        cell = 0
        for key in key_bar(self._key_map, self.size.width):
            yield " " * (key.start - cell), "plain"
            yield key.key, "accent"
            yield f" {key.word}", "muted"
            cell = key.end

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse would."""
        for key in key_bar(self._key_map, self.size.width):
            if key.start <= event.x < key.end:
                await self.run_action(key.action)
