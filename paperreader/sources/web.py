"""The door to the network: one address is asked, within limits, and what it answers comes back whole.

Knows attempts, pauses, redirects and how a person stops it all. Does not know what is asked for, nor how
one request is made: that is the exchange. May be used from several threads.

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
from paperreader.core.progress import Told
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.exchange import (
    Answer,
    Conditions,
    CutOff,
    Exchange,
    host_of,
    target_of,
    too_slow,
)
from paperreader.sources.manners import Calls, Manners, is_arxiv
from paperreader.sources.retrying import LONGEST_PAUSE, PASSING, wished_pause, written_pause
from paperreader.sources.waiting import wait, wait_until

if TYPE_CHECKING:
    import httpx2

MOST_REDIRECTS = 5


class Web:
    """Asks addresses; use it in a ``with`` block.

    Args:
        settings: how the services are reached, and how long is waited for them.
        calls: what the programs on this machine know of each other's calls to arXiv; None where there
            is no other one.
    """

    def __init__(self, settings: SourceSettings, calls: Calls | None = None) -> None:
        self.settings = settings
        self._exchange = Exchange(settings)
        self._manners = Manners(settings.arxiv_pause, calls)

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
        of_arxiv: bool = False,
    ) -> Answer:
        """What an address answers, asked again where that may help.

        Args:
            url: the address, http or https; one that is https is never left for one that is not.
            told: is told who is waited for; what it raises ends the waiting and is raised here.
            conditions: the answer that is there already.
            of_arxiv: whether a service of arXiv is asked, which its host may not show.

        Raises:
            SourceError: it did not answer, or not as it should. The error names the host.
        """
        pauses = [*self.settings.pauses]
        while True:
            try:
                answer = self._followed(url, conditions, told, of_arxiv=of_arxiv)
            except CutOff as error:
                if not pauses:
                    raise
                wait(pauses.pop(0), error.host, told)
                continue
            if answer.status not in PASSING:
                return answer.checked(conditions)
            wished = wished_pause(answer.retry_after, datetime.now(UTC))
            if wished > LONGEST_PAUSE:
                reason = (
                    f"wants to be asked again in {written_pause(wished)} ({answer.told_status})"
                )
                raise SourceError(answer.host, reason, answer.status)
            if not pauses:
                return answer.checked(conditions)
            wait(max(pauses.pop(0), wished), answer.host, told)

    def _followed(self, url: str, conditions: Conditions, told: Told, *, of_arxiv: bool) -> Answer:
        """What is at the end of the redirects.

        All of it takes no longer than the settings allow, but for the time until it is its turn.
        """
        secure, leading, seconds = False, host_of(url), self.settings.seconds
        for _ in range(MOST_REDIRECTS + 1):
            target = target_of(url, leading, secure=secure)
            secure, leading = target.scheme == "https", target.host
            service = target.netloc.decode("ascii")
            with self._manners.turn(service, told, of_arxiv=of_arxiv or is_arxiv(target.host)):
                begun = monotonic()
                answer = self._once(target, conditions, seconds, told)
                seconds -= monotonic() - begun
            if not answer.leads_to:
                return answer
            url = answer.leads_to
        raise SourceError(leading, f"leads on and on, more than {MOST_REDIRECTS} times")

    def _once(
        self, target: httpx2.URL, conditions: Conditions, seconds: float, told: Told
    ) -> Answer:
        """One request, which takes no longer than that."""
        outcome: SimpleQueue[Answer | BaseException] = SimpleQueue()
        found: list[Answer | BaseException] = []
        left = Event()

        def ask() -> None:
            try:
                outcome.put(self._exchange.ask(target, conditions, seconds, left))
            except BaseException as error:  # noqa: BLE001 (it is raised where it is waited for)
                outcome.put(error)

        def is_answered(pause: float) -> bool:
            with suppress(Empty):
                found.append(outcome.get(timeout=pause))
            return bool(found)

        Thread(target=ask, name=f"asking {target.host}", daemon=True).start()
        try:
            if not wait_until(is_answered, seconds, target.host, told):
                raise too_slow(target.host, self.settings.seconds)
        finally:
            left.set()
        if isinstance(found[0], BaseException):
            raise found[0]
        return found[0]
