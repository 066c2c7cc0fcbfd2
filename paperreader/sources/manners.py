"""How services are treated: each is asked by one at a time, and arXiv with the pauses that it asks for.

https://info.arxiv.org/help/api/tou.html: one request in three seconds at most, and one connection at a
time, from all programs together. Knows whose turn it is among the threads of this program, and asks what
knows it of the other programs on this machine. Does not know what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import Protocol
from urllib.parse import urlsplit

from paperreader.core.progress import Progress, Told
from paperreader.sources.waiting import LOOK_EVERY, wait

ARXIV = "arXiv"
"""What all hosts of arXiv are called where they count as one."""

MOST_WAITED = 120.0
"""Seconds to wait for other programs. Their calls end within 30; a program that hangs, or a disk that does,
shall not hold up this one, and then two calls come too close."""

_DOMAIN = "arxiv.org"


class Calls(Protocol):
    """The calls to a service that the programs on this machine let each other know of."""

    def begin(self, apart: float) -> float:
        """Take the turn to call.

        Args:
            apart: seconds that lie between the end of a call and the beginning of the next.

        Returns:
            0 where the turn is taken; else the seconds after which to try again.
        """

    def end(self) -> None:
        """Give the turn back: the call is over."""


def service_of(url: str) -> str:
    """The service that an address is one of: what counts as one is asked by one at a time."""
    parts = urlsplit(url)
    return ARXIV if is_arxiv(parts.hostname or "") else parts.netloc.lower()


def is_arxiv(host: str) -> bool:
    """Whether a host is one of arXiv, whoever asks it: its feeds can be subscribed to like any other."""
    plain = host.rstrip(".").lower()
    return plain == _DOMAIN or plain.endswith(f".{_DOMAIN}")


class Manners:
    """The turns of one program.

    Args:
        arxiv_pause: seconds between two calls to arXiv.
        calls: the calls of other programs to arXiv, too; None where there can be none.
    """

    def __init__(self, arxiv_pause: float, calls: Calls | None) -> None:
        self._apart = arxiv_pause
        self._calls = calls
        self._locks: dict[str, Lock] = {}
        self._making = Lock()
        self._free_again = 0.0
        """When arXiv may be called again, as far as this program knows."""

    @contextmanager
    def turn(self, service: str, told: Told, *, of_arxiv: bool) -> Iterator[None]:
        """Have a service to oneself for one call, which the block makes.

        Args:
            service: its host, and its port where that is not the usual one.
            told: is told who is waited for; what it raises ends the waiting and is raised here.
            of_arxiv: whether it is one of arXiv's.
        """
        if not of_arxiv:
            with self._alone(service, told):
                yield
            return
        with self._alone(ARXIV, told), self._alone(service, told):
            wait(self._free_again - monotonic(), ARXIV, told)
            self._wait_for_others(told)
            try:
                yield
            finally:
                self._free_again = monotonic() + self._apart
                if self._calls and self._apart:
                    self._calls.end()

    @contextmanager
    def _alone(self, service: str, told: Told) -> Iterator[None]:
        with self._making:
            lock = self._locks.setdefault(service, Lock())
        while not lock.acquire(timeout=LOOK_EVERY):  # every call of this program ends by itself
            told(Progress(0, 0, service))
        try:
            yield
        finally:
            lock.release()

    def _wait_for_others(self, told: Told) -> None:
        """Take the turn among the programs; whoever wants no pauses needs none."""
        deadline = monotonic() + MOST_WAITED
        while self._calls and self._apart and monotonic() < deadline:
            pause = self._calls.begin(self._apart)
            if not pause:
                return
            wait(pause, ARXIV, told)
