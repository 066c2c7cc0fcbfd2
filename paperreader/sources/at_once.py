"""Several sources at once: many services are waited for together, and what they bring is taken in one by one.

Knows how many threads ask, and that no service is asked by two of them. Does not know what is brought, nor
what becomes of it: whoever asks for it all takes it in, in a thread of its own choosing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event
from typing import NamedTuple

from paperreader.core.errors import Cancelled, DigestError, SourceError
from paperreader.core.progress import Progress, Told
from paperreader.sources.source import Brought, Source, Wanted
from paperreader.sources.waiting import LOOK_EVERY
from paperreader.sources.web import Web

MOST_AT_ONCE = 8
"""Services that are asked together. What takes time is their answering, so that eight that say nothing until
their 30 seconds are over delay the others by no more; and each can hold an answer of 50 MB in memory."""


class Errand(NamedTuple):
    """A source that is to be asked."""

    source: Source
    wanted: Wanted

    take: Callable[[Brought], object]
    """Takes in what it brings; a DigestError that it raises ends the errand, and what else it raises all."""

    told: Told
    """Is told how far it is, from another thread."""


class Ended(NamedTuple):
    """An errand that is over."""

    number: int
    """Its place among the errands, from 0."""

    failure: SourceError | DigestError | None
    """Why it ended early."""


class _Step(NamedTuple):
    """One answer that a thread waits for, and the others that come after it."""

    number: int
    service: str
    answers: Iterator[Brought]


def run_errands(web: Web, errands: Sequence[Errand], tell: Callable[[], object]) -> Iterator[Ended]:
    """Ask sources, several at once, and yield each as it is over.

    Args:
        web: the door to the network.
        errands: what is to be asked; of those with one service the earlier comes first.
        tell: is called now and then, in the thread that iterates. What it raises ends all errands and is
            raised here, as soon as none of them is waiting for anything any more.
    """
    given_up = Event()
    waiting = [_begun(web, number, errand, given_up) for number, errand in enumerate(errands)]
    running: dict[Future[Brought | None], _Step] = {}
    threads = ThreadPoolExecutor(MOST_AT_ONCE, "fetching")
    try:
        while waiting or running:
            for step in _next(waiting, running.values()):
                waiting.remove(step)
                running[threads.submit(next, step.answers, None)] = step
            wait(running, LOOK_EVERY, FIRST_COMPLETED)
            tell()
            for answer in [answer for answer in running if answer.done()]:
                step = running.pop(answer)
                goes_on, failure = _taken(answer, errands[step.number].take)
                if goes_on:
                    running[threads.submit(next, step.answers, None)] = step
                else:
                    yield Ended(step.number, failure)
    finally:
        given_up.set()
        threads.shutdown(cancel_futures=True)


def _begun(web: Web, number: int, errand: Errand, given_up: Event) -> _Step:
    def told(progress: Progress) -> None:
        if given_up.is_set():
            raise Cancelled
        errand.told(progress)

    source = errand.source
    return _Step(number, source.service(web.settings), source.fetch(web, errand.wanted, told))


def _taken(
    answer: Future[Brought | None], take: Callable[[Brought], object]
) -> tuple[bool, SourceError | DigestError | None]:
    """Whether a source may have more after an answer that was taken in, and why not where it failed."""
    try:
        brought = answer.result()
        if brought is not None:
            take(brought)
    except (SourceError, DigestError) as error:
        return False, error
    return brought is not None, None


def _next(waiting: Iterable[_Step], running: Iterable[_Step]) -> Iterator[_Step]:
    """The first errands whose services nobody asks, as many as there are threads for."""
    busy = {step.service for step in running}
    for step in [*waiting]:
        if len(busy) < MOST_AT_ONCE and step.service not in busy:
            busy.add(step.service)
            yield step
