"""The times of decisions: how they are written, and that they never run backwards.

Knows that a later decision must bear a later time whatever a device's clock does, because for each field
of a mark the latest time wins. Does not read a clock: moments come in.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")

_SMALLEST_STEP = timedelta(microseconds=1)


def time_text(moment: datetime) -> str:
    """A moment as `2026-11-22T03:14:00.123456Z`: UTC, so written that later sorts after earlier."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def is_time(text: object) -> bool:
    """Whether this is a time as `time_text` writes it."""
    return isinstance(text, str) and _TIME.fullmatch(text) is not None


def time_after(latest: str, now: datetime) -> str:
    """The time of a decision made now: later than all that its maker could see.

    So a decision holds against one that a device with a fast clock made before it (Lamport's rule).

    Args:
        latest: the latest time seen, or nothing.
        now: what the clock says.
    """
    present = time_text(now)
    return present if present > latest else _a_step_after(latest)


def _a_step_after(time: str) -> str:
    try:
        return time_text(datetime.fromisoformat(time) + _SMALLEST_STEP)
    except (ValueError, OverflowError):  # no such day, or the last moment of the year 9999
        return time
