"""The foot of the screen: which bars stand there, and for how long something said in passing does.

Knows that a bar that is typed into takes the line of the key bar, and that nothing said is lost by that.
Does not know what is typed, nor why anything is said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.timer import Timer

from paperreader.tui import wording
from paperreader.tui.keys import KeyMap
from paperreader.tui.notice import Notice, Severity
from paperreader.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from paperreader.tui.widgets.prompt_bar import PromptBar


class Foot:
    """The bars at the foot of one screen, which composes the key bar.

    Args:
        screen: the screen.
        key_map: a person's own keys.
        turned: is called when another bar is typed into, or none any more.
    """

    def __init__(self, screen: Screen[None], key_map: KeyMap, turned: Callable[[], object]) -> None:
        self.key_bar = KeyBar(key_map)
        self._screen = screen
        self._turned = turned
        self._silence: Timer | None = None
        self.prompt: PromptBar | None = None
        """The bar that is typed into; None while none is."""

    async def open(self, bar: PromptBar, text: str, found: str) -> None:
        """Let a bar be typed into, beginning with a text; `found` says what that comes to."""
        if self.prompt is not None:
            self.prompt.display = False
        if not bar.is_attached:
            await self._screen.mount(bar, before=self.key_bar)
        self.prompt = bar
        bar.open(text, found)
        self._arrange()
        self._turned()

    def leave(self) -> bool:
        """Let go of the bar as its own key does; whether there was one, as when a pane was clicked on."""
        if self.prompt is None:
            return False
        self.prompt.action_close()
        return True

    def close(self) -> None:
        """Show the keys again in the place of the bar."""
        if self.prompt is not None:
            self.prompt.display = False
            self.prompt = None
        self._arrange()
        self._turned()

    def complain(self, error: BaseException) -> None:
        """Say what went wrong; the reading goes on."""
        self.say(wording.fault(error), "error")

    def say(self, sentence: str, severity: Severity = "information") -> None:
        """Say something for a while, in the place of what was said before."""
        notice = self.key_bar.notice = Notice(sentence, severity)
        self._arrange()
        if self._silence is not None:
            self._silence.stop()
        self._silence = self._screen.set_interval(notice.seconds, self._run_out)

    def forget(self) -> None:
        """Say no more what something has become of meanwhile; what is wrong stays its time."""
        notice = self.key_bar.notice
        if notice is not None and notice.severity == "information":
            self._be_silent()

    def _run_out(self) -> None:
        """Say no more, unless a box lies over what was said."""
        if self._screen.is_current:
            self._be_silent()

    def _be_silent(self) -> None:
        if self._silence is not None:
            self._silence.stop()
        self.key_bar.notice = None
        self._arrange()

    def _arrange(self) -> None:
        self.key_bar.display = self.prompt is None or self.key_bar.notice is not None
