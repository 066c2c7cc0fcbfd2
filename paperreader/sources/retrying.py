"""When a service is asked again: what passes, and how long it wants to be left in peace.

Pure: knows no clock. Does not know what was asked.
"""

from __future__ import annotations

from datetime import datetime
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
        day = parsedate_to_datetime(written)
    except (TypeError, ValueError):
        return 0.0
    if day.tzinfo is None:
        return 0.0
    return max(0.0, (day - now).total_seconds())


def written_pause(seconds: float) -> str:
    """A pause as it is told: `90 seconds`, `20 minutes`."""
    return f"{seconds:.0f} seconds" if seconds <= LONGEST_PAUSE else f"{seconds / 60:.0f} minutes"
