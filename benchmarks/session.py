"""The reader in a terminal, asked with keys and timed by the frames that it draws.

The terminal says that it takes frames whole (mode 2026), as most do today: so the reader tells where
each begins and ends, and a key's time is that from its last byte to the end of a frame. Knows nothing
of what a frame should show; whoever presses a key does.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyte

from benchmarks.process import processor_seconds
from benchmarks.setting import READER, environment
from tests.terminal import PATIENCE, Terminal

COLUMNS, ROWS = 160, 45
"""Wide enough for all three panes."""

HASTE = 1 / 3
"""The part of the quiet that is waited for where nothing is timed."""

RECOGNISABLE = 24
"""Characters of a title that are shown however narrow the pane."""

LOOKED_BACK = 4096
"""Bytes before a chunk in which a text may have begun, however many colours it has."""

AT_REST = 0.1
"""The part of a processor that a reader takes at most when it has nothing left to obey."""

_GLANCE = 0.01
"""Seconds between two looks at whether it is quiet; they do not count, for arrivals bear their time."""

_TAKES_FRAMES = "\x1b[?2026;2$y"
"""A terminal's answer to the question whether it knows mode 2026."""

_FRAME_END = b"\x1b[?2026l"

_ESCAPE_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")

Arrivals = Sequence[tuple[float, bytes]]
"""What a terminal was sent and when, in seconds, in order."""


class Frame(NamedTuple):
    """What the reader drew at once."""

    moment: float
    """When its last byte arrived, in seconds."""

    text: str
    """What it wrote, without colours."""


class Redraw(NamedTuple):
    """What a key did to the screen, in seconds after it was pressed."""

    answered: float
    """When the frame was complete that shows what the key is for."""

    settled: float
    """When the text on the screen changed for the last time."""

    busy: float
    """How long the reader's threads ran until nothing more was drawn: what a busy machine leaves as
    it is."""


def frames(arrivals: Arrivals) -> Iterator[Frame]:
    """The frames that are complete, in order."""
    begun = b""
    for moment, chunk in arrivals:
        *whole, begun = (begun + chunk).split(_FRAME_END)
        for frame in whole:
            yield Frame(moment, plain(frame))


def plain(raw: bytes) -> str:
    """What bytes write on a terminal, whatever their colours and places."""
    return _ESCAPE_SEQUENCE.sub(b"", raw).decode(errors="replace")


def moment_of(arrivals: Arrivals, text: str) -> float:
    """The time in seconds at which a text was complete; ValueError where it never was."""
    raw = b""
    for moment, chunk in arrivals:
        raw = raw[-LOOKED_BACK:] + chunk
        if text in plain(raw):
            return moment
    raise ValueError(f"never drawn: {text!r}")


