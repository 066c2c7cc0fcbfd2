"""Days after today as people write them: `tomorrow`, `3d`, `2w`, `fri`, `2026-12-01`.

Knows the calendar. Does not know which day is today, nor what shall happen on a day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from paperreader.core.query_fields import Ago, Unit
from paperreader.core.query_ranges import Unreadable

ADVICE = "a day is written as 2026-04-22, 3d, 2w, 1m, 1y, fri or tomorrow"
"""What to say where a text means no day."""

WRITTEN = ("tomorrow", "3d", "1w", "2w", "1m", "3m")
"""Days that are worth offering, as one writes them."""

_COUNTED = re.compile(r"(\d{1,4})([dwmy])", re.ASCII)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_LETTERS_OF_WEEKDAY = 3
"""The fewest that name one: `tue` and `thu` share the first."""

_WEEK = len(_WEEKDAYS)


def day_to_come(text: str, today: date) -> date:
    """The day after today that a text means.

    Args:
        text: `2026-04-22`, so many days, weeks, months or years as `7d`, `2w`, `3m` or `1y`, the next
            such weekday by three letters or more of its name, or `tomorrow`.
        today: from which is counted.

    Raises:
        Unreadable: it means none.
    """
    plain = text.strip().casefold()
    if plain == "tomorrow":
        return today + timedelta(days=1)
    if len(plain) >= _LETTERS_OF_WEEKDAY:
        for weekday, name in enumerate(_WEEKDAYS):
            if name.startswith(plain):
                return next_weekday(weekday, today)
    try:
        counted = _COUNTED.fullmatch(plain)
        day = (
            Ago(-int(counted[1]), Unit(counted[2])).day(today)
            if counted
            else date.fromisoformat(plain)
        )
    except (ValueError, OverflowError) as error:
        raise Unreadable(ADVICE) from error
    if day <= today:
        raise Unreadable("this day is not after today")
    return day


def next_weekday(weekday: int, today: date) -> date:
    """The first such day of the week after today; Monday is 0."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % _WEEK + 1)


def offered_days(today: date) -> Mapping[str, date]:
    """The days that most mean when they put something off, by what they call them."""
    return {
        "tomorrow": today + timedelta(days=1),
        "in three days": today + timedelta(days=3),
        "next Monday": next_weekday(0, today),
        "in a month": day_to_come("1m", today),
    }


def named_day(day: date) -> str:
    """The day of the week of a day: `Mon`."""
    return _WEEKDAYS[day.weekday()][:_LETTERS_OF_WEEKDAY].capitalize()
