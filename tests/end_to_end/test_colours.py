"""A terminal is sent no more colours than it says it has, and none where a person wants none."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.end_to_end.program import WIDE, Program

_COLOURS = re.compile(rb"\x1b\[([0-9;]*)m")

KINDS = {
    "true colour": re.compile(r"\b[34]8;2;"),
    "256 colours": re.compile(r"\b[34]8;5;"),
    "16 colours": re.compile(r"(?:^|;)(?:[349]|10)[0-7](?:;|$)"),
}
"""How a colour is asked for, the richest first."""

TERMINALS: list[tuple[dict[str, str], set[str]]] = [
    ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, {"true colour"}),
    ({"TERM": "xterm-256color"}, {"256 colours"}),
    ({"TERM": "xterm"}, {"16 colours"}),
    ({"TERM": "linux"}, {"16 colours"}),
    ({"TERM": "xterm-256color", "NO_COLOR": "1"}, set()),
]


@pytest.mark.parametrize(("variables", "kinds"), TERMINALS, ids=lambda case: " ".join(case) or None)
def test_colours_are_those_that_the_terminal_has(
    program: Program, first_title: str, variables: Mapping[str, str], kinds: set[str]
) -> None:
    with program.terminal(size=WIDE, variables=variables) as terminal:
        terminal.wait_for(first_title)
        terminal.press("s", "j", "?")
        terminal.wait_for("Moving")
        assert kinds_of_colours(terminal.raw) == kinds


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_be_drawn_on_is_told_so(program: Program, term: str) -> None:
    with program.terminal(variables={"TERM": term}) as terminal:
        assert terminal.wait_exit() == 2
        assert "TERM" in terminal.text
        assert b"\x1b" not in terminal.raw


def kinds_of_colours(raw: bytes) -> set[str]:
    """Which kinds of colours a terminal was sent."""
    looks = {look.decode() for look in _COLOURS.findall(raw)}
    kinds = (
        next((kind for kind, asked in KINDS.items() if asked.search(look)), "") for look in looks
    )
    return set(filter(None, kinds))
