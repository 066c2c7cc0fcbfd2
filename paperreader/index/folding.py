"""How letters are made comparable: case, accents and typographic forms do not count in a search.

Knows one folding, which titles, abstracts and what is typed all go through, and where in the original
each folded letter stands. Does not know what is searched or how.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits in a row, which is where tantivy's simple tokenizer cuts, too."""

_BEYOND_ASCII = re.compile(r"([^\x00-\x7f]+)")

_WITHOUT_DECOMPOSITION = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "þ": "th",
}
"""Latin letters that Unicode does not take apart and that a plain keyboard writes so."""


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met: a table for str.translate."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text without case, accents and typographic forms: `Poincaré` becomes `poincare`.

    Lone surrogates, which no index can hold, become blanks.
    """
    if text.isascii():
        return text.lower()
    # The table is slow, and most letters of most texts are ASCII.
    pieces = _BEYOND_ASCII.split(text)
    pieces[::2] = map(str.lower, pieces[::2])
    pieces[1::2] = (piece.translate(_FOLDING) for piece in pieces[1::2])
    return "".join(pieces)


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return WORD.findall(fold(text))


def origins_of_words(text: str) -> list[Sequence[int]]:
    """For each word of :func:`words_of` where its letters stand in the text.

    Returns:
        For each of its letters the index of the character that it was folded from.
    """
    folded, origins = _with_origins(text)
    return [origins[slice(*match.span())] for match in WORD.finditer(folded)]


def _with_origins(text: str) -> tuple[str, Sequence[int]]:
    if text.isascii():
        return fold(text), range(len(text))
    pieces = [fold(character) for character in text]
    return "".join(pieces), list(_origins(pieces))


def _origins(pieces: list[str]) -> Iterator[int]:
    for index, piece in enumerate(pieces):
        yield from [index] * len(piece)


def _folded_character(character: str) -> str:
    if unicodedata.category(character) == "Cs":
        return " "
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    plain = (letter for letter in decomposed if not unicodedata.combining(letter))
    return "".join(_WITHOUT_DECOMPOSITION.get(letter, letter) for letter in plain)
