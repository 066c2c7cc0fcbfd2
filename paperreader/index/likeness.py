"""How well one word of a title answers one word that was typed, and by which of its letters.

Knows exact words, beginnings, misspellings and abbreviations. Knows nothing of the other words around
them, and takes both words folded and not empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from paperreader.index.agreement import agreeing_places

EXACT = 1.0

BEGINNING = 0.8
"""A typed beginning is a sure thing too, but comes after the word that is meant whole."""

BEGINNING_COVERS = 0.1
"""Added to a beginning by the share of the word that was typed: `cap` means `caps` before `captioning`."""

EDITS_LOSS = 1.7
"""What edits cost by their share of the letters typed: one in ten leaves 0.83, two in six 0.43. With 1:
3 fewer among ten; with 2.5: 1 fewer."""

CUT_LOSS = 0.15
"""What a misspelt beginning costs beyond its edits, so that whole words come first. Without it: 3 fewer
first."""

FIRST_LETTER_LOSS = 0.1
"""What a wrong first letter costs beyond its edit: people get that one right. Without it: 1 fewer first."""

BESIDE_GAIN = 0.05
"""What is forgiven where the one wrong letter lies beside the right one on the keyboard. Without it: 2
fewer first."""

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""The rows of letters of most keyboards."""

_BESIDE = frozenset(pair for row in KEYBOARD for pair in (*pairwise(row), *pairwise(row[::-1])))

ABBREVIATED = 0.2
ABBREVIATED_COVERS = 0.4
"""An abbreviation is the weakest answer, and the better the more of the word's letters it has. Without
the latter: 2 fewer first."""

SHORTEST_MISSPELT = 4
"""Letters typed from which on an edit is forgiven: with three, every word is one edit from another."""

SHORTEST_TWICE_MISSPELT = 5
"""Letters typed from which on two edits are. With 6: 1 fewer among ten."""

SHORTEST_ABBREVIATION = 2
"""A single letter is a beginning or nothing."""


class Answer(NamedTuple):
    """How a word of a title answers a typed word."""

    quality: float
    """From 0 to 1."""

    literal: bool
    """Whether each letter typed stands in the word, in a row from its start."""

    letters: Callable[[str, str], Iterable[int]]
    """Given the typed word and the title's: the places in the latter that a person would mark."""


def answer(typed: str, word: str) -> Answer | None:
    """How a word of a title answers a typed word that it begins like; None if it does not."""
    if word.startswith(typed):
        return literal_answer(typed, word)
    return _misspelt(typed, word) or _abbreviated(typed, word)


def edits_forgiven(typed: str) -> int:
    """How many edits a typed word of this length may be away from the word that was meant."""
    if len(typed) < SHORTEST_MISSPELT:
        return 0
    return 1 if len(typed) < SHORTEST_TWICE_MISSPELT else 2


def begin_alike(typed: str, head: str) -> bool:
    """Whether a word with these two letters at its head can answer a typed word.

    One of the first two letters has to be right, or they are exchanged or one of them is left out.
    Nearly all misspellings are so, and hardly any two words that are compared: a glance at two letters
    saves measuring a distance.
    """
    return head[0] in typed[:2] or head[1:] == typed[0] or head[1:] == typed[1:2]


def literal_answer(typed: str, word: str) -> Answer:
    """How a word of a title answers one that it begins with."""
    if typed == word:
        return Answer(EXACT, True, first_letters)
    covered = len(typed) / len(word)
    return Answer(BEGINNING + BEGINNING_COVERS * covered, True, first_letters)


def _misspelt(typed: str, word: str) -> Answer | None:
    forgiven = edits_forgiven(typed)
    cut = len(typed) + 1
    # Beginnings one letter longer or shorter are at most one edit nearer.
    if not forgiven or OSA.distance(typed, word[:cut], score_cutoff=forgiven + 1) > forgiven + 1:
        return None
    whole = _worth(typed, OSA.distance(typed, word), forgiven)
    begun = _worth(typed, _nearest_beginning(typed, word)[0], forgiven) - CUT_LOSS
    worth = max(whole, begun)
    quality = worth + _likelihood(typed, word)
    if min(worth, quality) <= 0:
        return None
    return Answer(quality, False, agreeing_places if whole >= begun else _agreeing_beginning)


def _likelihood(typed: str, word: str) -> float:
    """What speaks for this misspelling, or against it, beside the number of its edits."""
    if typed[0] != word[0]:
        return -FIRST_LETTER_LOSS
    wrong = [pair for pair in zip(typed, word, strict=False) if pair[0] != pair[1]]
    return BESIDE_GAIN if len(wrong) == 1 and wrong[0] in _BESIDE else 0.0


def _worth(typed: str, edits: int, forgiven: int) -> float:
    return 1 - EDITS_LOSS * edits / len(typed) if edits <= forgiven else 0.0


def _nearest_beginning(typed: str, word: str) -> tuple[int, int]:
    """The fewest edits from the typed word to a beginning of the other, and how long that one is."""
    lengths = range(len(typed) - 1, len(typed) + 2)
    return min((OSA.distance(typed, word[:length]), length) for length in lengths)


def _abbreviated(typed: str, word: str) -> Answer | None:
    if len(typed) < SHORTEST_ABBREVIATION or typed[0] != word[0] or not _within(typed, word):
        return None
    covered = len(typed) / len(word)
    return Answer(ABBREVIATED + ABBREVIATED_COVERS * covered, False, _scattered_letters)


def _within(typed: str, word: str) -> bool:
    place = -1
    for letter in typed:
        place = word.find(letter, place + 1)
        if place < 0:
            return False
    return True


def first_letters(typed: str, _word: str) -> Iterable[int]:
    """The places of a word that was typed as far as it goes."""
    return range(len(typed))


def _agreeing_beginning(typed: str, word: str) -> Iterable[int]:
    return agreeing_places(typed, word[: _nearest_beginning(typed, word)[1]])


def _scattered_letters(typed: str, word: str) -> Iterator[int]:
    place = -1
    for letter in typed:
        place = word.index(letter, place + 1)
        yield place
