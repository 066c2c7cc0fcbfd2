"""The calls to a service that wants few, as the programs on this machine let each other know of them.

One of them calls at a time, and each leaves the time at which its call was over, so that the next one keeps
the pause. Knows a lock and a small file. Does not know what is called, and never fails: where neither can be
written each program keeps its own pauses and no more.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic, time

from paperreader.core.errors import StoreBusy, StoreError
from paperreader.store.durable import read_file, write_disposably
from paperreader.store.lock import Lock

LOOK_AGAIN = 0.1
"""Seconds after which to look again whether another program is done with its call, which takes seconds."""

_LOCK = ".lock"


class CallTimes:
    """The calls to one service; each begins and ends in one thread, and no two threads call at once.

    Args:
        path: the file of the last call's time; what it holds may be lost at any time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock(path.with_name(path.name + _LOCK))
        self._held = ExitStack()
        self._seen = ""
        self._free_again = 0.0
        """When the pause after the call that was seen is over, by this program's own clock."""

    def begin(self, apart: float) -> float:
        """Take the turn to call, unless it is another program's or the last call is not long enough ago.

        Args:
            apart: seconds that lie between the end of a call and the beginning of the next.

        Returns:
            0 where the turn is taken; else the seconds after which to try again.
        """
        try:
            self._held.enter_context(self._lock.held(patience=0))
        except StoreBusy:
            return LOOK_AGAIN
        except StoreError:
            return 0.0
        pause = self._pause_left(apart)
        if pause > 0:  # nobody shall wait for the lock of somebody who waits
            self._held.close()
        else:
            self._note()  # should this program be killed before the call is over
        return pause

    def end(self) -> None:
        """Give the turn back: the call is over."""
        self._note()
        self._held.close()

    def _note(self) -> None:
        with suppress(StoreError):
            write_disposably(self._path, repr(time()).encode())

    def _pause_left(self, apart: float) -> float:
        """The seconds of the pause that are left after the last call of whoever made it.

        A clock that was set back says that the call is yet to come: then the pause begins when the time
        is seen first. So it is over at some time, whatever the file says.
        """
        told = self._told()
        if told != self._seen:
            self._seen = told
            self._free_again = monotonic() + min(apart, max(0.0, _seconds(told) + apart - time()))
        return max(0.0, self._free_again - monotonic())

    def _told(self) -> str:
        with suppress(StoreError):
            found = read_file(self._path)
            return found[0].decode("ascii", "replace") if found else ""
        return ""


def _seconds(told: str) -> float:
    """A time as it was written; the beginning of all times where it is none."""
    try:
        return float(told)
    except ValueError:
        return 0.0
