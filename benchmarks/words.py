"""Text that nobody wrote: its words are as frequent, as many and as long as those of real papers.

A text is drawn word by word, each on its own. The frequent words make up the share of it that they
make up in real abstracts; behind them frequency falls with a power of the rank, Zipf's law, whose
exponent is one over that of Heaps' law: then the vocabulary grows by Heaps' law of itself (Lü, Zhang
and Zhou, "Zipf's Law Leads to Heaps' Law", 2010). Knows nothing of papers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice, pairwise
from random import Random

HEAPS_EXPONENT = 0.527
"""After n words a text has 19.6 n^0.527 different ones: fitted to 7.3 million words of 40,000 titles
with abstracts."""

SHARES = {
    0: 0.0,
    3: 0.100,
    10: 0.209,
    30: 0.301,
    100: 0.416,
    300: 0.556,
    1_000: 0.733,
    3_000: 0.882,
    10_000: 0.971,
    30_000: 0.991,
}
"""How much of those abstracts their so many most frequent words are; titles differ by 0.03 at most.

Behind the last, the rest is drawn without end. The shares of 10,000 and 30,000 words are 0.006 and 0.002
above the counted ones, as words yet unseen are in no count: so 7.3 million words have 81,000 different
ones, and 20 million 136,000, as by Heaps' law above."""

SYLLABLES = [consonant + vowel for consonant in "bcdfghjklmnpqrstvwxz" for vowel in "aeiou"]
"""The hundred digits that words are numbers of."""

ENGLISH = {
    "the": 0, "and": 1, "of": 2, "a": 3, "to": 4, "in": 5, "we": 6, "for": 7, "on": 9, "is": 10, "by": 13,
    "as": 14, "our": 15, "are": 16, "an": 19, "can": 24, "be": 27, "it": 36, "or": 39, "at": 42,
}  # fmt: skip
"""The words of up to three letters among the fifty most frequent of those abstracts, with their ranks: they
stand as they are, since who indexes prose treats them otherwise than words that say something."""

_ENGLISH_AT = {rank: word for word, rank in ENGLISH.items()}

LENGTHS = ((10, 1), (100, 2), (300, 3))
"""Ranks, and how many syllables the words before them have: four behind the last. So a word has 5.8
letters on average, as in those abstracts."""

LONGEST = 4

SCATTER = 61_803_399
"""What a rank is multiplied with, so that words of neighbouring ranks are not alike. It has no divisor
in common with any number of words of one length, so that no two ranks share a word."""

FREQUENT = max(SHARES)

DRAWN_AT_ONCE = 100_000
"""Words; to draw many costs a third of drawing each."""


def word(rank: int) -> str:
    """The word of a rank, counted from 0; up to a hundred million no two are alike."""
    if rank in _ENGLISH_AT:
        return _ENGLISH_AT[rank]
    length = next((syllables for before, syllables in LENGTHS if rank < before), LONGEST)
    number = rank * SCATTER
    letters = ""
    for _ in range(length):
        number, digit = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[digit]
    return letters


def words(random: Random) -> Iterator[str]:
    """Words without end, each drawn on its own."""
    frequent: list[str | None] = [*map(word, range(FREQUENT)), None]
    chances = [*accumulate(_chances()), 1.0]
    while True:
        for drawn in random.choices(frequent, cum_weights=chances, k=DRAWN_AT_ONCE):
            yield drawn or _rare(random)


def text(source: Iterator[str], length: int) -> str:
    """So many words of a source, with blanks between them."""
    return " ".join(islice(source, length))


def _chances() -> Iterator[float]:
    """How often each of the frequent words comes: within a band, as the inverse of its rank."""
    for (before, share_before), (last, share) in pairwise(SHARES.items()):
        inverses = [1 / rank for rank in range(before + 1, last + 1)]
        band = sum(inverses)
        yield from ((share - share_before) * inverse / band for inverse in inverses)


def _rare(random: Random) -> str:
    """A word behind the frequent ones: a rank is exceeded with its (1 - 1/b)th power."""
    exceeded = HEAPS_EXPONENT / (1 - HEAPS_EXPONENT)
    return word(int(FREQUENT * (1 - random.random()) ** -exceeded))
