"""Keys as numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.index.keys import key_of, number_of, numbers_of

NUMBER = st.integers(0, 2**48 - 1)


@given(NUMBER)
def test_a_number_and_its_key_are_one(number: int) -> None:
    assert number_of(key_of(number)) == number
    assert len(key_of(number)) == 12


@given(st.sets(NUMBER), st.lists(st.text(max_size=13)))
def test_what_is_no_key_is_left_out(numbers: set[int], texts: list[str]) -> None:
    keys = list(map(key_of, numbers))
    assert list(numbers_of(keys)) == list(numbers)
    assert list(numbers_of(["no key", *keys, "0x1234567890", "-23456789012"])) == list(numbers)
    assert numbers <= set(numbers_of(keys + texts))


@pytest.mark.parametrize("text", ["", "abc", "0x1234567890", "12 456789012", "gggggggggggg"])
def test_only_twelve_hexadecimal_digits_are_a_key(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - in whatever words
        number_of(text)
