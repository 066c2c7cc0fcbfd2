"""Which panes a terminal has room for, how far a list scrolls, and what its scrollbar shows."""

from __future__ import annotations

import pytest

from paperreader.tui.arrangement import (
    Scrollbar,
    neighbour,
    next_round,
    scrolled,
    visible_panes,
)


@pytest.mark.parametrize(
    ("width", "focused", "alone", "shown"),
    [
        (160, "papers", False, {"views", "papers", "abstract"}),
        (130, "views", False, {"views", "papers", "abstract"}),
        (129, "papers", False, {"papers", "abstract"}),
        (129, "abstract", False, {"papers", "abstract"}),
        (100, "views", False, {"views", "papers"}),
        (90, "papers", False, {"papers", "abstract"}),
        (89, "papers", False, {"papers"}),
        (80, "views", False, {"views"}),
        (40, "abstract", False, {"abstract"}),
        (200, "abstract", True, {"abstract"}),
    ],
)
def test_as_many_neighbours_of_the_focused_pane_are_shown_as_fit(
    width: int, focused: str, alone: bool, shown: set[str]
) -> None:
    assert visible_panes(width, focused, alone=alone) == shown


@pytest.mark.parametrize(
    ("pane", "step", "neighbouring", "in_a_round"),
    [
        ("views", 1, "papers", "papers"),
        ("papers", 1, "abstract", "abstract"),
        ("abstract", 1, "abstract", "views"),
        ("views", -1, "views", "abstract"),
        ("papers", -1, "views", "views"),
    ],
)
def test_panes_lie_in_a_row_and_in_a_round(
    pane: str, step: int, neighbouring: str, in_a_round: str
) -> None:
    assert (neighbour(pane, step), next_round(pane, step)) == (neighbouring, in_a_round)


@pytest.mark.parametrize(
    ("top", "cursor", "first"),
    [
        (0, 0, 0),
        (0, 7, 0),  # two lines beyond the cursor are in sight
        (0, 8, 1),
        (0, 9, 2),
        (5, 7, 5),
        (5, 6, 4),
        (50, 0, 0),
        (0, 99, 90),
        (95, 99, 90),
    ],
)
def test_a_list_of_a_hundred_in_ten_lines_scrolls_as_little_as_shows_the_cursor(
    top: int, cursor: int, first: int
) -> None:
    assert scrolled(top, 10, cursor, 100) == first


@pytest.mark.parametrize(("height", "count"), [(1, 100), (2, 100), (10, 3), (10, 0)])
def test_a_list_of_any_size_shows_its_cursor(height: int, count: int) -> None:
    for cursor in range(count):
        first = scrolled(0, height, cursor, count)
        assert first <= cursor < first + height


@pytest.mark.parametrize(
    ("top", "lines", "drawn"),
    [
        (0, 0, "          "),
        (0, 10, "          "),  # all is in sight
        (0, 11, "█████████ "),
        (1, 11, " █████████"),
        (0, 40, "██▀       "),
        (15, 40, "    ██▀   "),
        (30, 40, "       ▄██"),
        (0, 1_000_000, "█         "),
        (500_000, 1_000_000, "    ▄▀    "),
        (999_990, 1_000_000, "         █"),
    ],
)
def test_a_scrollbar_shows_which_part_is_in_sight(top: int, lines: int, drawn: str) -> None:
    assert Scrollbar(10, top, lines).drawn == drawn


@pytest.mark.parametrize(
    ("top", "line", "side"),
    [(0, 0, 0), (0, 2, 0), (0, 3, 1), (15, 3, -1), (15, 4, 0), (15, 7, 1), (30, 0, -1)],
)
def test_a_scrollbar_knows_what_lies_above_and_below(top: int, line: int, side: int) -> None:
    assert Scrollbar(10, top, 40).side(line) == side


@pytest.mark.parametrize(
    ("top", "by", "first"), [(0, 0, 0), (0, 5, 20), (20, -5, 0), (10, 1, 14), (0, 10, 40)]
)
def test_a_scrollbar_that_is_dragged_moves_the_lines_in_proportion(
    top: int, by: int, first: int
) -> None:
    assert Scrollbar(10, top, 40).dragged(by) == first


def test_nothing_moves_where_all_is_in_sight() -> None:
    assert Scrollbar(10, 0, 5).dragged(3) == 0
