"""What a person sees first, in terminals of every width."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.end_to_end.program import MEDIUM, SMALL, WIDE, Program
from tests.terminal import Terminal

PANES = ("Views", "Papers", "Abstract")


def showing(panes: int) -> Callable[[Terminal], bool]:
    """A condition: the frames of so many panes are on the screen."""
    return lambda terminal: sum(f"╭─ {pane}" in terminal.text for pane in PANES) == panes


@pytest.mark.parametrize(
    ("size", "panes"),
    [(WIDE, 3), (MEDIUM, 2), (SMALL, 1)],
)
def test_the_first_screen_shows_the_newest_digests_first_title_and_as_many_panes_as_fit(
    program: Program, first_title: str, size: tuple[int, int], panes: int
) -> None:
    with program.terminal(size=size) as terminal:
        terminal.wait_for(first_title)
        terminal.wait_for(showing(panes))


def test_a_window_made_wider_and_narrower_shows_more_panes_and_fewer(
    program: Program, first_title: str
) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        for size, panes in [(WIDE, 3), (MEDIUM, 2), (SMALL, 1), (WIDE, 3)]:
            terminal.resize(*size)
            terminal.wait_for(showing(panes))
            terminal.wait_for(first_title)


def test_an_empty_library_offers_the_samples_and_a_key_loads_them(
    new_program: Program, first_title: str
) -> None:
    with new_program.terminal() as terminal:
        terminal.wait_for("sample")
        terminal.press("enter")
        terminal.wait_for(first_title)
