"""The last line of the screen: the keys that are needed most, or what is said in passing.

It is there from the first, for to mount what is said would lay the screen out anew. Does not know what the
keys do: a click runs the action that the key is bound to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import events
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from paperreader.tui.cells import Part, to_both_ends
from paperreader.tui.keys import KeyMap
from paperreader.tui.notice import Notice
from paperreader.tui.roles import Looks
from paperreader.tui.titles import key_bar


class KeyBar(Widget):
    """Keys with a word for each, as many as fit; over them a notice, as long as there is one."""

    DEFAULT_CSS = "KeyBar { height: 1; background: $panel; color: $foreground; }"

    notice: var[Notice | None] = var(None, init=False)
    """What is said now."""

    def __init__(self, key_map: KeyMap) -> None:
        super().__init__()
        self._key_map = key_map
        self._looks = Looks(self)
        self._said: Sequence[Sequence[Part]] = ()

    def watch_notice(self) -> None:
        """Show what is said, or the keys again."""
        width = self.size.width
        self._said = self.notice.lines(width) if self.notice is not None and width else ()
        height = max(1, len(self._said))
        if height != self.size.height:  # as seldom happens, for it lays the screen out
            self.styles.height = height
        self.refresh()

    def on_resize(self) -> None:
        """Fit what is said to the new width."""
        self.watch_notice()

    def render_line(self, y: int) -> Strip:
        """A line of what is said, or the keys."""
        width = self.size.width
        if self.notice is None:
            return self._looks.strip(to_both_ends(tuple(self._parts()), (), width))
        return self._looks.strip(self._said[y] if y < len(self._said) else [(" " * width, "plain")])

    def _parts(self) -> Iterator[Part]:
        cell = 0
        for key in key_bar(self._key_map, self.size.width):
            yield " " * (key.start - cell), "plain"
            yield key.key, "accent"
            yield f" {key.word}", "muted"
            cell = key.end

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse would; what is said has been read by whoever clicks on it."""
        if self.notice is not None:
            self.notice = None
            return
        for key in key_bar(self._key_map, self.size.width):
            if key.start <= event.x < key.end:
                await self.run_action(key.action)
