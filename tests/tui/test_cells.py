"""Texts keep to their cells, however wide their characters are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from paperreader.core.inert import inert_line
from paperreader.tui.cells import (
    broken,
    cut,
    cut_at_word,
    cut_parts,
    fit,
    stretch_of,
    to_both_ends,
    width_of,
)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two …"),
        ("one two three", 9, "one two …"),
        ("one two three", 8, "one …"),
        ("three", 4, "thr…"),
        ("one", 0, ""),
    ],
)
def test_a_text_is_cut_between_words(text: str, width: int, shown: str) -> None:
    assert cut_at_word(text, width) == shown


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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("Mamba", ["Mamba"]),
        ("A Survey of Mamba", ["A Survey", "of Mamba"]),
        ("A Survey  of Mambas ", ["A Survey", "of Mambas"]),
        ("A Surveys of it", ["A Surveys", "of it"]),  # the blank after nine letters is on no line
        ("State-of-the-art it is", ["State-of-", "the-art", "it is"]),
        ("  indented and long", ["  indente", "d and", "long"]),
        ("Poincaré’s élan vital", ["Poincaré’", "s élan", "vital"]),
        ("漢字の論文 を読む", ["漢字の論", "文 を読む"]),
        ("a 漢字の論文", ["a", "漢字の論", "文"]),
    ],
)
def test_a_text_is_broken_at_blanks_into_lines_of_nine_cells(text: str, lines: list[str]) -> None:
    assert [text[start:end] for start, end in broken(text, 9)] == lines


@given(st.text().map(inert_line), st.integers(2, 20))
def test_a_broken_text_loses_nothing_but_blanks(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in broken(text, width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(sum(map(cell_len, line)) <= width for line in lines)


def test_a_stretch_of_parts_keeps_their_roles() -> None:
    parts = (("1 ", "accent"), ("https://example.org", "link"))
    assert list(stretch_of(parts, 1, 10)) == [(" ", "accent"), ("https://", "link")]
    assert list(stretch_of(parts, 2, 2)) == []
