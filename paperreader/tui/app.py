"""The program on the screen: theme, key map, signals, and the way out.

Knows what is the same on every screen. Does not know papers: the reader's screen does.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES
from textual.types import CSSPathType

from paperreader.config import Settings
from paperreader.core.errors import ConfigError, StoreError
from paperreader.core.view import ALL, INBOX
from paperreader.library import Library
from paperreader.tui import keys
from paperreader.tui.heaps import give_back
from paperreader.tui.place import Place, place_in
from paperreader.tui.screens.reader import ReaderScreen

THEME = "flexoki"
"""The theme of those who chose none."""

PLAIN_THEME = "ansi-dark"
"""The theme for sixteen colours, and for none: it uses the terminal's own."""

MANY_COLOURS = frozenset({"256", "truecolor"})
"""The colour systems in which any theme can be shown."""

ENDING_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)
"""End the program; the terminal shall be left as it was found."""

HANDED_OVER_AFTER = 0.001
"""Seconds that an errand computes at most while a key waits to be drawn; left alone, Python takes five
times as long. Marking 100,000 papers beside them, the slowest keys took 68 ms instead of 112."""

GARBAGE = (2_000, 10, 50)
"""When Python looks for garbage, as `gc.set_threshold` takes it. Left alone it looks through all that is
not frozen at every fifteenth key, which took 9 to 26 ms in a library of 875,000 papers."""

THREADS = 32
"""More than there are kinds of errands, two at once of each, so that none waits for another."""

PREPARED_AFTER = 0.5
"""Seconds after the first screen, by which all of it is drawn and counted, until that is imported which
only a later key needs: the first star took 15 ms longer than the second, the first jump 30."""

GIVEN_BACK_EVERY = 10.0
"""Seconds between two looks whether there is memory to give back, which takes a thread some milliseconds:
with it five thousand random keys, typed in two minutes, add 1.4 MB, without it 13."""

KILLED_BY = 128
"""What a shell adds to the number of the signal that ended a program."""


def run(library: Library, settings: Settings, query: str = "") -> None:
    """Open the reader, and return when it is left.

    Args:
        library: the library, opened so that changes are written behind.
        settings: what the person chose.
        query: what to open on, in the query language; empty for the Inbox.

    Raises:
        QueryError: the query cannot be understood.
        ConfigError: a theme or a key cannot be used.
        SystemExit: a signal ended the reader.
    """
    sys.setswitchinterval(HANDED_OVER_AFTER)
    app = PaperReaderApp(library, settings, query)
    app.run()
    if app.return_code:
        sys.exit(app.return_code)


