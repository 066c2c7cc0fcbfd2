"""What is said of a long work that is over: a few words at once, and all that went wrong for who asks.

Does not know what was done, nor where it is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from paperreader.core.errors import Cancelled
from paperreader.tui.notice import Severity

TOLD_AT_ONCE = 2
"""Failures that are told with the few words; more would not fit beside them."""


class Account(NamedTuple):
    """What is said of one work."""

    sentence: str
    severity: Severity

    failures: Sequence[str] = ()
    """What went wrong, a sentence each, and what was odd."""


def severity_of(ended_by: BaseException | None, *, failed: int, done: int) -> Severity:
    """How serious it is: what came in part is no error.

    Args:
        ended_by: why it went no further; a person who has stopped it knows.
        failed: how many parts of it did.
        done: how many did not.
    """
    if ended_by is not None and not isinstance(ended_by, Cancelled):
        return "error"
    if failed:
        return "warning" if done else "error"
    return "information"