class Session:
    """A reader that is running and waits for keys."""

    def __init__(self, terminal: Terminal, quiet: float) -> None:
        self.terminal = terminal
        self._quiet = quiet
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._seen = 0
        terminal.type(_TAKES_FRAMES)
        self.go()

    def go(self, *keys: str) -> None:
        """Press keys, whatever they do, each when nothing more is drawn after the one before."""
        self._wait_until_quiet(self._quiet)
        for key in keys:
            self.terminal.press(key)
            self._wait_until_quiet(self._quiet)
        self._changes()

    def rush(self, *keys: str) -> None:
        """Press keys one right after the other, and wait until they are obeyed.

        Nothing being drawn does not say so: with keys ahead of it, a reader draws only now and then.
        """
        self.terminal.press(*keys)
        self._wait_until_at_rest(self._quiet * HASTE)

    def press(self, key: str, shows: str) -> Redraw:
        """Press a key and wait until nothing more is drawn.

        Args:
            key: its name, as the terminal of the tests has it.
            shows: what a frame says that answers it.

        Raises:
            AssertionError: no frame says so in time.
        """
        before = len(self.terminal.arrivals)
        run_before = processor_seconds(self.terminal.pid)
        pressed = self._now()
        self.terminal.press(key)
        self._wait_quietly(lambda: any(shows in frame.text for frame in self._frames(before)))
        answer = next(frame for frame in self._frames(before) if shows in frame.text)
        busy = processor_seconds(self.terminal.pid) - run_before
        return Redraw(
            answer.moment - pressed, max([answer.moment, *self._changes()]) - pressed, busy
        )

    def type(self, letter: str, shown: Callable[[Terminal], bool]) -> float:
        """Type a letter into a box; the seconds to the last change on the screen, answer and all.

        Args:
            letter: the letter.
            shown: whether the screen shows the answer.

        Raises:
            AssertionError: it does not in time.
        """
        before = len(self.terminal.arrivals)
        pressed = self._now()
        self.terminal.type(letter)
        self._wait_quietly(lambda: any(self._frames(before)) and shown(self.terminal))
        echo = next(self._frames(before)).moment  # all there is of a blank
        return max([echo, *self._changes()]) - pressed

    def _wait_quietly(self, holds: Callable[[], bool]) -> None:
        """Wait until a condition holds, asking only when nothing is drawn: asking would delay arrivals."""
        deadline = time.monotonic() + PATIENCE
        self._wait_until_quiet(self._quiet)
        while not holds():
            assert time.monotonic() < deadline, f"waited in vain; the screen:\n{self.terminal.text}"
            self._wait_until_quiet(self._quiet)

    def _frames(self, before: int) -> Iterator[Frame]:
        """The frames drawn since there were so many arrivals."""
        return frames(self.terminal.arrivals[before:])

    def _changes(self) -> list[float]:
        """When another text stood on the screen than before, since the last time this was asked.

        A frame that draws what is there, as a blinking cursor makes it do, changes nothing.
        """
        arrivals = self.terminal.arrivals
        fresh, self._seen = arrivals[self._seen :], len(arrivals)
        changes, shown = [], self._screen.display
        for moment, chunk in fresh:
            self._stream.feed(chunk)
            if _FRAME_END in chunk and self._screen.display != shown:
                changes.append(moment)
                shown = self._screen.display
        return changes

    def _wait_until_quiet(self, quiet: float) -> None:
        """Wait until nothing was drawn for so many seconds.

        Raises:
            AssertionError: there is no end to it.
        """
        deadline = time.monotonic() + PATIENCE
        begun = self._now()
        while self._now() - max(begun, self._last_arrival()) < quiet:
            assert time.monotonic() < deadline, f"still drawing after {PATIENCE:g} s"
            time.sleep(_GLANCE)

    def _last_arrival(self) -> float:
        arrivals = self.terminal.arrivals
        return arrivals[-1][0] if arrivals else 0.0

    def _wait_until_at_rest(self, quiet: float) -> None:
        """Wait until for so many seconds nothing was drawn and hardly anything computed.

        Raises:
            AssertionError: there is no end to it.
        """
        deadline = time.monotonic() + PATIENCE
        share = 1.0
        while share > AT_REST:
            assert time.monotonic() < deadline, f"still at work after {PATIENCE:g} s"
            begun, run_before = self._now(), processor_seconds(self.terminal.pid)
            self._wait_until_quiet(quiet)
            run = processor_seconds(self.terminal.pid) - run_before
            share = run / (self._now() - begun)

    def _now(self) -> float:
        """Seconds, by the clock of the arrivals."""
        return time.perf_counter() - self.terminal.started


@contextmanager
def reading(home: Path, title: str, quiet: float) -> Iterator[Session]:
    """A reader of the library in `home`, opened and at rest; killed afterwards.

    Args:
        home: where the library lies; the reader may write into it.
        title: of the first paper.
        quiet: seconds without a byte after which it is taken to have drawn all.
    """
    with terminal_with(READER, environment(home)) as terminal:
        terminal.wait_for(lambda seen: title in plain(seen.raw))
        yield Session(terminal, quiet)


def terminal_with(argv: Sequence[str], env: Mapping[str, str]) -> Terminal:
    """A program in a terminal of the size that all are measured in."""
    return Terminal(argv, env=env, columns=COLUMNS, rows=ROWS)
