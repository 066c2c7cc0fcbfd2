"""The terminal that other tests rely on shows what a program draws, and gives it what is pressed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import pytest

from tests.terminal import Terminal

ENV = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}

LISTEN = """
import os, sys, tty
tty.setraw(0)
print("ready", end="\\r\\n", flush=True)
while True:
    print(os.read(0, 100), end="\\r\\n", flush=True)
"""
"""A program that draws the bytes it is given."""

SIZE = """
import os, signal
tell = lambda *_: os.write(1, "{} {}\\n".format(*os.get_terminal_size()).encode())
signal.signal(signal.SIGWINCH, tell)
tell()
while True:
    signal.pause()
"""
"""A program that tells how large its terminal is, and whenever it becomes another."""


def python(code: str) -> Terminal:
    return Terminal([sys.executable, "-c", code], env=ENV)


@pytest.mark.parametrize(
    ("keys", "bytes_"),
    [
        (("j",), b"j"),
        (("g", "g"), b"gg"),
        (("ctrl+d",), b"\x04"),
        (("enter",), b"\r"),
        (("shift+tab",), b"\x1b[Z"),
        (("up", "pagedown"), b"\x1b[A\x1b[6~"),
    ],
)
def test_keys_arrive_as_a_terminal_sends_them(keys: tuple[str, ...], bytes_: bytes) -> None:
    with python(LISTEN) as terminal:
        terminal.wait_for("ready")
        terminal.press(*keys)
        terminal.wait_for(repr(bytes_))


def test_a_program_learns_its_terminals_size_and_each_new_one() -> None:
    with python(SIZE) as terminal:
        terminal.wait_for("80 24")
        terminal.resize(100, 30)
        terminal.wait_for("100 30")


def test_what_is_drawn_stands_where_it_was_drawn() -> None:
    with python("print('\\x1b[3;5H漢字 here')") as terminal:
        terminal.wait_exit()
        assert terminal.lines[2].startswith("    漢字 here")


def test_a_wait_in_vain_says_so_and_shows_the_screen() -> None:
    with python(LISTEN) as terminal:
        terminal.wait_for("ready")
        with pytest.raises(AssertionError, match=r"(?s)in vain for 'steady'.*\|ready"):
            terminal.wait_for("steady", within=0.1)


def test_a_wait_for_a_program_that_has_ended_fails_at_once() -> None:
    with (
        python("print('farewell'); raise SystemExit(3)") as terminal,
        pytest.raises(AssertionError, match=r"(?s)ended while waiting.*exit code 3.*farewell"),
    ):
        terminal.wait_for("more")


def test_nothing_of_a_long_output_is_lost() -> None:
    with python("print('x' * 200_000)") as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.raw.count(b"x") == 200_000


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (Terminal.kill, -signal.SIGKILL),
        (lambda terminal: terminal.signal(signal.SIGTERM), -signal.SIGTERM),
        (Terminal.hang_up, -signal.SIGHUP),
    ],
    ids=["killed", "terminated", "window closed"],
)
def test_the_exit_code_tells_which_signal_ended_a_program(
    end: Callable[[Terminal], None], code: int
) -> None:
    with python(SIZE) as terminal:
        terminal.wait_for("80 24")
        end(terminal)
        assert terminal.wait_exit() == code


def test_leaving_the_context_ends_the_program() -> None:
    with python(SIZE) as terminal:
        terminal.wait_for("80 24")
    assert terminal.exit_code == -signal.SIGKILL


def test_it_is_known_whether_a_program_leaves_the_terminal_as_it_was() -> None:
    with python("import tty; print('\\x1b[?1049h'); tty.setraw(0)") as terminal:
        terminal.wait_exit()
        assert not terminal.is_untouched
        assert terminal.modes == {1049: True}
