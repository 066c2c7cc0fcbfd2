"""The program leaves a terminal as it found it, and where there is none it says so."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from tests.end_to_end.program import SMALL, Program
from tests.terminal import Terminal

ALTERNATE_SCREEN, CURSOR, PASTE = 1049, 25, 2004

MOUSE = (1000, 1003, 1006, 1015)
"""The modes in which a terminal reports the mouse."""

ENDED_BY_SIGTERM = 128 + signal.SIGTERM
"""The exit code of a program that a signal asked to end, and that ended in order."""

ENDS: dict[str, Callable[[Terminal], None]] = {
    "q": lambda terminal: terminal.press("q"),
    "SIGTERM": lambda terminal: terminal.signal(signal.SIGTERM),
    "SIGINT": lambda terminal: terminal.signal(signal.SIGINT),
}
"""Ends after which someone still looks at the terminal."""


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_the_terminal_is_left_as_it_was(
    program: Program, first_title: str, end: Callable[[Terminal], None]
) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        end(terminal)
        terminal.wait_exit()
        modes = terminal.modes
        assert not modes[ALTERNATE_SCREEN]
        assert modes[CURSOR]
        assert not any(modes.get(mode) for mode in (*MOUSE, PASTE))
        assert terminal.is_untouched


def test_quitting_is_no_failure(program: Program, first_title: str) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("key", ["/", "f", "t", "i", "?"])
def test_a_key_pressed_while_the_reader_is_being_left_does_no_harm(
    program: Program, first_title: str, key: str
) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        terminal.press("q", key)
        assert terminal.wait_exit() == 0
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        terminal.press(key)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == ENDED_BY_SIGTERM


@pytest.mark.parametrize("arguments", [(), ("read",)], ids=["alone", "read"])
def test_without_a_terminal_the_reader_says_so_and_exits_with_2(
    program: Program, arguments: tuple[str, ...]
) -> None:
    ended = program.run(*arguments)
    assert ended.returncode == 2
    assert "terminal" in ended.stderr
    assert ended.stdout == ""
    assert "\x1b" not in ended.stderr
