"""Days as people name them, in English: `20 May 2026`, and `22 April` of a year that nobody told.

Knows the calendar. Does not know which day is today.
"""

from __future__ import annotations

import datetime
import re

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""English abbreviations, January first: what digests are dated with, and what is shown."""

_PUBLISHED = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
"""A year, its month and the day of that, as far as a source told them."""

_LONGEST_LEAP_GAP = 8
"""Years between two 29ths of February around a century that is no leap year (1896 and 1904)."""


def latest_such_day(month: int, day: int, today: datetime.date) -> datetime.date | None:
    """The latest date with this month and day that is not after `today`; None where there is none."""
    for year in range(today.year, today.year - _LONGEST_LEAP_GAP - 1, -1):
        try:
            candidate = datetime.date(year, month, day)
        except ValueError:
            continue
        if candidate <= today:
            return candidate
    return None


def written_day(day: datetime.date) -> str:
    """A day as people write it, in no locale but English: `20 May 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written_published(published: str) -> str:
    """When a paper was published, as people write it: `2017`, `Jun 2017`, `12 Jun 2017`.

    Args:
        published: ISO 8601, as precise as its source; what is no such date is left as it is.
    """
    told = _PUBLISHED.fullmatch(published)
    if told is None:
        return published
    year, month, day = told.groups()
    parts = (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year)
    return " ".join(filter(None, parts))
