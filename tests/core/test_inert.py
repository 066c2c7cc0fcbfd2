"""Nothing in an inert text acts on a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.inert import inert, inert_line

EVERYTHING = "".join(map(chr, range(sys.maxunicode + 1)))

any_text = st.text(st.characters(codec=None) | st.sampled_from("\r\n\t\x1b\x9b\u2028\u202e\ud800"))


def acts(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def test_no_code_point_survives_that_acts_on_a_terminal() -> None:
    assert {one for one in inert(EVERYTHING) if acts(one)} == {"\n", "\t"}


def test_every_other_character_survives() -> None:
    """Code points that no character has yet may go: their neighbours act."""
    others = "".join(
        one for one in EVERYTHING if not acts(one) and unicodedata.category(one) != "Cn"
    )
    assert inert(others) == others


@pytest.mark.parametrize("character", [chr(code) for code in range(0xA0)])
def test_controls_are_taken_out_of_short_texts_too(character: str) -> None:
    """Whatever way a text without anything else to take out goes."""
    assert not any(acts(one) and one not in "\n\t" for one in inert(f"a{character}b"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain", "plain"),
        ("naïve 漢字 👍", "naïve 漢字 👍"),
        ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd"),
        ("a\tb", "a\tb"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a b c d e f"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]52;c;aGk=\x07", "]52;c;aGk="),
        ("\x9b31m\x9d0;x\x9c", "31m0;x"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("zero\u200bwidth\ufeff so\u00adft", "zerowidth soft"),
        ("\U000e0041\U000e007ftag", "tag"),
        ("\ud83d\ude00 lone \udfff", "\ufffd\ufffd lone \ufffd"),
        ("[/] [red]x", "[/] [red]x"),
    ],
)
def test_a_text_is_made_inert(text: str, expected: str) -> None:
    assert inert(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a  \n\t b\u00a0\u3000c ", "a b c"),
        ("\u200b \u200b", ""),
        ("a\x1b\r\nb", "a b"),
    ],
)
def test_a_text_is_made_one_inert_line(text: str, expected: str) -> None:
    assert inert_line(text) == expected


@given(any_text)
def test_inert_text_is_inert_and_never_longer(text: str) -> None:
    for make in (inert, inert_line):
        made = make(text)
        assert make(made) == made
        assert len(made) <= len(text)
        made.encode()
    assert "\n" not in inert_line(text)
