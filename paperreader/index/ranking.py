"""How well a title fits what was typed to find it, and which of its characters say so.

A pure function of the two. Does not know which titles there are, nor how those to be ranked were
proposed.

The figures given with constants, here and in the modules that this one and the candidates are made of,
are counts of 1,000 searches: for how many fewer the meant title came first, or among the first ten,
without the constant or with another. They were taken with 1,200 texts of twelve kinds (beginnings, words
out of order, one and two misspellings, initials, glued words ...) typed for known ones of 40,000 titles.
`python -m benchmarks --only finding` prints such a table for any library.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from paperreader.index.alignment import ADJACENT, START, Reply, TypedWords, Way
from paperreader.index.folding import origins_of_words, words_of
from paperreader.index.shape import Shape, shape_of

PERFECT = 100.0
"""The score of the title itself, and of no other."""

NEARLY_PERFECT = 99.0
"""What the best of all others stays below."""

LITERAL = 80.0
"""Titles that hold all that was typed, letter by letter, score above this and all others below, so
that what was typed rightly never loses its paper to a guess."""

COVERED = 0.06
"""Added by the share of the title's words that were typed: of two titles that hold the same words the
shorter one is likelier to be remembered by them. Without it: 5 fewer first."""

INITIALS = 0.76
"""The worth of a title's initials: the most that never hides a title that begins with what was typed. With
0.85: none more."""

SHORTEST_INITIALS = 3
"""Letters typed from which on they can be initials: with two, hundreds of titles begin so."""

MOST_WORDS = 8
LONGEST_WORD = 80
"""Words typed that count, and letters of each: they single out a title, and a pasted page costs no
more than they do."""

EQUAL = START
"""Titles fit about equally well whose worths differ by no more: less than two words side by side add, and
enough to outweigh that one of them is shorter."""

_BOUND = re.compile(r"(?:[^\w\s]|_)*")
"""What may stand between two marked letters that are marked as one."""

_MOST = 1 + ADJACENT + START + COVERED
"""More than any title is worth."""


def is_about_as_good(score: float, best: float) -> bool:
    """Whether a score is so little below another that what the reader did lately may decide.

    The score of a title that holds all that was typed never is about as good as that of one that does
    not, and none is about as good as that of the title itself.
    """
    scale = NEARLY_PERFECT - LITERAL if best > LITERAL else LITERAL
    return (score > LITERAL) == (best > LITERAL) and best - score <= EQUAL / _MOST * scale


def words_that_count(text: str) -> list[str]:
    """The folded words of what was typed, as far as they are looked at."""
    return [word[:LONGEST_WORD] for word in words_of(text)[:MOST_WORDS]]


class Fit(NamedTuple):
    """How well a title fits what was typed, and by what."""

    score: float
    """From 0, not at all, to 100, the title itself."""

    title: str

    replies: Sequence[Reply] = ()
    """The stretches of it that answer the typed words."""

    initials: Sequence[int] = ()
    """The words of it whose initials were typed, where it fits by these."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The characters of the title that a person would mark, as half-open ranges in ascending order.

        Those are the letters that were typed: of a misspelt word the ones that agree, of an abbreviation
        the ones it has, of initials the first ones. What stands between marked letters without a blank
        is marked with them, so that `gpt4` marks `GPT-4` whole, and an accent with its letter.
        """
        if not self.score:
            return ()
        origins = origins_of_words(self.title)
        if self.initials:
            return _ranges(self.title, (origins[word][0] for word in self.initials))
        if self.replies:
            places = (place for reply in self.replies for place in _places(reply, origins))
            return _ranges(self.title, places)
        return _ranges(self.title, (place for word in origins for place in word))


class TypedTitle:
    """What was typed to find a title. One serves for many titles."""

    def __init__(self, text: str) -> None:
        self._whole = "".join(words_of(text))
        self._words = words_that_count(text)
        self._typed = TypedWords(self._words)
        self._may_be_initials = len(self._words) == 1 and len(self._whole) >= SHORTEST_INITIALS

    def fit(self, title: str) -> Fit:
        """How well a title fits."""
        shape = shape_of(title)
        if not self._whole or not shape.words:
            return Fit(0.0, title)
        if shape.joined == self._whole:
            return Fit(PERFECT, title)
        way = self._typed.laid_onto(shape)
        by_words = self._score_by_words(shape, way)
        if self._may_be_initials and (initials := self._initials(shape)):
            covered = COVERED * len(initials) / len(shape.words)
            by_initials = _score(INITIALS + covered, literal=True)
            if by_initials > by_words:
                return Fit(by_initials, title, initials=initials)
        return Fit(by_words, title, way.replies)

    def _score_by_words(self, shape: Shape, way: Way) -> float:
        if not way.replies:
            return 0.0
        covered = COVERED * way.words / len(shape.words)
        return _score(way.worth / self._typed.letters + covered, literal=way.literal)

    def _initials(self, shape: Shape) -> Sequence[int]:
        """The words, from the title's first one on, whose initials were typed."""
        if not shape.words[0].startswith(self._whole[0]):
            return ()
        typed = (found for found in shape.initials if found.letters.startswith(self._whole))
        return next((found.words[: len(self._whole)] for found in typed), ())


def _score(worth: float, *, literal: bool) -> float:
    share = min(worth / _MOST, 1.0)
    return LITERAL + share * (NEARLY_PERFECT - LITERAL) if literal else share * LITERAL


def _places(reply: Reply, origins: Sequence[Sequence[int]]) -> Iterator[int]:
    """The characters of the title that a reply would be marked by."""
    text, first, last = reply.stretch
    places = [place for word in origins[first : last + 1] for place in word]
    letters = reply.answer.letters(reply.typed, text)
    yield from (places[letter] for letter in letters)


def _ranges(title: str, places: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Single places as half-open ranges, joined where only a mark like a hyphen parts them."""
    ranges: list[tuple[int, int]] = []
    for place in sorted(set(places)):
        stop = ranges[-1][1] if ranges else -1
        if stop == place or (stop > 0 and _BOUND.fullmatch(title, stop, place)):
            ranges[-1] = (ranges[-1][0], place + 1)
        else:
            ranges.append((place, place + 1))
    return tuple((start, _with_accents(title, stop)) for start, stop in ranges)


def _with_accents(title: str, stop: int) -> int:
    """Where a range ends together with accents that are characters of their own."""
    while stop < len(title) and unicodedata.combining(title[stop]):
        stop += 1
    return stop
