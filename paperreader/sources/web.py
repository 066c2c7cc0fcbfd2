"""The door to the network: one address is asked, within limits, and what it answers comes back whole.

Knows attempts, pauses and how a person stops it all. Does not know what is asked for, nor how one
attempt is made: that is the exchange.

The asking is done by a thread of its own, so that a service that says nothing, or a search for its
address that takes minutes, holds up neither the limit of time nor the person who wants to stop.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Self

from paperreader.core.errors import SourceError
from paperreader.core.fetching import SourceSettings
from paperreader.core.progress import Progress, Told
from paperreader.sources.exchange import Answer, Conditions, CutOff, Exchange, host_of, too_slow
from paperreader.sources.retrying import LONGEST_PAUSE, PASSING, wished_pause, written_pause

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_EVERY = 0.1
"""Seconds between two looks whether a person wants to stop: as quick as a key feels at once."""


class Web:
    """Asks addresses; use it in a ``with`` block.

    Args:
        settings: how the services are reached, and how long is waited for them.
    """

    def __init__(self, settings: SourceSettings) -> None:
        self.settings = settings
        self._exchange = Exchange(settings)
        self._spaced: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._exchange.close()

    def get(
        self,
        url: str,
        told: Told,
        *,
        conditions: Conditions = Conditions(),  # noqa: B008 (never changes)
        apart: float = 0.0,
        family: str = "",
    ) -> Answer:
        """What an address answers, asked again where that may help.

        Args:
            url: the address, http or https; one that is https is never left for one that is not.
            told: is told who is waited for; what it raises ends the waiting and is raised here.
            conditions: the answer that is there already.
            apart: seconds between two calls to one family of addresses.
            family: what is one family in that.

        Raises:
            SourceError: it did not answer, or not as it should. The error names the host.
        """
        pauses = [*self.settings.pauses]
        while True:
            self._keep_apart(family, apart, told)
            try:
                answer = self._once(url, conditions, told)
            except CutOff as error:
                if not pauses:
                    raise
                self._wait(pauses.pop(0), error.host, told)
                continue
            finally:
                self._spaced[family] = monotonic()
            if answer.status not in PASSING:
                return answer.checked()
            wished = wished_pause(answer.retry_after, datetime.now(UTC))
            if wished > LONGEST_PAUSE:
                reason = (
                    f"wants to be asked again in {written_pause(wished)} ({answer.told_status})"
                )
                raise SourceError(answer.host, reason, answer.status)
            if not pauses:
                return answer.checked()
            self._wait(max(pauses.pop(0), wished), answer.host, told)

    def _once(self, url: str, conditions: Conditions, told: Told) -> Answer:
        """One attempt, which takes no longer than the settings allow."""
        outcome: SimpleQueue[Answer | BaseException] = SimpleQueue()
        left = Event()

        def ask() -> None:
            try:
                outcome.put(self._exchange.ask(url, conditions, left))
            except BaseException as error:  # noqa: BLE001 (it is raised where it is waited for)
                outcome.put(error)

        Thread(target=ask, name=f"asking {host_of(url)}", daemon=True).start()
        try:
            found = _waited_for(outcome, self.settings.seconds, host_of(url), told)
        finally:
            left.set()
        if isinstance(found, BaseException):
            raise found
        return found

    def _keep_apart(self, family: str, seconds: float, told: Told) -> None:
        last = self._spaced.get(family)
        if seconds and last is not None:
            self._wait(last + seconds - monotonic(), family, told)

    def _wait(self, seconds: float, what: str, told: Told) -> None:
        """Wait, and look meanwhile whether a person wants to stop."""
        with suppress(_Over):
            _waited(seconds, what, told, lambda pause: Event().wait(pause))


class _Over(Exception):
    """The time is over."""


def _waited_for(
    outcome: SimpleQueue[Answer | BaseException], seconds: float, host: str, told: Told
) -> Answer | BaseException:
    found: list[Answer | BaseException] = []

    def look(pause: float) -> bool:
        with suppress(Empty):
            found.append(outcome.get(timeout=pause))
        return bool(found)

    try:
        _waited(seconds, host, told, look)
    except _Over:
        raise too_slow(host, seconds) from None
    return found[0]


def _waited(seconds: float, what: str, told: Told, done: Callable[[float], bool]) -> None:
    """Wait until something is done, telling so; raises _Over where the time is over before."""
    deadline = monotonic() + seconds
    while (left := deadline - monotonic()) > 0:
        told(Progress(0, 0, what))
        if done(min(left, LOOK_EVERY)):
            return
    raise _Over
