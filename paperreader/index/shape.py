"""A title taken apart: its words, what hyphens hold together, its initials.

Knows how a title is read. The index is built of this and the ranking looks at it, so that both see
the same words. Does not know what is typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperreader.index.folding import WORD, fold

Stretch = tuple[str, int, int]
"""Part of a title that one typed word can stand for: its text, its first word and its last.

A bare tuple, for a jump makes two thousand of them.
"""


class Initials(NamedTuple):
    """First letters of a title's words."""

    letters: str

    words: Sequence[int]
    """The words that they are the first letters of."""


class Shape(NamedTuple):
    """A title as it is searched for."""

    words: list[str]

    compounds: list[Stretch]
    """What no blank parts, where it is several words: `GPT-4` as `gpt4`, `model's` as `models`."""

    stretches: list[Stretch]
    """Each word, and each compound as one."""

    @property
    def texts(self) -> Iterator[str]:
        """All words in a row, and then each compound."""
        yield " ".join(self.words)
        yield from (compound for compound, _, _ in self.compounds)

    @property
    def joined(self) -> str:
        """All words, without anything between them."""
        return "".join(self.words)

    @property
    def initials(self) -> tuple[Initials, Initials]:
        """The first letters of its words: counting each compound as one word, and each of its parts."""
        each = self._initials_of(range(len(self.words)))
        if not self.compounds:
            return each, each
        inside = {
            place for _, first, last in self.compounds for place in range(first + 1, last + 1)
        }
        heads = [place for place in range(len(self.words)) if place not in inside]
        return self._initials_of(heads), each

    def _initials_of(self, places: Sequence[int]) -> Initials:
        return Initials("".join([self.words[place][0] for place in places]), places)


def shape_of(title: str) -> Shape:
    """The shape of a title."""
    words: list[str] = []
    compounds: list[Stretch] = []
    for piece in fold(title).split():
        if piece.isalnum():
            words.append(piece)
            continue
        parts = WORD.findall(piece)
        if len(parts) > 1:
            compounds.append(("".join(parts), len(words), len(words) + len(parts) - 1))
        words += parts
    places = range(len(words))
    return Shape(words, compounds, [*zip(words, places, places, strict=True), *compounds])