class PaperReaderApp(App[None]):
    """The reader of one library; takes and raises what `run` does."""

    TITLE = "paperreader"
    # Textual does not load the stylesheet that a default screen names itself.
    CSS_PATH: ClassVar[CSSPathType] = "screens/reader.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.APP]
    ENABLE_COMMAND_PALETTE = False  # the reader has its own

    # Any other theme is set later, and then Textual reads all styles twice.
    theme: Reactive[str] = Reactive(THEME)

    def __init__(self, library: Library, settings: Settings, query: str = "") -> None:
        _check(settings, library)
        self._library = library
        self._settings = settings
        self._config_file = library.places.config_file
        self._place = _first_place(library, query)
        self._early: list[events.Key] | None = []
        self._pressed = ("", "")
        self._used = False
        self._warned = False
        self._reader = ReaderScreen(library, self._place, settings.keys)
        # Left to itself, Textual takes NO_COLOR to mean shades of grey.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"
        if (theme := self._first_theme()) != THEME:
            self.theme = theme
        self.set_keymap(settings.keys)

    def _first_theme(self) -> str:
        if self.no_color:
            return PLAIN_THEME
        wished = self._settings.theme or os.environ.get("TEXTUAL_THEME", "")
        fallback = THEME if self.console.color_system in MANY_COLOURS else PLAIN_THEME
        return wished if wished in BUILTIN_THEMES else fallback

    def get_default_screen(self) -> Screen[None]:
        """The one main screen."""
        return self._reader

    def on_mount(self) -> None:
        """Leave by the door when a signal says so, where the system has such signals."""
        self.call_after_refresh(_look_for_garbage)
        self.set_timer(PREPARED_AFTER, self._prepare)
        self.set_interval(GIVEN_BACK_EVERY, self._give_back)
        self.app_resume_signal.subscribe(self, self._come_back)
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
        for number in ENDING_SIGNALS:
            try:
                asyncio.get_running_loop().add_signal_handler(number, self._end, number)
            except (NotImplementedError, RuntimeError):  # Windows; a loop in another thread
                return

    def _prepare(self) -> None:
        self._reader.parts.errands.ask("preparing", self._library.prepare, lambda _: None)

    def _give_back(self) -> None:
        """Give memory back, if a key may have used any since that was last done."""
        if self._used:
            self._used = False
            self._reader.parts.errands.ask("heaps", give_back, lambda _: None)

    def action_suspend_process(self) -> None:
        """To the shell, with all that is one job to it: also the `make` that began this program."""
        if self.is_headless or not hasattr(os, "killpg"):
            super().action_suspend_process()
            return
        # The screen is given back first: the shell takes the terminal as soon as any of the job has stopped.
        with self.suspend():
            ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.killpg(0, signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, ours)

    def _come_back(self, _: App[None]) -> None:
        """Draw everything again: what the terminal shows after a visit to the shell is anyone's guess."""
        self.screen.refresh(layout=True)

    def _end(self, number: int) -> None:
        self.exit(return_code=KILLED_BY + number)

    def on_ready(self) -> None:
        """Obey the keys that were pressed before there was a screen."""
        early, self._early = self._early or [], None
        for key in early:
            self.post_message(key)

    async def on_event(self, event: events.Event) -> None:
        """Remember the last two keys, for those that must be pressed twice."""
        if isinstance(event, events.Key) and self._early is not None:
            self._early.append(event)
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._pressed = (self._pressed[1], event.key)
            self._used = True
        await super().on_event(event)

    async def action_when_twice(self, action: str) -> None:
        """Do to the focused pane what a key stands for when it is pressed twice, as `g g`."""
        before, now = self._pressed
        if before == now:
            self._pressed = ("", "")
            await self.run_action(action, self.focused)

    def action_use_theme(self, name: str) -> None:
        """Show everything in another theme, until the program is left."""
        self.theme = name
        sentence = f'To keep it: theme = "{name}" in {self._config_file}'
        self._reader.parts.foot.say(sentence)

    async def action_quit(self) -> None:
        """Leave when all is on disk; where it cannot be saved, say so first, and leave the next time."""
        self._reader.parts.errands.do(self._unsaved, self._leave)

    def _unsaved(self) -> StoreError | None:
        """Why not all is on disk, after waiting until it is; None where it is."""
        try:
            self._library.flush()
        except StoreError as error:
            return error
        return None

    def _leave(self, unsaved: StoreError | None) -> None:
        if unsaved is None or self._warned:
            self.exit()
            return
        self._warned = True
        sentence = f"Not saved: {unsaved} Quit again to leave all the same."
        self._reader.parts.foot.say(sentence, "error")


def _look_for_garbage() -> None:
    """Look for garbage again, if that was put off until the first screen was painted.

    What there is by now stays to the end: frozen, it is not looked through while reading.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        gc.enable()


def _first_place(library: Library, query: str) -> Place:
    if not query:
        return place_in(library, INBOX)
    library.list(query, limit=0)  # raises where it cannot be understood: here it is not half-typed
    return place_in(library, ALL, query)


def _check(settings: Settings, library: Library) -> None:
    """Refuse settings that cannot be used, with a sentence that names the file."""
    reason = keys.objection(settings.keys)
    if settings.theme is not None and settings.theme not in BUILTIN_THEMES:
        reason = (
            f"there is no theme {settings.theme!r}; there are: {', '.join(sorted(BUILTIN_THEMES))}"
        )
    if reason is not None:
        raise ConfigError(library.places.config_file, reason)
