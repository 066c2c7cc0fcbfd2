"""Days and numbers of a query, read from text and written back.

    range := one | first ".." last | first ".." | ".." last | (">" | ">=" | "<" | "<=") one
    day   := "2026" | "2026-04" | "2026-04-22" | 7d | 2w | 3m | 1y | "today" | "yesterday"

A year or a month is all of its days. So long ago by itself means all days since then, and as the end of a
range that day. Later days are the greater ones; as `>7d` might mean either, no sign goes with a day that is
so long ago.

Knows how they are written. Does not know which day today is, nor what has these days and numbers.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from paperreader.core.query_fields import Ago, Day, Unit

DAYS_ADVICE = "2026, 2026-04, 2026-04-22, 7d, 2w, 3m, 1y, today, yesterday or a range like 3m..1m"
NUMBERS_ADVICE = "5, >5, >=5, <5, <=5 or 5..9"

DAY_SO_FAR = "one more digit goes here, as in 2026-04-22"
RANGE_SO_FAR = "so far this ends before it begins"

_SIGNED = re.compile(r"(?P<sign>[<>]=?)(?P<one>.*)")
_CALENDAR = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BEGUN_WITH_ZERO = re.compile(r"-0\Z")
_AGO = re.compile(r"(\d{1,5})([dwmy])", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_NAMED = {"today": Ago(0), "yesterday": Ago(1)}
_ONE_DAY = timedelta(days=1)

_End = TypeVar("_End", Day, int)
_Ends = tuple[_End | None, _End | None]


class Unreadable(ValueError):
    """A text is no value of its field; says why, without a full stop.

    Args:
        reason: why.
        so_far: what to say instead while somebody is typing it who may mean one; empty where nobody can.
    """

    def __init__(self, reason: str, so_far: str = "") -> None:
        super().__init__(reason)
        self.so_far = so_far


def read_days(text: str) -> tuple[Day | None, Day | None]:
    """The first and the last of the days that a text means, None where there is no such end.

    Raises:
        Unreadable: it means none.
    """
    if _AGO.fullmatch(text):
        return _moment(text)[0], None
    first, last = _range(text, _moment, _day_beyond)
    if _is_before(last, first):
        raise Unreadable("this ends before it begins", RANGE_SO_FAR)
    return first, last


def read_numbers(text: str) -> tuple[int, int | None]:
    """The least and the greatest of the numbers that a text means, None where there is no greatest.

    Raises:
        Unreadable: it means none.
    """
    least, most = _range(text, _number, lambda number, step: number + step)
    if most is not None and most < (least or 0):
        raise Unreadable("no number is in this range", RANGE_SO_FAR)
    return least or 0, most


def days_text(first: Day | None, last: Day | None) -> str:
    """A text that is read as these days; the shortest one."""
    if isinstance(first, Ago) and last is None:
        return _day_text(first)
    shorter = [*_NAMED]
    if isinstance(first, date):
        shorter = [f"{first.year:04}", f"{first.year:04}-{first.month:02}", first.isoformat()]
    ranged = f"{_day_text(first)}..{_day_text(last)}"
    return next((text for text in shorter if read_days(text) == (first, last)), ranged)


def numbers_text(least: int, most: int | None) -> str:
    """A text that is read as these numbers."""
    if most is None:
        return f">={least}"
    return f"{least}" if least == most else f"{least}..{most}"


def _range(
    text: str, read: Callable[[str], tuple[_End, _End]], beyond: Callable[[_End, int], _End]
) -> _Ends[_End]:
    """The ends of a range.

    Args:
        text: the range.
        read: gives the first and last of what one value means.
        beyond: gives what comes after a value (step 1) or before it (step -1).
    """
    if signed := _SIGNED.fullmatch(text):
        first, last = read(signed["one"])
        match signed["sign"]:
            case ">=":
                return beyond(first, 0), None
            case ">":
                return beyond(last, 1), None
            case "<=":
                return None, beyond(last, 0)
            case _:
                return None, beyond(first, -1)
    one, dots, other = text.partition("..")
    if not dots:
        return read(one)
    if not (one or other):
        raise Unreadable("a range has a beginning or an end")
    return read(one)[0] if one else None, read(other)[1] if other else None


def _moment(text: str) -> tuple[Day, Day]:
    if text in _NAMED:
        return _NAMED[text], _NAMED[text]
    if ago := _AGO.fullmatch(text):
        day = Ago(int(ago[1]), Unit(ago[2]))
        return day, day
    if not (named := _CALENDAR.fullmatch(text)):
        raise Unreadable(f"a day is written as {DAYS_ADVICE}")
    year, month, day_of_month = (int(part) if part else None for part in named.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1)
        last_month = 12 if month is None else month
        last = date(first.year, last_month, monthrange(first.year, last_month)[1])
        if day_of_month is not None:
            first = last = first.replace(day=day_of_month)
    except ValueError as error:
        so_far = DAY_SO_FAR if _BEGUN_WITH_ZERO.search(text) else ""
        raise Unreadable("there is no such day in the calendar", so_far) from error
    return first, last


def _day_beyond(day: Day, step: int) -> Day:
    if isinstance(day, Ago):
        raise Unreadable("write 7d for the last seven days, and ..7d for what is older")
    try:
        return day + step * _ONE_DAY
    except OverflowError as error:
        raise Unreadable("there is no day beyond this") from error


def _number(text: str) -> tuple[int, int]:
    if not _NUMBER.fullmatch(text):
        raise Unreadable(f"a number is written as {NUMBERS_ADVICE}")
    return int(text), int(text)


def _is_before(last: Day | None, first: Day | None) -> bool:
    """Whether that can be told without knowing which day today is."""
    if isinstance(first, Ago) and isinstance(last, Ago):
        return last.day(_SOME_DAY) < first.day(_SOME_DAY)
    return isinstance(first, date) and isinstance(last, date) and last < first


_SOME_DAY = date(2000, 12, 31)
"""Days that are so long ago are compared as if it were today."""


def _day_text(day: Day | None) -> str:
    if isinstance(day, Ago):
        return f"{day.count}{day.unit.value}"
    return day.isoformat() if day else ""
