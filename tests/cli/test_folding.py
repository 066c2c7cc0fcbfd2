"""A line that is wider than the terminal goes on below, indented, and no word is broken."""

from __future__ import annotations

import pytest

from paperreader.cli.output import Line, Look, Piece, drawn, folded

LINE: Line = (
    Piece("seeds/a.txt  "),
    Piece("65 papers, 65 new", Look.STRONG),
    Piece("  20 May 2026", Look.FAINT),
)


@pytest.mark.parametrize(
    ("line", "columns", "lines"),
    [
        (LINE, 80, ["seeds/a.txt  65 papers, 65 new  20 May 2026"]),
        (LINE, 43, ["seeds/a.txt  65 papers, 65 new  20 May 2026"]),
        (LINE, 42, ["seeds/a.txt  65 papers, 65 new  20 May", "    2026"]),
        (LINE, 24, ["seeds/a.txt  65 papers,", "    65 new  20 May 2026"]),
        (LINE, 16, ["seeds/a.txt  65", "    papers, 65", "    new  20 May", "    2026"]),
        ((Piece("a/path/without/blanks 3"),), 8, ["a/path/without/blanks", "    3"]),
        ((Piece("  indented words"),), 10, ["  indented", "    words"]),
        ((Piece("漢字 漢字"),), 8, ["漢字", "    漢字"]),
        ((), 8, [""]),
    ],
)
def test_a_line_is_folded_between_words(line: Line, columns: int, lines: list[str]) -> None:
    assert [drawn(part, coloured=False) for part in folded(line, columns)] == lines


def test_looks_go_on_where_the_line_does() -> None:
    *_, strong, _ = folded(LINE, 16)
    assert drawn(strong, coloured=True) == "    \x1b[1mnew\x1b[0m\x1b[2m  20 May\x1b[0m"
