"""How typed words are laid onto the words of a title.

Every typed word is answered by a word of the title, by some in a row (`gpt4` by GPT-4, `designof` by
Design of), or together with the next by one (`wave former` by WaveFormer). Of all ways to lay them
the best one counts: the qualities of the answers, weighted by the letters typed, and how well the
answers keep together. Knows nothing of other titles, nor of what the whole is worth in the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from paperreader.index.likeness import Answer, answer, begin_alike, first_letters, literal_answer
from paperreader.index.shape import Shape, Stretch

ADJACENT = 0.2
"""Added to a word that follows the one typed before it. Without it: 41 fewer first."""

NEAR = 0.08
"""Added to a word that comes soon after it. Without it: 2 fewer first."""

NEAR_WORDS = 3
"""How soon that is: beginnings typed in order skip one or two words, hardly ever three."""

START = 0.03
"""Added if the first word typed is the title's first, letter by letter: beginnings are remembered, and a
title that is known so well is not misspelt as well. Without it: 9 fewer first; for misspelt words, too: 4
fewer."""

GLUED = Answer(0.95, True, first_letters)
"""A typed word that is several in a row: just below the same in one piece."""

JOINED = 0.9
"""What two typed words that are one in the title are worth of that one: `per si` means `performance
simulation` before `persian`. Without it: 2 fewer first."""

WAYS_KEPT = 2
"""Ways of laying the words so far that are followed up: the best, and one that may leave a word free for
what comes next. With 8: none more."""


class Reply(NamedTuple):
    """A stretch of a title that answers typed words."""

    stretch: Stretch
    answer: Answer
    typed: str

    consumed: int
    """How many of the typed words it answers: one or two."""


class Way(NamedTuple):
    """A way of laying the typed words so far; a word without a reply went unanswered."""

    literal: bool
    """Whether each of them was answered by its very letters."""

    worth: float
    """The sum over letters typed of how well they were answered."""

    words: int
    """How many of the title's words were used."""

    end: int
    """The last of them that was used, or one before the first."""

    last: Reply | None
    """The reply that came last, if there is any."""

    before: Way | None
    """The way up to that reply."""

    @property
    def replies(self) -> list[Reply]:
        """All of its replies, the last one first."""
        if self.last is None or self.before is None:
            return []
        return [self.last, *self.before.replies]


NO_WORDS_YET = Way(True, 0.0, 0, -1, None, None)


class Asking:
    """A typed word, or two joined, that asks words of titles for an answer.

    Args:
        typed: its letters.
        first: which of the typed words it is, or begins with.
        consumed: how many of them it is: one or two.
    """

    def __init__(self, typed: str, first: int, consumed: int) -> None:
        self.typed = typed
        self.first = first
        self.consumed = consumed

    def answer(self, word: str) -> Answer | None:
        """How a word of a title answers it.

        Two typed words are joined only where the title has them so, letter by letter.
        """
        if self.consumed == 1:
            return answer(self.typed, word)
        if not word.startswith(self.typed):
            return None
        held = literal_answer(self.typed, word)
        return held._replace(quality=JOINED * held.quality)


Hearing = list[tuple[Asking, Answer | None, bool]]
"""Whom a word answers, how, and whether it may begin a row of words that does."""


class Hearings(dict[str, Hearing]):
    """For each word of titles whom it answers, found out when it is first met."""

    def __init__(self, askings: Sequence[Asking]) -> None:
        self._askings = askings
        self._concerned: dict[str, list[Asking]] = {}

    def __missing__(self, word: str) -> Hearing:
        hearing = self[word] = [
            (asking, found, begins)
            for asking in self._that_begin_like(word[:2])
            for found, begins in ((asking.answer(word), asking.typed.startswith(word)),)
            if found or begins
        ]
        return hearing

    def _that_begin_like(self, head: str) -> list[Asking]:
        concerned = self._concerned.get(head)
        if concerned is None:
            alike = (asking for asking in self._askings if begin_alike(asking.typed, head))
            concerned = self._concerned[head] = list(alike)
        return concerned


class TypedWords:
    """Some typed words, to be laid onto many titles."""

    def __init__(self, words: Sequence[str]) -> None:
        self.letters = sum(map(len, words))
        self._words = len(words)
        self._start = START * self.letters
        pairs = map("".join, pairwise(words))
        self._hearings = Hearings(
            [
                *(Asking(word, first, 1) for first, word in enumerate(words)),
                *(Asking(pair, first, 2) for first, pair in enumerate(pairs)),
            ]
        )

    def laid_onto(self, shape: Shape) -> Way:
        """The best way to lay the words onto a title."""
        ways: list[list[Way]] = [[NO_WORDS_YET], *([] for _ in range(self._words))]
        for place, replies in enumerate(self._replies(shape)):
            best = ways[place]
            if len(best) > 1:
                best = sorted(best, key=_rank, reverse=True)[:WAYS_KEPT]
            ways[place + 1].append(_unanswered(best[0]))
            for reply in replies:
                if longer := self._continued(best, reply):
                    ways[place + reply.consumed].append(longer)
        return max(ways[-1], key=_rank)

    def _replies(self, shape: Shape) -> list[list[Reply]]:
        """What the stretches of a title reply to each typed word, as such and joined with the next."""
        hearings = self._hearings
        replies: list[list[Reply]] = [[] for _ in range(self._words)]
        for stretch in shape.stretches:
            for asking, found, begins in hearings[stretch[0]]:
                if found:
                    replies[asking.first].append(
                        Reply(stretch, found, asking.typed, asking.consumed)
                    )
                if begins and (row := _row(asking.typed, stretch, shape.words)):
                    replies[asking.first].append(Reply(row, GLUED, asking.typed, asking.consumed))
        return replies

    def _continued(self, ways: Sequence[Way], reply: Reply) -> Way | None:
        """The best of some ways with one reply more; None where all have used its word already."""
        (_, first, last), (quality, literal, _), typed, _ = reply
        best = None
        best_rank = (False, -1.0)
        for way in ways:
            end = way.end
            if end == first:
                continue
            worth = way.worth + len(typed) * quality
            if way.last is not None:
                worth += len(typed) * _company(first - end)
            elif first == 0 and literal and way is NO_WORDS_YET:
                worth += self._start
            rank = (way.literal and literal, worth)
            if rank > best_rank:
                best, best_rank = way, rank
        if best is None:
            return None
        return Way(*best_rank, best.words + last - first + 1, last, reply, best)


def _unanswered(way: Way) -> Way:
    """The way with a further word that nothing in the title answers."""
    return Way(False, way.worth, way.words, way.end, way.last, way.before)


_rank = itemgetter(0, 1)
"""What was typed literally comes first, then the worth."""


def _company(ahead: int) -> float:
    """What it adds to a reply to stand so many words ahead of the one before it."""
    return 0.0 if ahead <= 0 else ADJACENT if ahead == 1 else NEAR if ahead <= NEAR_WORDS else 0.0


def _row(typed: str, start: Stretch, words: Sequence[str]) -> Stretch | None:
    """The words from `start` on that the typed word consists of; the last may be cut short."""
    word, first, last = start
    rest = typed[len(word) :]
    for place in range(last + 1, len(words)):
        if words[place].startswith(rest):
            return (typed, first, place) if rest else None
        if not rest.startswith(words[place]):
            return None
        rest = rest[len(words[place]) :]
    return None
