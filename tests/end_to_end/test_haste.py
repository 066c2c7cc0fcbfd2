"""Keys pressed faster than the screen follows do no harm."""

from __future__ import annotations

import random
import signal

import pytest

from tests.end_to_end.program import MEDIUM, SMALL, WIDE, Program
from tests.terminal import Terminal

BOXES = {
    "jump": ("f", "Jump to a title"),
    "tag": ("t", "Enter adds"),
    "import": ("i", "Enter imports"),
    "palette": ("ctrl+p", "Command palette"),
}
"""Boxes that Enter answers: the key that opens one, and a text that stands in it."""

WALK = 150
"""Keys of a random walk."""

KEYS = (
    *"jkgGnp[]stTrAuxZvLe/fhlzJKy? moe-#:",
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("enter", "escape", "tab", "shift+tab", "backspace", "ctrl+d", "ctrl+u", "ctrl+r", "ctrl+p"),
)
"""Keys to walk with: none of them quits by itself or opens a browser."""

ORDERLY_ENDS = {0, 128 + signal.SIGTERM}
"""Exit codes of a reader that was left, by the palette's quit too, or asked to end."""


@pytest.mark.parametrize(("key", "text"), BOXES.values(), ids=BOXES)
def test_enter_pressed_twice_answers_a_box_once(
    program: Program, first_title: str, key: str, text: str
) -> None:
    with program.terminal(size=MEDIUM) as terminal:
        terminal.wait_for(first_title)
        terminal.press(key)
        terminal.wait_for(text)
        terminal.type("redo")
        terminal.press("enter", "enter", "enter")
        assert end(terminal) in ORDERLY_ENDS, terminal.text


@pytest.mark.parametrize("seed", range(4))
def test_a_random_walk_ends_in_order(program: Program, first_title: str, seed: int) -> None:
    chance = random.Random(seed)
    with program.terminal(size=WIDE) as terminal:
        terminal.wait_for(first_title)
        for size in (MEDIUM, SMALL, WIDE):
            terminal.press(*chance.choices(KEYS, k=WALK // 3))
            terminal.resize(*size)
        assert end(terminal) in ORDERLY_ENDS, terminal.text


def end(terminal: Terminal) -> int:
    """Ask the reader to end, if it still runs; its exit code."""
    if terminal.exit_code is None:
        terminal.signal(signal.SIGTERM)
    return terminal.wait_exit()


def test_a_key_pressed_before_there_is_a_screen_is_obeyed_when_there_is(
    program: Program, first_title: str
) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.type("s")
        terminal.wait_for(lambda seen: "★" in seen.line_with(first_title))


def test_a_reader_is_left_by_a_key_pressed_before_there_is_a_screen(program: Program) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.type("q")
        assert terminal.wait_exit() == 0
