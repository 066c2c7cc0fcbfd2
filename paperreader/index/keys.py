"""Keys of papers as numbers, of which many fit in a row without an object for each.

Knows that a key is twelve hexadecimal digits, which fit into eight bytes. Does not know which papers
there are.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import Final

from paperreader.core.paper import KEY_LENGTH

NUMBERS: Final = "Q"
"""The type code of keys and orders in arrays and memory views: unsigned, eight bytes."""

_WIDTH = 8
_ZEROS = "00" * (_WIDTH - KEY_LENGTH // 2)
"""What a key lacks of eight bytes."""


def number_of(key: str) -> int:
    """A key as a number.

    Raises:
        ValueError: it is none.
    """
    digits = bytes.fromhex(key)
    if len(key) != KEY_LENGTH or len(digits) != KEY_LENGTH // 2:
        raise ValueError(key)
    return int.from_bytes(digits)


def key_of(number: int) -> str:
    """The key of a number."""
    return f"{number:0{KEY_LENGTH}x}"


def numbers_of(keys: Collection[str]) -> array[int]:
    """Keys as numbers, in their order; what is no key, and so names no paper, is left out."""
    if set(map(len, keys)) - {KEY_LENGTH}:
        return array(NUMBERS, _numbers_of_some(keys))
    try:
        # All at once, as numbers of eight bytes: a reader's marks are tens of thousands.
        digits = bytes.fromhex(_ZEROS.join(("", *keys)))
    except ValueError:
        return array(NUMBERS, _numbers_of_some(keys))
    numbers = array(NUMBERS, digits)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _numbers_of_some(keys: Iterable[str]) -> Iterator[int]:
    for key in keys:
        with suppress(ValueError):
            yield number_of(key)
