"""Texts keep to their cells, however wide their characters are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from paperreader.core.inert import inert_line
from paperreader.tui.cells import cut, cut_parts, fit, to_both_ends, width_of


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Mamba", 9, "Mamba"),
        ("Mamba", 5, "Mamba"),
        ("Mamba", 4, "Mam…"),
        ("A Survey of Mamba", 9, "A Survey…"),
        ("A Survey of Mamba", 10, "A Survey…"),
        ("漢字の論文", 10, "漢字の論文"),
        ("漢字の論文", 9, "漢字の論…"),
        ("漢字の論文", 8, "漢字の…"),
        ("Mamba", 1, "…"),
        ("Mamba", 0, ""),
        ("Mamba", -3, ""),
        ("", 0, ""),
    ],
)
def test_a_text_is_cut_by_cells_and_says_so(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_a_fitted_text_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(inert_line(text), width)) == width


@given(
    st.lists(st.text(max_size=12)), st.lists(st.text(max_size=6), max_size=2), st.integers(1, 60)
)
def test_a_line_to_both_ends_has_exactly_its_width(
    left: list[str], right: list[str], width: int
) -> None:
    starts = [(inert_line(text), "plain") for text in left]
    ends = [(inert_line(text), "muted") for text in right]
    assert width_of(to_both_ends(starts, ends, width)) == width


def test_the_part_that_crosses_the_end_is_cut_and_the_rest_left_out() -> None:
    parts = (("● ", "unread"), ("A Survey", "plain"), (" of Mamba", "matched"))
    assert list(cut_parts(parts, 8)) == [("● ", "unread"), ("A Sur…", "plain")]


def test_a_cut_at_the_seam_of_two_parts_says_so_too() -> None:
    assert list(cut_parts((("abc", "plain"), ("def", "matched")), 3)) == [("ab…", "plain")]
