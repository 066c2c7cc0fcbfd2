"""Letters that are compared as one, and where they stand in the text they came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.index.folding import fold, origins_of_words, words_of


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
    assert [[*origins] for origins in origins_of_words("Eﬃz Ångström")] == [
        [0, 1, 1, 1, 2],
        [4, 5, 6, 7, 8, 9, 10, 11],
    ]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text() | st.text(alphabet="ab -_9"))
def test_the_letters_of_all_words_come_from_the_text(text: str) -> None:
    origins = origins_of_words(text)
    assert list(map(len, origins)) == list(map(len, words_of(text)))
    for word, places in zip(words_of(text), origins, strict=True):
        assert all(letter in fold(text[place]) for letter, place in zip(word, places, strict=True))
