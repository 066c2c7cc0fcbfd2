"""The foot of the screen: which bars stand there, and for how long something said in passing does.

Knows that the filter bar takes the line of the key bar, and that nothing said is lost by that. Does not
know what is filtered, nor why anything is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.timer import Timer

from paperreader.tui.keys import KeyMap
from paperreader.tui.notice import Notice
from paperreader.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from paperreader.tui.widgets.filter_bar import FilterBar


class Foot:
    """The bars at the foot of one screen, which composes the key bar.

    Args:
        screen: the screen.
        key_map: a person's own keys.
    """

    def __init__(self, screen: Screen[None], key_map: KeyMap) -> None:
        self.key_bar = KeyBar(key_map)
        self._screen = screen
        self._filter_bar: FilterBar | None = None
        self._silence: Timer | None = None

    @property
    def filtering(self) -> bool:
        """Whether a filter is being typed."""
        return self._filter_bar is not None and self._filter_bar.display

    async def type_filter(self, text: str, found: str) -> None:
        """Let a filter be typed, beginning with a text; `found` says how many papers that finds."""
        # What is seldom seen is imported when it first is: the first screen shall not wait for it.
        from paperreader.tui.widgets.filter_bar import FilterBar

        if self._filter_bar is None:
            self._filter_bar = FilterBar()
            await self._screen.mount(self._filter_bar, before=self.key_bar)
        self._filter_bar.open(text, found)
        self._arrange()

    def tell_found(self, found: str) -> None:
        """Tell whoever types a filter how many papers are left, in words."""
        if self._filter_bar is not None and self.filtering:
            self._filter_bar.tell(found)

    def leave_filter(self) -> None:
        """Show the keys again in the place of the filter."""
        if self._filter_bar is not None:
            self._filter_bar.display = False
        self._arrange()

    def say(self, notice: Notice) -> None:
        """Say something for a while, in the place of what was said before."""
        self.key_bar.notice = notice
        self._arrange()
        if self._silence is not None:
            self._silence.stop()
        self._silence = self._screen.set_interval(notice.seconds, self._be_silent)

    def _be_silent(self) -> None:
        """Say no more, unless a box lies over what was said."""
        if self._screen.is_current and self._silence is not None:
            self._silence.stop()
            self.key_bar.notice = None
            self._arrange()

    def _arrange(self) -> None:
        self.key_bar.display = not self.filtering or self.key_bar.notice is not None
