"""Where a paper stands on a day, by what was decided about it: the one thing that its sign in a list tells.

Knows which decision tells more than another, and its sign. Does not know which day it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum, auto

from paperreader.core.mark import Mark


class Standing(Enum):
    """What is told of a paper; of several that hold the first."""

    DISMISSED = auto()

    SNOOZED = auto()
    """It is away until a day to come."""

    READ = auto()

    LATER = auto()
    """It is kept for later, and unread."""

    BACK = auto()
    """It was snoozed, its day has come, and it is unread."""

    UNREAD = auto()


SIGNS: Mapping[Standing, str] = {
    Standing.DISMISSED: "×",
    Standing.SNOOZED: "z",
    Standing.READ: " ",
    Standing.LATER: "◐",
    Standing.BACK: "↺",
    Standing.UNREAD: "●",
}
"""What stands for each of them in one cell."""


def standing(mark: Mark, today: date) -> Standing:
    """Where the paper of a mark stands."""
    if mark.dismissed:
        return Standing.DISMISSED
    if is_asleep(mark, today):
        return Standing.SNOOZED
    if mark.read:
        return Standing.READ
    if mark.later:
        return Standing.LATER
    return Standing.BACK if mark.snoozed_until else Standing.UNREAD


def is_asleep(mark: Mark, today: date) -> bool:
    """Whether a paper is snoozed to a day to come."""
    return mark.snoozed_until is not None and mark.snoozed_until > today
