"""Days as sources write them, made into ISO 8601, as precise as they were written.

Knows the ways in which programs and people write dates in English. Does not know today.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from paperreader.core.days import MONTHS

EARLIEST_SECOND = 631_152_000
"""1 January 1990 in seconds since 1970: a smaller number is no date of a paper."""

LATEST_SECOND = 4_102_444_800
"""1 January 2100; what is greater counts milliseconds."""

_MONTH = r"(?P<name>[A-Za-z]{3})[a-z]{0,6}\.?"

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2})(?:[T ].*)?)?)?(?:Z|/+)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?",
        rf"(?:[A-Za-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})(?:[\s,].*)?",
        rf"(?:[A-Za-z]{{3,9}},?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?:[\s,].*)?",
        rf"[A-Za-z]{{3}}\s+{_MONTH}\s+(?P<day>\d{{1,2}})\s+[\d:]+\s+(?:[A-Z]+\s+)?(?P<year>\d{{4}})",
        rf"{_MONTH},?\s+(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})[\s-]+{_MONTH}(?:[\s-]+(?P<day>\d{{1,2}}))?",
    )
)
"""`2026-05-20T10:00:00Z`, `20260520`, `Wed, 20 May 2026 10:00:00 GMT`, `May 20, 2026`,
`Wed May 20 10:00:00 2026`, `May 2026`, `2026 May 20`."""

_DIGITS_OF_SECONDS = (9, 10, 12, 13)
"""How many digits seconds and milliseconds since 1970 have; dates written together have eight or fourteen."""

_LONGEST = 100
"""Characters that are looked at: no date is as long."""


def iso_date(written: object) -> str:
    """`2026`, `2026-05` or `2026-05-20` for a written date; empty where it is none.

    Numbers, in digits too, are years, or seconds or milliseconds since 1970. The day is the one that is
    written, whatever the time zone beside it.
    """
    if isinstance(written, bool):
        return ""
    if isinstance(written, int | float):
        return _of_number(written)
    if not isinstance(written, str):
        return ""
    text = " ".join(written[:_LONGEST].split())
    if text.isdecimal() and len(text) in _DIGITS_OF_SECONDS:
        return _of_number(int(text))
    return next(filter(None, (_of_match(shape.fullmatch(text)) for shape in _SHAPES)), "")


def whole_day(written: object) -> date | None:
    """The date of a written day; None where it is none, or less precise than a day."""
    iso = iso_date(written)
    return date.fromisoformat(iso) if len(iso) == len("2026-05-20") else None


def _of_match(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    parts = match.groupdict()
    year, month = int(parts["year"]), parts.get("month")
    if name := parts.get("name"):
        if name.capitalize() not in MONTHS:
            return ""
        month = str(MONTHS.index(name.capitalize()) + 1)
    return _written(year, int(month) if month else None, int(parts.get("day") or 0) or None)


def _written(year: int, month: int | None, day: int | None) -> str:
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:  # such as 30 February
        return ""
    if day is not None:
        return whole
    return whole[: len("2026-05")] if month is not None else whole[: len("2026")]


def _of_number(number: float) -> str:
    if number == int(number) if abs(number) < LATEST_SECOND * 1000 else False:
        if 1000 <= number <= 9999:
            return _written(int(number), None, None)
        seconds = number / 1000 if number > LATEST_SECOND else number
        if EARLIEST_SECOND <= seconds <= LATEST_SECOND:
            return (
                (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date().isoformat()
            )
    return ""
