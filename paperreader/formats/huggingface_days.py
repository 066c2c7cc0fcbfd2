"""The day of a Hugging Face papers page, as its header or its data write it: a day, a week or a month.

Knows how the three are written. A page of a week or a month is of its last day, or of today if that is
still to come.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from paperreader.core.days import MONTHS, latest_such_day

MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
"""A month in full or in short, without a group."""

_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?"

_DAY = (
    rf"{_WEEKDAY}(?P<month>{MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
)
_TURNED = rf"{_WEEKDAY}(?P<day>\d{{1,2}}) (?P<month>{MONTH})\.?,?(?: (?P<year>\d{{4}}))?"
_ISO = r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:T[\d:.]+Z?)?"
_RANGE = (
    rf"(?P<from>{MONTH})\.? \d{{1,2}}(?:,? \d{{4}})? ?[-–—] ?"
    rf"(?:(?P<month>{MONTH})\.? )?(?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?"
)
_WEEK = r"(?P<year>\d{4})[- ]?W(?:eek )?(?P<week>\d{1,2})"
_NAMED_WEEK = r"W(?:eek )?(?P<week>\d{1,2})(?:(?:,| of| -)? ?(?P<year>\d{4}))?"
_MONTH = rf"(?P<month>{MONTH})\.?,? (?P<year>\d{{4}})"
_ISO_MONTH = r"(?P<year>\d{4})-(?P<number>\d{2})"

_TRANSLATED = {
    "jan": 1, "fév": 2, "mär": 3, "mar": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aoû": 8, "okt": 10,
    "dez": 12, "déc": 12,
}  # fmt: skip
"""How months begin in German and French, where not as in English: browsers translate pages."""

_TRANSLATED_DAY = (
    rf"(?P<day>\d{{1,2}})\.? (?P<translated>{'|'.join(_TRANSLATED)})[a-zûé]{{0,6}}\.?"
    r"(?: (?P<year>\d{4}))?"
)

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        *(_DAY, _TURNED, _ISO, _RANGE, _WEEK, _NAMED_WEEK, _MONTH, _ISO_MONTH),
        f"(?i:{_TRANSLATED_DAY})",
    )
)
"""`Apr 22`, `Feb 27, 2025`, `27 February 2025`, `2025-02-27`, `Feb 17 - Feb 23`, `2025-W08`, `Week 8`,
`February 2025`, `2025-02`, `20. Mai 2026`."""

_LONGEST = 60
"""Characters that are looked at: no day is as long."""


def is_day(text: str) -> bool:
    """Whether a text is nothing but a day, a week or a month; whether there is such a one or not."""
    return len(text) <= _LONGEST and any(shape.fullmatch(text) for shape in _SHAPES)


def day_of(text: str, today: date) -> tuple[date | None, bool]:
    """The date of a written day, week or month, and whether its year was concluded.

    Without a year it is the latest such day that is not after `today`; None where there is none,
    such as Feb 30.
    """
    match = next(filter(None, (shape.fullmatch(text[:_LONGEST]) for shape in _SHAPES)), None)
    if match is None:
        return None, False
    parts = match.groupdict()
    try:
        return _of_parts(parts, today), not parts.get("year")
    except ValueError:  # such as 30 February, or a week 54
        return None, False


def _of_parts(parts: dict[str, str | None], today: date) -> date | None:
    year = int(parts.get("year") or 0) or None
    week, day = parts.get("week"), parts.get("day")
    if week:
        return _last_of_week(year, int(week), today)
    month = _month(parts)
    if day:
        return date(year, month, int(day)) if year else latest_such_day(month, int(day), today)
    first = date(year or today.year, month, 1)
    return min((first + timedelta(days=31)).replace(day=1) - timedelta(days=1), max(today, first))


def _month(parts: dict[str, str | None]) -> int:
    if translated := parts.get("translated"):
        return _TRANSLATED[translated.lower()]
    name = parts.get("month") or parts.get("from")
    return MONTHS.index(name[:3]) + 1 if name else int(parts["number"] or 0)


def _last_of_week(year: int | None, week: int, today: date) -> date:
    """The Sunday of a week by ISO 8601, or today if it is still to come."""
    monday = date.fromisocalendar(year or today.year, week, 1)
    if year is None and monday > today:
        monday = date.fromisocalendar(today.year - 1, week, 1)
    return min(monday + timedelta(days=6), max(today, monday))
