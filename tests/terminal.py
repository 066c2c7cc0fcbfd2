"""A program in a real terminal: keys go in as bytes, and what it draws is read off a screen.

Knows pseudo-terminals, processes and signals, and lets pyte make a screen of the bytes. Does not know
which program runs or what it means by what it shows. It answers no query, as many a terminal does not.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0
"""Seconds that a wait lasts at most: a hundred times what is usual, for machines under load."""

_GLANCE = 0.05
"""Seconds after which a waiting condition is looked at again though nothing was drawn."""

_CHUNK = 65536
"""Bytes read at once: all that a Linux pseudo-terminal holds."""

_KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}
"""What xterm sends for the keys that are no character."""

_CONTROL = 0x1F
"""The bits of a letter that are left when ctrl is held."""

_PRIVATE_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")

_KITTY_POP = re.compile(rb"\x1b\[<\d*u")
"""Leaving the kitty keyboard protocol, which pyte would draw as a `u`."""


class Terminal:
    """A program running on a pseudo-terminal of its own; leaving the context ends it.

    Args:
        argv: the program and its arguments; the program by its path.
        env: its whole environment.
        columns: width in cells.
        rows: height in cells.
    """

    def __init__(
        self, argv: Sequence[str], *, env: Mapping[str, str], columns: int = 80, rows: int = 24
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._arrivals: list[tuple[float, bytes]] = []
        self._drawn = 0
        self._arrival = threading.Condition()
        self._exit_code: int | None = None
        self._keyboard, self._tty = os.openpty()
        self._set_size(columns, rows)
        self._untouched = termios.tcgetattr(self._tty)
        self._stop, self._stopper = os.pipe()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._open = True
        self.started = time.perf_counter()
        self._pid = _spawn(argv, env, os.ttyname(self._tty))
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.kill()
        self._disconnect()

    @property
    def pid(self) -> int:
        """The program's process id."""
        return self._pid

    # What is seen.

    @property
    def raw(self) -> bytes:
        """Every byte that the program has sent."""
        with self._arrival:
            return b"".join(chunk for _, chunk in self._arrivals)

    @property
    def arrivals(self) -> tuple[tuple[float, bytes], ...]:
        """What arrived and when: seconds after the start, in order."""
        with self._arrival:
            return tuple((moment - self.started, chunk) for moment, chunk in self._arrivals)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as they stand, each as wide as the screen."""
        self._draw()
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """The screen as one text, a line a row."""
        return "\n".join(self.lines)

    def line_with(self, text: str) -> str:
        """The first row that holds a text; empty where none does."""
        return next((line for line in self.lines if text in line), "")

    @property
    def modes(self) -> dict[int, bool]:
        """The private modes that the program touched (1049 is the alternate screen), as it left them."""
        return {int(mode): switch == b"h" for mode, switch in _PRIVATE_MODE.findall(self.raw)}

    @property
    def is_untouched(self) -> bool:
        """Whether echo, line editing and the like are as before the program started."""
        return termios.tcgetattr(self._tty) == self._untouched

    # What is done to it.

    def press(self, *keys: str) -> None:
        """Press keys by name: `j`, `ctrl+d`, `shift+tab`, `enter`.

        A lone escape begins many keys' bytes, so wait for what it does before pressing another.
        """
        self.type("".join(map(_key_bytes, keys)))

    def type(self, text: str) -> None:
        """Send a text as it stands."""
        os.write(self._keyboard, text.encode())

    def paste(self, text: str) -> None:
        """Send a text as a terminal sends what is pasted, between brackets of its own."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the program is told as by a window manager."""
        self._draw()
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self._pid, number)

    def kill(self) -> None:
        """Kill the program and all it started, at once, and collect it; harmless where it has ended."""
        if self.exit_code is None:
            os.killpg(self._pid, signal.SIGKILL)
            self.wait_exit()

    def hang_up(self) -> None:
        """Close the window: the terminal is gone, and the program is told so."""
        self._disconnect()

    # What is waited for.

    def wait_for(
        self, expected: str | Callable[[Terminal], bool], *, within: float = PATIENCE
    ) -> None:
        """Wait until a text stands on the screen or a condition holds.

        Args:
            expected: the text, on one row; or a condition, asked whenever something was drawn and
                twenty times a second, so that it may look at files too.
            within: seconds.

        Raises:
            AssertionError: it did not come to pass in time, or the program ended first; shows the screen.
        """
        holds = _shown(expected) if isinstance(expected, str) else expected
        deadline = time.monotonic() + within
        while not holds(self):
            ended = self.exit_code is not None
            if ended and holds(self):
                return
            assert not ended, self._account(f"ended while waiting for {expected!r}")
            assert time.monotonic() < deadline, self._account(f"waited in vain for {expected!r}")
            self._wait_for_arrival()

    def wait_exit(self, *, within: float = PATIENCE) -> int:
        """Wait until the program ends.

        Returns:
            Its exit code; for a signal that ended it, the negative of its number.

        Raises:
            AssertionError: it still runs after so many seconds; shows the screen.
        """
        deadline = time.monotonic() + within
        while (code := self.exit_code) is None:
            assert time.monotonic() < deadline, self._account(f"still runs after {within:g} s")
            self._wait_for_arrival()
        return code

    @property
    def exit_code(self) -> int | None:
        """The exit code, or the negative of the signal that ended the program; None while it runs."""
        if self._exit_code is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._collect_rest()
                self._exit_code = os.waitstatus_to_exitcode(status)
        return self._exit_code

    # How it works.

    def _read(self) -> None:
        """Take what the program sends as it comes: a program whose output nobody takes stands still."""
        while True:
            ready, _, _ = select.select([self._keyboard, self._stop], [], [])
            if self._stop in ready:
                return
            self._take()

    def _take(self) -> None:
        chunk = os.read(self._keyboard, _CHUNK)
        moment = time.perf_counter()
        with self._arrival:
            self._arrivals.append((moment, chunk))
            self._arrival.notify_all()

    def _collect_rest(self) -> None:
        """Read what the program left behind; the reading thread has nothing more to do."""
        self._stop_reading()
        while self._open and select.select([self._keyboard], [], [], 0)[0]:
            self._take()

    def _stop_reading(self) -> None:
        if self._reader.is_alive():
            os.write(self._stopper, b"\0")
            self._reader.join()

    def _wait_for_arrival(self) -> None:
        with self._arrival:
            self._arrival.wait(timeout=_GLANCE)

    def _draw(self) -> None:
        """Let pyte catch up: only when someone looks, so that arrivals are timed undisturbed."""
        with self._arrival:
            fresh = self._arrivals[self._drawn :]
            self._drawn = len(self._arrivals)
        self._stream.feed(_KITTY_POP.sub(b"", b"".join(chunk for _, chunk in fresh)))

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _disconnect(self) -> None:
        if self._open:
            self._stop_reading()
            self._open = False
            for descriptor in (self._tty, self._keyboard, self._stop, self._stopper):
                os.close(descriptor)

    def _account(self, what: str) -> str:
        state = "running" if self._exit_code is None else f"exit code {self._exit_code}"
        rows = "\n".join(f"  |{line}|" for line in self.text.rstrip().splitlines())
        return f"The program {what} ({state}). The screen:\n{rows}"


def _spawn(argv: Sequence[str], env: Mapping[str, str], tty: str) -> int:
    """Start a program as leader of a session of its own, whose first opened terminal becomes its own.

    Unlike a fork this is safe beside threads.
    """
    return os.posix_spawn(
        argv[0],
        tuple(argv),
        env,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, tty, os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ],
        setsid=True,
    )


def _key_bytes(key: str) -> str:
    if key.startswith("ctrl+"):
        return chr(ord(key.removeprefix("ctrl+")) & _CONTROL)
    return key if len(key) == 1 else _KEYS[key]


def _shown(text: str) -> Callable[[Terminal], bool]:
    return lambda terminal: bool(terminal.line_with(text))
