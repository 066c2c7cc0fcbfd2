"""A figure's numbers and what its budget says of them; a table that leaves nothing out."""

from __future__ import annotations

import pytest

from benchmarks.figures import Budget, Figure, grid, milliseconds, number_text, ratio, table

ONE_TO_TWENTY = tuple(map(float, range(1, 21)))


def test_p95_is_the_least_value_that_95_of_100_runs_do_not_exceed() -> None:
    assert Figure("a", "ms", ONE_TO_TWENTY).p95 == 19
    assert Figure("a", "ms", (7.0,)).p95 == 7


@pytest.mark.parametrize(
    ("budget", "verdict"),
    [
        (Budget(10.5), "met"),
        (Budget(10.4), "missed"),
        (Budget(19, of="p95"), "met"),
        (Budget(18.9, of="p95"), "missed"),
        (Budget(10.5, at_least=True), "met"),
        (Budget(10.6, at_least=True), "missed"),
        (None, ""),
    ],
)
def test_a_budget_is_held_against_the_number_it_names(budget: Budget | None, verdict: str) -> None:
    assert Figure("a", "ms", ONE_TO_TWENTY, budget).verdict == verdict


def test_what_was_not_measured_has_no_verdict_but_says_why() -> None:
    figure = Figure("a", "ms", budget=Budget(1), note="no such program")
    assert figure.verdict == ""
    assert figure.record["median"] is None
    assert "no such program" in table([figure])


def test_a_ratio_is_to_the_other_figures_median() -> None:
    assert ratio("a", Figure("b", "ms", (2.0, 6.0)), Figure("c", "ms", (1.0, 4.0, 9.0))).values == (
        0.5,
        1.5,
    )


def test_a_ratio_to_what_was_not_measured_tells_why_that_was_not() -> None:
    assert ratio("a", Figure("b", "ms", (2.0,)), Figure("c", "ms", note="gone")).note == "gone"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0.0"), (0.123, "0.12"), (12.34, "12.3"), (12345.6, "12,346")]
)
def test_a_number_has_the_digits_that_are_worth_reading(number: float, text: str) -> None:
    assert number_text(number) == text


def test_every_line_of_a_table_is_as_wide_as_the_others() -> None:
    figures = [Figure("first", "ms", milliseconds([0.001, 0.02])), Figure("a longer name", "MB")]
    assert len({len(line) for line in table(figures).splitlines()}) == 1


def test_figures_with_cells_stand_in_a_grid_and_not_in_the_table() -> None:
    cells = [("typos", "first", 0.5), ("typos", "ten", 0.75), ("all", "first", 0.25)]
    figures = [Figure("c", "", (value,), cell=(row, column)) for row, column, value in cells]
    heads, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in grid(figures).splitlines()
    ]
    assert heads == ["", "first", "ten"]
    assert rows == [["typos", "0.50", "0.75"], ["all", "0.25", ""]]
    assert len(table(figures).splitlines()) == 2
