"""How well a title fits what was typed to find it, and which of its characters say so.

A pure function of the two. Does not know which titles there are, nor how those to be ranked were
proposed.

The figures given with constants, here and in the modules that this one and the candidates are made of,
are counts of 1,000 searches: for how many fewer the meant title came first, or among the first ten,
without the constant or with another. They were taken with 1,200 texts of twelve kinds (beginnings, words
out of order, one and two misspellings, initials, glued words ...) typed for known ones of 40,000 titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from paperreader.index.alignment import ADJACENT, START, Reply, TypedWords, Way
from paperreader.index.folding import located_words, words_of
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
shorter one is likelier to be remembered by them. Without it: 3 fewer first."""

INITIALS = 0.85
"""The worth of a title's initials, somewhat less than that of words. With 0.5: none fewer."""

SHORTEST_INITIALS = 3
"""Letters typed from which on they can be initials: with two, hundreds of titles begin so."""

MOST_WORDS = 8
LONGEST_WORD = 80
"""Words typed that count, and letters of each: they single out a title, and a pasted page costs no
more than they do."""

_MOST = 1 + ADJACENT + START + COVERED
"""More than any title is worth."""


def words_that_count(text: str) -> list[str]:
    """The folded words of what was typed, as far as they are looked at."""
    return [word[:LONGEST_WORD] for word in words_of(text)[:MOST_WORDS]]


class TypedTitle:
    """What was typed to find a title. One serves for many titles."""

    def __init__(self, text: str) -> None:
        self._whole = "".join(words_of(text))
        self._words = words_that_count(text)
        self._typed = TypedWords(self._words)

    def score(self, title: str) -> float:
        """How well a title fits: from 0, not at all, to 100, the title itself."""
        shape = shape_of(title)
        if not self._whole or not shape.words:
            return 0.0
        if shape.joined == self._whole:
            return PERFECT
        by_initials = self._score_by_initials(shape)
        return max(by_initials, self._score_by_words(shape, self._typed.laid_onto(shape)))

    def spans(self, title: str) -> tuple[tuple[int, int], ...]:
        """The characters of a title that were matched, as half-open ranges in ascending order."""
        origins = [word.origins for word in located_words(title)]
        shape = shape_of(title)
        if not self._whole or not shape.words:
            return ()
        if shape.joined == self._whole:
            return _ranges(place for word in origins for place in word)
        way = self._typed.laid_onto(shape)
        if self._score_by_initials(shape) > self._score_by_words(shape, way):
            return _ranges(origins[word][0] for word in self._initials(shape))
        return _ranges(place for reply in way.replies for place in _places(reply, origins))

    def _score_by_words(self, shape: Shape, way: Way) -> float:
        if not way.replies:
            return 0.0
        covered = COVERED * way.words / len(shape.words)
        return _score(way.worth / self._typed.letters + covered, literal=way.literal)

    def _score_by_initials(self, shape: Shape) -> float:
        covered = len(self._initials(shape)) / len(shape.words)
        return _score(INITIALS + COVERED * covered, literal=True) if covered else 0.0

    def _initials(self, shape: Shape) -> Sequence[int]:
        """The words, from the title's first one on, whose initials were typed."""
        if len(self._words) > 1 or len(self._whole) < SHORTEST_INITIALS:
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


def _ranges(places: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Single places as half-open ranges, neighbours joined."""
    ranges: list[tuple[int, int]] = []
    for place in sorted(set(places)):
        if ranges and ranges[-1][1] == place:
            ranges[-1] = (ranges[-1][0], place + 1)
        else:
            ranges.append((place, place + 1))
    return tuple(ranges)
