"""How typed words are laid onto the words of a title.

Every typed word is answered by a word of the title, by some in a row (`gpt4` by GPT-4, `designof` by
Design of), or together with the next by one (`wave former` by WaveFormer). Of all ways to lay them
the best one counts: the qualities of the answers, weighted by the letters typed, and how well the
answers keep together. Knows nothing of other titles, nor of what the whole is worth in the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from paperreader.index.likeness import Answer, answer, first_letters
from paperreader.index.shape import Shape, Stretch

ADJACENT = 0.2
"""Added to a word that follows the one typed before it. Without it: 36 fewer first."""

NEAR = 0.08
"""Added to a word that comes soon after it. Without it: 2 fewer first."""

NEAR_WORDS = 3
"""How soon that is: beginnings typed in order skip one or two words, hardly ever three."""

START = 0.03
"""Added if the first word typed is the title's first: beginnings are remembered. Without it: 5 fewer
first."""

GLUED = Answer(0.95, True, first_letters)
"""A typed word that is several in a row: just below the same in one piece."""

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

    replies: tuple[Reply, ...]


NO_WORDS_YET = Way(True, 0.0, 0, -1, ())


class Asking:
    """A typed word, or two joined, and what words of titles it has met so far reply to it."""

    def __init__(self, typed: str, consumed: int) -> None:
        self._typed = typed
        self._consumed = consumed
        self._answers: dict[str, Answer | None] = {}
        self._silent: set[str] = set()

    def replies(self, shape: Shape) -> list[Reply]:
        """What the stretches of a title reply."""
        silent = self._silent
        return [
            reply
            for stretch in shape.stretches
            if stretch[0] not in silent
            for reply in self._replies(stretch, shape.words)
        ]

    def _replies(self, stretch: Stretch, words: Sequence[str]) -> Iterator[Reply]:
        found = self._answer(stretch[0])
        if found:
            yield Reply(stretch, found, self._typed, self._consumed)
        if self._typed.startswith(stretch[0]) and (row := _row(self._typed, stretch, words)):
            yield Reply(row, GLUED, self._typed, self._consumed)

    def _answer(self, word: str) -> Answer | None:
        if word in self._answers:
            return self._answers[word]
        found = self._answers[word] = self._new_answer(word)
        if not found and not self._typed.startswith(word):
            self._silent.add(word)
        return found

    def _new_answer(self, word: str) -> Answer | None:
        """Two typed words are joined only where the title has them so, letter by letter."""
        literally = self._consumed == 1 or word.startswith(self._typed)
        return answer(self._typed, word) if literally else None


class TypedWords:
    """Some typed words, to be laid onto many titles."""

    def __init__(self, words: Sequence[str]) -> None:
        self.letters = sum(map(len, words))
        self._askings = [[Asking(word, 1)] for word in words]
        for place, pair in enumerate(pairwise(words)):
            self._askings[place].append(Asking("".join(pair), 2))

    def laid_onto(self, shape: Shape) -> Way:
        """The best way to lay the words onto a title."""
        ways: list[list[Way]] = [[NO_WORDS_YET], *([] for _ in self._askings)]
        for place, askings in enumerate(self._askings):
            best = sorted(ways[place], key=_rank, reverse=True)[:WAYS_KEPT]
            ways[place + 1].append(_unanswered(best[0]))
            for asking in askings:
                for reply in asking.replies(shape):
                    ways[place + reply.consumed] += self._continued(best, reply)
        return max(ways[-1], key=_rank)

    def _continued(self, ways: Sequence[Way], reply: Reply) -> list[Way]:
        """The best of some ways with one reply more; none where all have used its word already."""
        first = reply.stretch[1]
        longer = [self._with_reply(way, reply) for way in ways if way.end != first]
        return [max(longer, key=_rank)] if longer else []

    def _with_reply(self, way: Way, reply: Reply) -> Way:
        _, first, last = reply.stretch
        quality = reply.answer.quality + _company(way, first)
        start = START * self.letters if way is NO_WORDS_YET and first == 0 else 0.0
        return Way(
            way.literal and reply.answer.literal,
            way.worth + len(reply.typed) * quality + start,
            way.words + last - first + 1,
            last,
            (*way.replies, reply),
        )


def _unanswered(way: Way) -> Way:
    """The way with a further word that nothing in the title answers."""
    return Way(False, way.worth, way.words, way.end, way.replies)


_rank = itemgetter(0, 1)
"""What was typed literally comes first, then the worth."""


def _company(way: Way, first: int) -> float:
    """What it adds to a reply to stand where it does, after the one before it."""
    if not way.replies or first <= way.end:
        return 0.0
    ahead = first - way.end
    return ADJACENT if ahead == 1 else NEAR if ahead <= NEAR_WORDS else 0.0


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
