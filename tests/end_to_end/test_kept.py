"""What the screen has shown as done is done: no kill, no signal and no closed window takes it back."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from paperreader import Library, Mark
from tests.end_to_end.program import SMALL, Program
from tests.terminal import Terminal

SAVED_WITHIN = 1.0
"""Seconds after which not even a kill may take back what the screen has shown."""

EVERY_PAPER = "digest:huggingface"
"""Selects all papers of the seeds."""

STAR, UNREAD = "★", "●"
"""How a row of the list shows that its paper is starred, and that it is unread."""


def star(terminal: Terminal, title: str) -> None:
    """Star the first paper and see it starred."""
    terminal.press("s")
    terminal.wait_for(lambda seen: STAR in seen.line_with(title))


def mark_read(terminal: Terminal, title: str) -> None:
    """Mark the first paper read and see it so."""
    terminal.press("r")
    terminal.wait_for(row_without(UNREAD, title))


def tag(terminal: Terminal, title: str) -> None:
    """Tag the first paper and see its tag."""
    terminal.press("t")
    terminal.wait_for("Tag")
    terminal.type("moe")
    terminal.press("enter")
    terminal.wait_for(lambda seen: "#moe" in seen.line_with(title))


def star_and_undo(terminal: Terminal, title: str) -> None:
    """Star the first paper, take it back, and see it without a star."""
    star(terminal, title)
    terminal.press("u")
    terminal.wait_for(row_without(STAR, title))


def row_without(sign: str, title: str) -> Callable[[Terminal], bool]:
    """A condition: the paper's row is on the screen, and a sign is not in it."""
    return lambda terminal: any(title in line and sign not in line for line in terminal.lines)


@dataclass(frozen=True)
class Deed:
    """Something done to the first paper."""

    do: Callable[[Terminal, str], None]

    mark: Mark
    """The paper's mark after it."""

    shown: Callable[[str], bool]
    """Whether a row of the list shows it."""


DEEDS = {
    "s": Deed(star, Mark(starred=True), lambda row: STAR in row),
    "r": Deed(mark_read, Mark(read=True), lambda row: UNREAD not in row),
    "t": Deed(tag, Mark(tags=frozenset({"moe"})), lambda row: "#moe" in row),
    "u": Deed(star_and_undo, Mark(), lambda row: STAR not in row),
}
"""What is done by each key."""


END_AT_ONCE = {
    "SIGTERM": lambda terminal: terminal.signal(signal.SIGTERM),
    "SIGHUP": lambda terminal: terminal.signal(signal.SIGHUP),
    "closed window": Terminal.hang_up,
}
"""How a reader ends without being asked whether it is done."""


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_a_key_did_survives_a_kill_within_a_second(
    program: Program, first_title: str, deed: Deed
) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        deed.do(terminal, first_title)
        due = time.monotonic() + SAVED_WITHIN
        with Library.open(program.home) as library:
            terminal.wait_for(
                lambda _: mark_of_first(library) == deed.mark or time.monotonic() > due
            )
        terminal.kill()
    assert_kept(program, first_title, deed)


@pytest.mark.parametrize("end", END_AT_ONCE.values(), ids=END_AT_ONCE)
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_a_key_did_survives_an_end_at_once(
    program: Program, first_title: str, deed: Deed, end: Callable[[Terminal], None]
) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        deed.do(terminal, first_title)
        end(terminal)
        terminal.wait_exit()
    with Library.open(program.home) as library:
        assert mark_of_first(library) == deed.mark


def mark_of_first(library: Library) -> Mark:
    """The mark of the newest digest's first paper, as it is on disk now."""
    library.refresh()
    return library.list()[0].mark


def assert_kept(program: Program, title: str, deed: Deed) -> None:
    """Start the reader again on all papers, read or not, and look at the first."""
    with program.terminal("read", EVERY_PAPER, size=SMALL) as terminal:
        terminal.wait_for(title)
        assert deed.shown(terminal.line_with(title))
