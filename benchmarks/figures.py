"""What a benchmark finds: values with a unit, their median and p95, and whether a budget is kept.

Knows how figures are put into a table and into JSON. Does not know how they come about.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Budget:
    """What a figure shall keep to."""

    limit: float
    """In the figure's unit."""

    of: str = "median"
    """Which of the figure's numbers: `median` or `p95`."""

    at_least: bool = False
    """Whether the limit is the least and not the most."""

    def is_met(self, figure: Figure) -> bool:
        """Whether a figure keeps to it."""
        number = figure.median if self.of == "median" else figure.p95
        return number >= self.limit if self.at_least else number <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {number_text(self.limit)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    """What was measured."""

    unit: str
    """Of the values and of the budget's limit; `×` for ratios."""

    values: tuple[float, ...] = ()
    """One for each run; none where it could not be measured, and the note says why."""

    budget: Budget | None = None

    note: str = ""
    """What a reader of the table should know."""

    cell: tuple[str, str] | None = None
    """The row and the column of its median in a grid of its own; None where it is a line of the table."""

    @property
    def median(self) -> float:
        """The value that half of the runs do not exceed."""
        return median(self.values)

    @property
    def p95(self) -> float:
        """The least value that 95 of 100 runs do not exceed."""
        return sorted(self.values)[ceil(0.95 * len(self.values)) - 1]

    @property
    def verdict(self) -> str:
        """`met` or `missed`; empty where nothing was measured or nothing is asked."""
        if not (self.values and self.budget):
            return ""
        return "met" if self.budget.is_met(self) else "missed"

    @property
    def record(self) -> dict[str, Any]:
        """It as a JSON object."""
        return {
            "name": self.name,
            "unit": self.unit,
            "runs": len(self.values),
            "median": self.median if self.values else None,
            "p95": self.p95 if self.values else None,
            "budget": str(self.budget) if self.budget else None,
            "judged": self.budget.of if self.budget else None,
            "verdict": self.verdict or None,
            "note": self.note or None,
            "cell": self.cell,
            "values": self.values,
        }


def milliseconds(seconds: Iterable[float]) -> tuple[float, ...]:
    """Seconds as milliseconds."""
    return tuple(1000 * one for one in seconds)


def ratio(name: str, figure: Figure, other: Figure, budget: Budget | None = None) -> Figure:
    """How many times another figure's median the values of a figure are."""
    values = tuple(value / other.median for value in figure.values) if other.values else ()
    return Figure(name, "×", values, budget, note="" if values else other.note)


COLUMNS = ("", "unit", "median", "p95", "runs", "budget", "", "")
"""The heads of the table's columns; the verdict and the note need none."""


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table in Markdown that is aligned in a terminal, too."""
    lines = (_cells(figure) for figure in figures if figure.cell is None)
    return _aligned([COLUMNS, *lines], range(2, 5))


def grid(figures: Sequence[Figure]) -> str:
    """The medians of the figures that have a cell, by row and column, in Markdown as the table is."""
    cells = {one.cell: number_text(one.median) for one in figures if one.cell and one.values}
    rows = dict.fromkeys(row for row, _ in cells)
    columns = dict.fromkeys(column for _, column in cells)
    return _aligned(
        [("", *columns), *((row, *(cells.get((row, one), "") for one in columns)) for row in rows)],
        range(1, len(columns) + 1),
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    budget = f"{figure.budget.of} {figure.budget}" if figure.budget else ""
    if not figure.values:
        return (figure.name, figure.unit, "", "", "", budget, "", figure.note)
    several = len(figure.values) > 1
    return (
        figure.name,
        figure.unit,
        number_text(figure.median),
        number_text(figure.p95) if several else "",
        str(len(figure.values)),
        budget,
        figure.verdict,
        figure.note,
    )


def number_text(number: float) -> str:
    """A number with as many digits as are worth reading."""
    if number and abs(number) < 10:
        return f"{number:.2f}"
    return f"{number:,.1f}" if abs(number) < 100 else f"{number:,.0f}"


def _aligned(rows: Sequence[Sequence[str]], numbers: Container[int]) -> str:
    """Rows of cells under a row of heads; the columns of numbers are set to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| "
        + " | ".join(
            cell.rjust(width) if place in numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in rows
    ]
    rule = "".join(
        f"|{'-' * (width + 1)}{':' if place in numbers else '-'}"
        for place, width in enumerate(widths)
    )
    return "\n".join([lines[0], f"{rule}|", *lines[1:]])
