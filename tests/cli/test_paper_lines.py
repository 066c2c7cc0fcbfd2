"""A paper is one line, cut to the terminal and never in the middle of a wide letter."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from paperreader.cli.output import Line, drawn
from paperreader.cli.paper_lines import hit_line, row_line
from paperreader.core.listing import Hit, Row
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper

KEY = "0a1b2c3d4e5f"


def plain(line: Line) -> str:
    """A line without colours."""
    return drawn(line, coloured=False)


@pytest.mark.parametrize(
    ("mark", "columns", "line"),
    [
        (Mark(), None, f"{KEY} ●  A long enough title of a paper"),
        (Mark(read=True), None, f"{KEY}    A long enough title of a paper"),
        (Mark(starred=True), None, f"{KEY} ●★ A long enough title of a paper"),
        (Mark(tags=frozenset("ba")), None, f"{KEY} ●  A long enough title of a paper #a #b"),
        (Mark(), 41, f"{KEY} ●  A long enough title of a…"),
        (Mark(tags=frozenset("a")), 44, f"{KEY} ●  A long enough title of a… #a"),
        (Mark(), 10, f"{KEY} ●  A long enough title…"),
    ],
)
def test_a_row(mark: Mark, columns: int | None, line: str) -> None:
    row = Row(KEY, "A long enough title of a paper", mark, seen=1)
    assert plain(row_line(row, columns)) == line


def test_a_row_that_is_watched_for_bears_a_sign() -> None:
    row = Row(KEY, "A long enough title of a paper", Mark(), seen=1, watched=True)
    assert plain(row_line(row)) == f"{KEY} ●  ◆ A long enough title of a paper"
    assert plain(row_line(row, 43)) == f"{KEY} ●  ◆ A long enough title of a…"


@pytest.mark.parametrize("columns", range(36, 60))
def test_a_row_of_wide_letters_fits(columns: int) -> None:
    row = Row(KEY, "大规模语言模型" * 8, Mark(), seen=1)
    assert cell_len(plain(row_line(row, columns))) <= columns


def test_a_title_of_many_lines_is_one() -> None:
    assert plain(row_line(Row(KEY, "one\ntwo", Mark(), seen=1))) == f"{KEY} ●  one two"


def hit(title: str, *spans: tuple[int, int]) -> Hit:
    return Hit(KEY, title, 97.4, spans, Paper)


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (None, f"{KEY}  97 A long enough title of a paper"),
        (47, f"{KEY}  97 A long enough title of a paper"),
        (46, f"{KEY}  97 A long enough title of a pap…"),
        (10, f"{KEY}  97 A long enough title…"),
    ],
)
def test_a_hit_is_cut_to_the_terminal(columns: int | None, line: str) -> None:
    found = hit("A long enough title of a paper", (2, 6), (25, 30))
    assert plain(hit_line(found, columns)) == line


def test_matched_letters_are_set_apart() -> None:
    line = hit_line(hit("GraphFM", (0, 2), (5, 7)))
    assert plain(line) == f"{KEY}  97 GraphFM"
    assert "\x1b[1;4mGr\x1b[0maph\x1b[1;4mFM" in drawn(line, coloured=True)
