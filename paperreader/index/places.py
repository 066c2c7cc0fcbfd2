"""Where a paper stands in a digest, and that among all, as one number.

The smaller a place, the further up in reading order it stands: first by the digest's day, the newest
first, then by when it was imported, the last first, then by position. A paper stands where its
smallest place is. Knows that number's parts; does not know which digests there are.

    days till the end of time, 22 bits | turns till the day's last, 20 bits | position, 22 bits

The first two parts are the digest's label, which no other digest has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from itertools import chain

from paperreader.core.digest import Digest

TURN_BITS = 20
"""A million digests of one day."""

POSITION_BITS = 22
"""Four million papers in one digest."""

STEPS = 4
"""What a digest leaves between its turn and the last, or the first, of its day, for such as come later
and were imported between the two: of all turns beyond a 4th, where two are there an 8th, then a 12th.
So 10,000 digests of a day keep the order of their import if they come in it, or backwards, a hundred if
they come at random, and 18 in whatever order they come. Any more stand next to their place.
"""

_TURNS = 1 << TURN_BITS
_POSITIONS = 1 << POSITION_BITS
_LAST_DAY = date.max.toordinal()


def new_label(digest: Digest, labels: Sequence[int], told: Callable[[int], Digest]) -> int:
    """A label for a digest.

    Args:
        digest: the new one.
        labels: those that digests of its day have, ascending.
        told: gives the digest of one of them.
    """
    turns = list(map(_turn_of, reversed(labels)))
    label_of_turn = dict(zip(turns, reversed(labels), strict=True))
    index = bisect_right(
        turns, _moment(digest), key=lambda turn: _moment(told(label_of_turn[turn]))
    )
    turn = _free_turn(_wished_turn(turns, index), label_of_turn)
    return first_label(digest.date) + _TURNS - 1 - turn


def first_label(day: date) -> int:
    """The label before which no digest of a day has one; that of the day before is the next higher."""
    return _LAST_DAY - day.toordinal() << TURN_BITS


def day_after(label: int) -> int:
    """The first label of the day before the one that a first label is of."""
    return label + _TURNS


def day_of(label: int) -> date:
    """The day of the digest with a label."""
    return date.fromordinal(_LAST_DAY - (label >> TURN_BITS))


def place_of(label: int, position: int) -> int:
    """The place of a position, counted from 1, of the digest with this label."""
    return label << POSITION_BITS | position


def label_of(place: int) -> int:
    """The label of the digest that a place is in."""
    return place >> POSITION_BITS


def position_of(place: int) -> int:
    """The position, counted from 1, of a place in its digest."""
    return place % _POSITIONS


def earliest_first(places: Iterable[int]) -> list[int]:
    """Places so that what the last tells counts: the latest digest last, and each from top to bottom."""
    return sorted(places, key=lambda place: (-label_of(place), place))


def _turn_of(label: int) -> int:
    return _TURNS - 1 - label % _TURNS


def _moment(digest: Digest) -> tuple[float, str]:
    """When a digest was imported; its id tells apart those of one moment."""
    return digest.imported.timestamp(), digest.id


def _wished_turn(turns: Sequence[int], index: int) -> int:
    """Where in a row of turns, ascending, one would best come in."""
    if not turns:
        return _TURNS // 2
    share = STEPS * len(turns)
    if index == 0:
        return turns[0] - turns[0] // share
    if index == len(turns):
        return turns[-1] + (_TURNS - turns[-1]) // share
    return (turns[index - 1] + turns[index]) // 2


def _free_turn(wished: int, taken: Container[int]) -> int:
    """The wished turn, or if it is taken the next free one after it, or before."""
    nearest = chain(range(wished, _TURNS), range(wished, -1, -1))
    return next(turn for turn in nearest if turn not in taken)
