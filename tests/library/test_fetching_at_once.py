"""Several services are asked at once, none of them by two; what one of them does costs the others nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Event
from time import monotonic, sleep

import pytest

from paperreader import Library
from paperreader.core.errors import Cancelled
from paperreader.core.fetching import FetchReport
from paperreader.core.progress import Progress
from paperreader.sources.at_once import MOST_AT_ONCE
from tests.played import ERROR_PAGE, TODAY, arxiv_api, blog
from tests.service import Play, Reply, Request, Service, redirect, running_service

DEADLINE = 10.0
"""Seconds after which what should have happened has not."""

DRIP = Reply(headers={"Content-Length": "1000000"}, drip=True)


@pytest.fixture
def services() -> Iterator[Callable[[int], Sequence[Service]]]:
    with ExitStack() as running:
        yield lambda count: [running.enter_context(running_service()) for _ in range(count)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path, today=lambda: TODAY) as opened:
        yield opened


def subscribe(library: Library, services: Sequence[Service], path: str = "/feed") -> None:
    """Subscribe to a feed of each service, the first of which is also arXiv's and Hugging Face's."""
    config = library.places.config_file
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(services[0].config)
    for number, service in enumerate(services):
        library.subscriptions.subscribe(f"blog {number}", f"{service.url}{path}")


def together(count: int) -> Play:
    """Answers once so many are asking, each of whom has to wait for the others."""
    barrier = Barrier(count)

    def play(request: Request) -> Reply:
        try:
            barrier.wait(DEADLINE)
        except BrokenBarrierError:
            return Reply(b"", 404)
        return blog("One", "Two")

    return play


def slowly(reply: Reply) -> Play:
    """Answers so that another question could come meanwhile."""

    def play(_: Request) -> Reply:
        Event().wait(0.03)
        return reply

    return play


def our_threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name.startswith(("fetch", "asking"))]


def no_thread_is_left() -> bool:
    deadline = monotonic() + DEADLINE
    while our_threads() and monotonic() < deadline:
        sleep(0.01)
    return not our_threads()


def test_services_are_asked_together(
    library: Library, services: Callable[[int], Sequence[Service]]
) -> None:
    there = services(MOST_AT_ONCE)
    play = together(len(there))
    for service in there:
        service.pages["/feed"] = play
    subscribe(library, there)
    reports = [*library.fetching.fetch()]
    assert [report.failure for report in reports] == [None] * len(there)
    assert no_thread_is_left()


def test_no_service_is_asked_by_two_whoever_leads_there(
    library: Library, services: Callable[[int], Sequence[Service]]
) -> None:
    asked, *leading = services(4)
    arxiv_api(asked, lambda _: ["Of arXiv"])
    for number in range(3):
        asked.pages[f"/{number}"] = slowly(blog(f"Paper {number}"))
    for service in leading:
        service.pages["/feed"] = redirect(f"{asked.url}/0")
    subscribe(library, [asked])
    for number in range(3):
        library.subscriptions.subscribe(f"same {number}", f"{asked.url}/{number}")
        library.subscriptions.subscribe(f"led {number}", f"{leading[number].url}/feed")
    library.subscriptions.subscribe("q", "arxiv?search_query=ti:moe")
    reports = [*library.fetching.fetch()]
    assert {one.subscription.name for one in reports if one.failure} == {"blog 0"}
    assert len(asked.asked) == 8
    assert asked.most_at_once == 1


def test_each_is_told_as_soon_as_it_is_done(
    library: Library, services: Callable[[int], Sequence[Service]]
) -> None:
    slow, quick = services(2)
    others_are_told = Event()

    def play(_: Request) -> Reply:
        return blog("Late") if others_are_told.wait(DEADLINE) else Reply(b"", 404)

    slow.pages["/feed"] = play
    quick.pages["/feed"] = blog("Early")
    subscribe(library, (slow, quick))
    names = []
    for report in library.fetching.fetch():
        names.append(report.subscription.name)
        assert report.failure is None
        others_are_told.set()
    assert names == ["blog 1", "blog 0"]


def test_who_fails_costs_nobody_else(
    library: Library, services: Callable[[int], Sequence[Service]]
) -> None:
    there = services(5)
    pages: list[Reply | Play] = [blog("One"), Reply(b"", 500), DRIP, ERROR_PAGE, blog("Two")]
    for service, page in zip(there, pages, strict=True):
        service.pages["/feed"] = page
    subscribe(library, there)
    config = library.places.config_file
    config.write_text(f"{config.read_text()}seconds = 0.4\n")
    told = {
        one.subscription.name: str(one.failure) for one in library.fetching.fetch() if one.failure
    }
    assert told == {
        "blog 1": "127.0.0.1 answered 500 Internal Server Error.",
        "blog 2": "127.0.0.1 did not answer in full within 0.4 seconds.",
        "blog 3": "127.0.0.1 answered with something else than a feed.",
    }
    assert library.size == 2
    fetched = {one.name for one in library.subscriptions if one.fetched.day}
    assert fetched == {"blog 0", "blog 4"}


@pytest.mark.parametrize("drips", [DRIP, Reply(drips_headers=True)], ids=["a body", "headers"])
@pytest.mark.parametrize("stopped_by", [Cancelled, KeyboardInterrupt])
def test_who_stops_stops_all_of_them(
    library: Library,
    services: Callable[[int], Sequence[Service]],
    drips: Reply,
    stopped_by: type[BaseException],
) -> None:
    there = services(4)
    there[0].pages["/feed"] = blog("One")
    for service in there[1:]:
        service.pages["/feed"] = drips
    subscribe(library, there)
    done: list[FetchReport] = []

    def told(progress: Progress) -> None:
        if done and all(service.asked for service in there):
            raise stopped_by

    def fetch() -> None:
        for report in library.fetching.fetch(told=told):
            done.append(report)  # noqa: PERF402 (what was done before it stopped counts)

    with pytest.raises(stopped_by):
        fetch()
    assert no_thread_is_left()
    assert library.size == 1


def test_who_wants_no_more_reports_stops_the_rest(
    library: Library, services: Callable[[int], Sequence[Service]]
) -> None:
    quick, slow = services(2)
    quick.pages["/feed"] = blog("One")
    slow.pages["/feed"] = DRIP
    subscribe(library, (quick, slow))
    assert next(library.fetching.fetch()).new == 1
    assert no_thread_is_left()


def test_progress_of_several_never_goes_back_and_names_one(
    library: Library, services: Callable[[int], Sequence[Service]]
) -> None:
    there = services(3)
    for number, service in enumerate(there):
        service.pages["/feed"] = blog(*(f"Paper {number} {each}" for each in range(number + 1)))
    subscribe(library, there)
    seen: list[Progress] = []
    papers = sum(report.papers for report in library.fetching.fetch(told=seen.append))
    assert papers == 6
    for told in ([one.share for one in seen], [float(one.papers) for one in seen]):
        assert told == sorted(told)
    assert all(0 <= one.share <= 1 for one in seen)
    assert seen[-1].papers <= papers
    assert {one.what.partition(" and ")[2] for one in seen} <= {"", "1 more", "2 more"}


def test_two_programs_ask_arxiv_one_after_the_other(
    tmp_path: Path, library: Library, services: Callable[[int], Sequence[Service]]
) -> None:
    (service,) = services(1)
    arxiv_api(service, lambda _: ["One", "Two"])
    answer = service.pages["/api/query"]
    assert callable(answer)
    service.pages["/api/query"] = lambda request: slowly(answer(request))(request)
    subscribe(library, [service])
    config = library.places.config_file
    config.write_text(config.read_text().replace("arxiv_pause = 0", "arxiv_pause = 0.01"))
    for number in range(3):
        library.subscriptions.subscribe(f"q {number}", f"arxiv?search_query=ti:{number}")
    names = [f"q {number}" for number in range(3)]
    with Library.open(tmp_path, today=lambda: TODAY) as other, ThreadPoolExecutor(2) as both:
        reports = both.map(lambda one: [*one.fetching.fetch(names)], (library, other))
        assert [one.failure for some in reports for one in some] == [None] * 6
    assert len(service.asked) == 6
    assert service.most_at_once == 1
