"""Whatever is printed is inert: on a terminal, in a pipe, as JSON and in words."""

from __future__ import annotations

import json

import pytest

from paperreader.cli.output import Look, Piece, drawn, print_json, print_lines
from paperreader.cli.words import say

HOSTILE = "a\x1b]52;c;eA==\x07b\u202ec\x9bd\ud800"
HARMLESS = "a]52;c;eA==bcd\ufffd"


@pytest.mark.parametrize(
    ("look", "coloured", "printed"),
    [
        (Look.PLAIN, False, HARMLESS),
        (Look.PLAIN, True, HARMLESS),
        (Look.STRONG, False, HARMLESS),
        (Look.STRONG, True, f"\x1b[1m{HARMLESS}\x1b[0m"),
    ],
)
def test_a_piece_brings_no_controls_of_its_own(look: Look, coloured: bool, printed: str) -> None:
    assert drawn([Piece(HOSTILE, look)], coloured=coloured) == printed


def test_lines_are_inert(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines([(Piece(HOSTILE), Piece(" and more")), ()])
    assert capsys.readouterr().out == f"{HARMLESS} and more\n\n"


def test_words_are_inert(capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE)
    assert capsys.readouterr().err == f"{HARMLESS}\n"


def test_json_is_inert_however_deep(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    print_json([{"title": HOSTILE, "tags": [HOSTILE], "extra": {"names": (HOSTILE,)}}])
    assert json.loads(capsysbinary.readouterr().out) == {
        "title": HARMLESS,
        "tags": [HARMLESS],
        "extra": {"names": [HARMLESS]},
    }
