"""Text from strangers does nothing: every byte that reaches the terminal is read.

A marker that is waited for is never on the screen before: at 24 rows the list ends above it.
"""

from __future__ import annotations

import base64
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from paperreader.core.inert import inert
from tests.end_to_end.hostile import ATTACKS, MARKUP, actions
from tests.end_to_end.hostile_library import (
    DOORS,
    hostile_files,
    mark_of_abstract,
    title_start,
)
from tests.end_to_end.program import SMALL, WIDE, Program
from tests.terminal import Terminal

DEEP = 26
"""A paper that is below the first screenful."""

ENDED_BY_SIGTERM = 128 + signal.SIGTERM
"""The exit code of a program that a signal asked to end, and that ended in order."""

EVERYTHING_PASTED = "".join(ATTACKS.values()) + "pasted"

YANKED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
"""What is written to the terminal's clipboard, in base64."""


@pytest.fixture(params=list(DOORS.values()), ids=list(DOORS))
def hostile(
    request: pytest.FixtureRequest, new_program: Program, tmp_path: Path
) -> tuple[Program, int]:
    """The program with a hostile library, and how many papers that holds."""
    return new_program, request.param(new_program.home, tmp_path)


def test_reading_every_paper_does_nothing(hostile: tuple[Program, int]) -> None:
    program, count = hostile
    with program.terminal(size=WIDE) as terminal:
        for number in range(1, count + 1):
            terminal.wait_for(mark_of_abstract(number))
            terminal.press("j")
        assert actions(all_sent(terminal)) == []


@pytest.mark.parametrize("text", MARKUP)
def test_what_looks_like_markup_is_shown_as_it_stands(
    new_program: Program, tmp_path: Path, text: str
) -> None:
    DOORS["imported"](new_program.home, tmp_path)
    with new_program.terminal(size=SMALL) as terminal:
        terminal.wait_for(title_start(1))
        terminal.press("G")
        terminal.wait_for(f"{text.strip()} title")


def all_sent(terminal: Terminal) -> bytes:
    """Every byte of a program that is asked to end, the last of them too; it must not have crashed."""
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == ENDED_BY_SIGTERM, terminal.text
    return terminal.raw


def jump(terminal: Terminal) -> None:
    """Find a title that is out of sight."""
    terminal.press("f")
    terminal.wait_for("Jump to a title")
    terminal.type(title_start(DEEP))
    terminal.wait_for(title_start(DEEP))


def filter_papers(terminal: Terminal) -> None:
    """Narrow the list to a paper that is out of sight."""
    terminal.press("/")
    terminal.wait_for("Enter keeps")
    terminal.type(mark_of_abstract(DEEP))
    terminal.wait_for(title_start(DEEP))


def filter_by_pasting(terminal: Terminal) -> None:
    """Paste hostile text as a filter."""
    terminal.press("/")
    terminal.wait_for("Enter keeps")
    terminal.paste(EVERYTHING_PASTED)
    terminal.wait_for("pasted")


def tag(terminal: Terminal) -> None:
    """Tag a paper with pasted text, offered the tags there are."""
    terminal.press("j", "t")
    terminal.wait_for("Enter adds")
    terminal.paste(EVERYTHING_PASTED)
    terminal.wait_for("new tag")
    terminal.press("enter")
    terminal.wait_for(lambda seen: "Enter adds" not in seen.text)


def untag(terminal: Terminal) -> None:
    """Be offered the first paper's tags to take one away."""
    terminal.press("T")
    terminal.wait_for("Esc closes")


def undo_and_redo(terminal: Terminal) -> None:
    """Undo what is said to have been done, and do it again."""
    for key in ("s", "u", "ctrl+r"):
        changed = other_than(terminal.text)
        terminal.press(key)
        terminal.wait_for(changed)


def other_than(before: str) -> Callable[[Terminal], bool]:
    """A condition: the screen shows another text."""
    return lambda terminal: terminal.text != before


def ask_for_help(terminal: Terminal) -> None:
    """Show all keys."""
    terminal.press("?")
    terminal.wait_for("Moving")


def use_the_palette(terminal: Terminal) -> None:
    """Look for titles in the command palette."""
    terminal.press("ctrl+p")
    terminal.type("hostile")
    terminal.wait_for("hostile")


def read_alone(terminal: Terminal) -> None:
    """Read only the abstract, and scroll it."""
    terminal.press("enter")
    terminal.wait_for(mark_of_abstract(1))


WAYS: dict[str, Callable[[Terminal], None]] = {
    "jump": jump,
    "filter": filter_papers,
    "filter by pasting": filter_by_pasting,
    "tag": tag,
    "untag": untag,
    "undo and redo": undo_and_redo,
    "help": ask_for_help,
    "palette": use_the_palette,
    "read alone": read_alone,
}
"""Where texts of papers, tags and people are shown."""


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_no_box_lets_a_text_act(
    hostile: tuple[Program, int], way: Callable[[Terminal], None]
) -> None:
    program, _ = hostile
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(title_start(1))
        way(terminal)
        assert actions(all_sent(terminal)) == []


def test_importing_files_of_hostile_names_does_nothing(
    new_program: Program, tmp_path: Path
) -> None:
    folder = hostile_files(tmp_path / "inbox")
    with new_program.terminal(size=SMALL) as terminal:
        terminal.wait_for("No papers here yet")
        terminal.press("i")
        terminal.wait_for("Enter imports")
        terminal.type(f"{folder}/")
        terminal.press("enter")
        terminal.wait_for("PLANTED")
        assert actions(all_sent(terminal)) == []


def test_what_is_yanked_is_inert(hostile: tuple[Program, int]) -> None:
    program, _ = hostile
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(title_start(1))
        terminal.press("y", "y")
        terminal.wait_for(lambda seen: YANKED.search(seen.raw) is not None)
        (yanked,) = YANKED.findall(terminal.raw)
    text = base64.b64decode(yanked).decode()
    assert text.startswith(title_start(1))
    assert inert(text) == text
