"""Letters that are compared as one, and where they stand in the text they came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.index.folding import fold, located_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("GPT-4o mini", ["gpt", "4o", "mini"]),
        ("Poincaré", ["poincare"]),
        ("Poincare\u0301", ["poincare"]),
        ("İstanbul", ["istanbul"]),
        ("Straße", ["strasse"]),
        ("Łódź, Ærøskøbing", ["lodz", "aeroskobing"]),
        ("eﬃcient H₂O", ["efficient", "h2o"]),
        ("snake_case", ["snake", "case"]),
        ("深度学习 ΑΒΓ", ["深度学习", "αβγ"]),
        ("a\ud800b", ["a", "b"]),
        ("… — !", []),
        ("", []),
    ],
)
def test_words_are_runs_of_folded_letters_and_digits(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_each_folded_letter_knows_its_character() -> None:
    [word] = located_words("Eﬃz")
    assert (word.text, [*word.origins]) == ("effiz", [0, 1, 1, 1, 2])


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_located_words_are_the_words(text: str) -> None:
    located = located_words(text)
    assert [word.text for word in located] == words_of(text)
    assert all(0 <= place < len(text) for word in located for place in word.origins)
