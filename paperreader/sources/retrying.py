"""When a service is asked again: what passes, and how long it wants to be left in peace.

Pure: knows no clock. Does not know what was asked.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

PASSING = frozenset({429, 500, 502, 503, 504})
"""Statuses of answers that may be others in a moment: too many calls, or trouble at the other end."""

LONGEST_PAUSE = 120.0
"""Seconds that are waited at a service's wish; one that wants more is asked at the next fetch."""


def wished_pause(retry_after: str, now: datetime) -> float:
    """The seconds that a Retry-After (RFC 9110, 10.2.3) asks for; 0 where it says nothing.

    Args:
        retry_after: seconds, or a date as HTTP writes it.
        now: the present, with its time zone.
    """
    written = retry_after.strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        moment = parsedate_to_datetime(written)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    if moment.tzinfo is None:  # as in asctime's way of writing it, which is meant so
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def written_pause(seconds: float) -> str:
    """A pause as it is told, in the largest unit of which there are two: `20 minutes`, `3 days`."""
    units = (unit for unit in _UNITS if seconds >= 2 * unit[1])
    name, length = next(units, ("seconds", 1))
    return f"{seconds / length:,.0f} {name}"


_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60))
"""What a long pause is told in, and its seconds."""
