"""Waiting that a person can end: whoever waits looks often whether it is told to stop.

Knows how often. Does not know what is waited for.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

from paperreader.core.progress import Progress, Told

LOOK_EVERY = 0.1
"""Seconds between two looks whether a person wants to stop: as quick as a key feels at once."""


def wait(seconds: float, what: str, told: Told) -> None:
    """Let time pass; what `told` raises ends it.

    Args:
        seconds: how much.
        what: what is waited for, for people.
        told: is told so at every look.
    """
    wait_until(lambda pause: Event().wait(pause), seconds, what, told)


def wait_until(done: Callable[[float], bool], seconds: float, what: str, told: Told) -> bool:
    """Wait until something is done; False where the time is over before.

    Args:
        done: waits for it so many seconds at most; whether it is done.
        seconds: how long to wait in all.
        what: what is waited for, for people.
        told: is told so at every look; what it raises ends the waiting and is raised here.
    """
    deadline = monotonic() + seconds
    while (left := deadline - monotonic()) > 0:
        told(Progress(0, 0, what))
        if done(min(left, LOOK_EVERY)):
            return True
    return False
