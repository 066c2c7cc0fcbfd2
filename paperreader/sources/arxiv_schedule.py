"""Which papers arXiv announces on which day: those that came in between two of its afternoons.

https://info.arxiv.org/help/availability.html: what is received by 14:00 in New York is announced on the
evening of that day, Friday's on Sunday evening; nothing is announced on Fridays and Saturdays. A feed
bears the date of the morning after. Its holidays are not known here, on which what one day would have is
announced with the next.

Pure: knows no clock.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

CLOSING = time(14, 0)
"""When a day's submissions end, in New York."""

_SATURDAY = 5


def is_announcing(day: date) -> bool:
    """Whether a feed of this day has papers, holidays apart."""
    return day.weekday() < _SATURDAY


def submitted_for(day: date) -> tuple[datetime, datetime]:
    """When what is announced on a day was submitted: from the first moment, to before the second; in UTC.

    The moments of all announcing days lie end to end.
    """
    end = _working_day_before(day)
    return _closing(_working_day_before(end)), _closing(end)


def _working_day_before(day: date) -> date:
    before = day - timedelta(days=1)
    while not is_announcing(before):
        before -= timedelta(days=1)
    return before


def _closing(day: date) -> datetime:
    hours = -4 if _is_summer(day) else -5
    return datetime.combine(day, CLOSING, timezone(timedelta(hours=hours))).astimezone(UTC)


def _is_summer(day: date) -> bool:
    """Whether New York keeps summer time at noon: from March's second Sunday to November's first.

    Not every system that Python runs on has the tables that would tell.
    """
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
