"""Which letters of a misspelt word are those of the word that was meant.

Knows letters left out, put in, wrong, and exchanged with the next. Does not know how likely any of these
is, and takes both words folded.
"""

from __future__ import annotations

from collections.abc import Iterator


def agreeing_places(typed: str, word: str) -> list[int]:
    """The places in a word that were typed rightly, ascending; of two exchanged letters, both.

    What both begin and end with agrees. Between that, walks back through the table of distances of
    optimal string alignment (a letter is left out, put in, wrong, or exchanged with the next, and no
    place is edited twice) between all beginnings of the two.
    """
    begun = _alike(typed, word)
    ended = _alike(typed[begun:][::-1], word[begun:][::-1])
    typed, inner = typed[begun : len(typed) - ended], word[begun : len(word) - ended]
    between = sorted(_walked_back(typed, inner, _distances(typed, inner)))
    end = range(len(word) - ended, len(word))
    return [*range(begun), *(begun + place for place in between), *end]


def _alike(one: str, other: str) -> int:
    """How many letters two texts both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    unlike = (place for place, (here, there) in pairs if here != there)
    return next(unlike, min(len(one), len(other)))


def _distances(typed: str, word: str) -> list[list[int]]:
    """For each beginning of the typed word the distances to all beginnings of the other."""
    table = [list(range(len(word) + 1))]
    for end in range(1, len(typed) + 1):
        row = [end]
        for stop in range(1, len(word) + 1):
            wrong = typed[end - 1] != word[stop - 1]
            least = min(row[-1] + 1, table[-1][stop] + 1, table[-1][stop - 1] + wrong)
            if _exchanged(typed, end, word, stop):
                least = min(least, table[-2][stop - 2] + 1)
            row.append(least)
        table.append(row)
    return table


def _exchanged(typed: str, end: int, word: str, stop: int) -> bool:
    """Whether two letters end there that are the same in the other order."""
    return end > 1 and stop > 1 and typed[end - 2 : end] == word[stop - 2 : stop][::-1]


def _walked_back(typed: str, word: str, table: list[list[int]]) -> Iterator[int]:
    end, stop = len(typed), len(word)
    while end and stop:
        here = table[end][stop]
        if typed[end - 1] == word[stop - 1] and here == table[end - 1][stop - 1]:
            yield stop - 1
            end, stop = end - 1, stop - 1
        elif _exchanged(typed, end, word, stop) and here == table[end - 2][stop - 2] + 1:
            yield from (stop - 1, stop - 2)
            end, stop = end - 2, stop - 2
        elif here == table[end - 1][stop - 1] + 1:
            end, stop = end - 1, stop - 1
        elif here == table[end][stop - 1] + 1:
            stop -= 1
        else:
            end -= 1
