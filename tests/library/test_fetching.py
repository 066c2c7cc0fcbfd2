"""A fetch brings every new day and nothing twice; what fails changes nothing, and the others are fetched."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.errors import (
    Cancelled,
    ConfigError,
    SubscriptionError,
    UnknownSubscription,
)
from paperreader.core.fetching import FetchReport
from paperreader.core.importing import ImportReport
from paperreader.core.progress import Progress
from tests.played import (
    ERROR_PAGE,
    TODAY,
    announcement,
    arxiv_api,
    blog,
    huggingface,
    submitted_between,
)
from tests.service import Reply, Service, one_after_the_other, running_service

TUESDAY, MONDAY = TODAY - timedelta(days=1), TODAY - timedelta(days=2)


@pytest.fixture
def service() -> Iterator[Service]:
    with running_service() as running:
        yield running


class Clock:
    """Says which day it is."""

    day = TODAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, service: Service, clock: Clock) -> Iterator[Library]:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(service.config)
    with Library.open(tmp_path, today=clock) as opened:
        yield opened


def fetched(
    library: Library, since: date | None = None, day: date | None = None
) -> dict[str, tuple[int, int]]:
    """How many digests and new papers each subscription brought; none may fail."""
    reports = list(library.fetching.fetch(since=since, day=day))
    assert [str(report.failure) for report in reports if report.failure] == []
    return {report.subscription.name: (len(report.digests), report.new) for report in reports}


def failures(library: Library) -> dict[str, str]:
    return {
        one.subscription.name: str(one.failure) for one in library.fetching.fetch() if one.failure
    }


def days_of(library: Library) -> list[str]:
    return [f"{digest.date} {digest.source} {digest.size}" for digest in library.overview.digests()]


MANY = [f"Paper of Tuesday {number}" for number in range(120)]


def test_every_day_of_hugging_face_comes_once(
    library: Library, service: Service, clock: Clock
) -> None:
    days = {MONDAY: ["One", "Two"], TUESDAY: MANY}
    huggingface(service, days)
    library.subscriptions.subscribe("hf", "huggingface")
    assert fetched(library) == {"hf": (2, 122)}
    assert fetched(library) == {"hf": (0, 0)}
    assert days_of(library) == ["2026-05-19 huggingface 120", "2026-05-18 huggingface 2"]
    clock.day = TODAY + timedelta(days=2)
    assert fetched(library) == {"hf": (0, 0)}


def test_what_is_added_to_a_day_comes_alone(library: Library, service: Service) -> None:
    huggingface(service, {TODAY: ["One", "Two"]})
    library.subscriptions.subscribe("hf", "huggingface")
    assert fetched(library) == {"hf": (1, 2)}
    huggingface(service, {TODAY: ["Three", "One", "Two"]})
    assert fetched(library) == {"hf": (1, 1)}
    assert days_of(library) == ["2026-05-20 huggingface 1", "2026-05-20 huggingface 2"]


def test_the_last_day_is_not_sent_again(library: Library, service: Service) -> None:
    huggingface(service, {TODAY: ["One"]})
    library.subscriptions.subscribe("hf", "huggingface")
    fetched(library)
    service.asked.clear()
    fetched(library)
    (request,) = service.asked
    assert request.query["date"] == "2026-05-20"
    assert "if-none-match" in request.headers


def test_days_can_be_named(library: Library, service: Service) -> None:
    huggingface(service, {date(2026, 4, 1): ["Old"], date(2026, 5, 1): ["Older"], TODAY: ["New"]})
    library.subscriptions.subscribe("hf", "huggingface")
    assert fetched(library, day=date(2026, 4, 1)) == {"hf": (1, 1)}
    assert fetched(library) == {"hf": (1, 1)}
    assert fetched(library, since=date(2026, 5, 1)) == {"hf": (1, 1)}
    assert fetched(library, since=date(2026, 5, 1)) == {"hf": (0, 0)}


def test_arxiv_announces_today_and_tells_of_the_days_before(
    library: Library, service: Service
) -> None:
    asked = []

    def find(query: str) -> list[str]:
        asked.append(query)
        return {"202605151800": ["Of Tuesday"]}.get(submitted_between(query)[0], [])

    arxiv_api(service, find)
    service.pages["/rss/cs.LG+math"] = announcement(TODAY, "Of today", "More of today")
    library.subscriptions.subscribe("ml", "arxiv:cs.LG+math")
    assert fetched(library) == {"ml": (2, 3)}
    assert days_of(library) == ["2026-05-20 arxiv 2", "2026-05-19 arxiv 1"]
    # Monday's were submitted from Thursday to Friday, Tuesday's from Friday to Monday, at 14:00 in New York.
    assert asked == [
        f"(cat:cs.LG OR cat:math OR cat:math.*) AND submittedDate:[{begin} TO {end}]"
        for begin, end in (("202605141800", "202605151759"), ("202605151800", "202605181759"))
    ]
    service.asked.clear()
    assert fetched(library) == {"ml": (0, 0)}
    assert service.paths_asked() == ["/rss/cs.LG+math"]


def test_a_day_of_arxiv_comes_whole_however_many_papers_it_has(
    library: Library, service: Service
) -> None:
    titles = [f"Paper {number}" for number in range(1203)]
    arxiv_api(service, lambda _: titles)
    library.subscriptions.subscribe("ml", "arxiv:cs.LG")
    assert fetched(library, day=date(2026, 4, 1)) == {"ml": (1, 1203)}


def test_a_search_brings_what_it_has_not_found_before(
    library: Library, service: Service, clock: Clock
) -> None:
    arxiv_api(service, lambda query: ["One", "Two"] if "ti:moe" in query else [])
    library.subscriptions.subscribe("q", "arxiv?search_query=ti:moe+AND+cat:cs.LG")
    assert fetched(library) == {"q": (1, 2)}
    arxiv_api(service, lambda _: ["Three", "One"])
    clock.day += timedelta(days=1)
    assert fetched(library) == {"q": (1, 1)}
    assert "submittedDate:[202605170000" in service.asked[-1].query["search_query"]


def test_a_feed_brings_what_it_has_not_listed_before(library: Library, service: Service) -> None:
    service.pages["/feed"] = blog("One", "Two", etag='"1"')
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    assert fetched(library) == {"blog": (1, 2)}
    assert fetched(library) == {"blog": (0, 0)}
    service.pages["/feed"] = blog("Three", "One", "Two", etag='"2"')
    assert fetched(library) == {"blog": (1, 1)}
    assert {digest.source for digest in library.overview.digests()} == {"blog"}


def test_what_was_fetched_is_known_when_its_address_is_imported(
    library: Library, service: Service
) -> None:
    service.pages["/feed"] = blog("One", "Two")
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    assert fetched(library) == {"blog": (1, 2)}
    (report,) = library.intake.take_in_url(f"{service.url}/feed")
    assert isinstance(report, ImportReport)
    assert report.unchanged
    assert days_of(library) == ["2026-05-20 blog 2"]


def test_what_was_imported_from_an_address_is_not_fetched_again(
    library: Library, service: Service
) -> None:
    service.pages["/feed"] = blog("One", "Two")
    list(library.intake.take_in_url(f"{service.url}/feed"))
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    assert fetched(library) == {"blog": (0, 0)}
    service.pages["/feed"] = blog("Three", "One", "Two")
    assert fetched(library) == {"blog": (1, 1)}
    assert [entry.digests for entry in library.list("seen:>1")] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_feed_may_be_of_any_type_encoding_and_length(
    library: Library, service: Service, encoding: str
) -> None:
    feed = f"{blog('One', 'Two').body.decode()}<!-- made in no time -->".encode(encoding)
    headers = {"Content-Type": "application/octet-stream"}
    service.pages["/feed"] = Reply(feed, headers=headers, is_measured=False)
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    assert fetched(library) == {"blog": (1, 2)}


@pytest.mark.parametrize("empty", [blog(), Reply(b"<feed xmlns='http://www.w3.org/2005/Atom'/>")])
def test_an_empty_feed_is_no_failure(library: Library, service: Service, empty: Reply) -> None:
    service.pages["/feed"] = empty
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    assert fetched(library) == {"blog": (0, 0)}


def test_a_weekend_without_an_announcement_is_no_failure(
    library: Library, service: Service, clock: Clock
) -> None:
    clock.day = date(2026, 5, 23)
    arxiv_api(service, lambda _: [])
    service.pages["/rss/cs.LG"] = announcement(date(2026, 5, 23))
    library.subscriptions.subscribe("ml", "arxiv:cs.LG")
    assert fetched(library) == {"ml": (0, 0)}


WHATS = {"hf": "huggingface", "ml": "arxiv:cs.LG", "q": "arxiv?search_query=ti:moe"}

WRONG = {
    "an error page with status 200": ERROR_PAGE,
    "a picture": Reply(b"\x89PNG\r\n\x1a\n" * 9, headers={"Content-Type": "image/png"}),
    "nothing": Reply(b""),
    "no such page": Reply(b"", 404),
    "trouble": Reply(b"", 500),
    "another shape": Reply(b'{"error": "no"}'),
    "another list": Reply(b"[1, 2, 3]"),
    "half of it, and nothing says so": Reply(
        b'<rss version="2.0"><channel><item><title>A</title></item><item>', is_measured=False
    ),
    "half of it": Reply(b'<?xml version="1.0"?><feed><entry><title>A'),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_answers_otherwise_is_told_and_the_others_are_fetched(
    library: Library, service: Service, wrong: Reply
) -> None:
    for path in ("/api/daily_papers", "/rss/cs.LG", "/api/query", "/wrong"):
        service.pages[path] = wrong
    service.pages["/feed"] = blog("One")
    for name, what in {**WHATS, "w": f"{service.url}/wrong", "b": f"{service.url}/feed"}.items():
        library.subscriptions.subscribe(name, what)
    before = [*library.subscriptions]
    reports = {one.subscription.name: one for one in library.fetching.fetch()}
    failed = {name for name, report in reports.items() if report.failure}
    # Half a feed is a feed, of which nothing can be read.
    assert failed == {"hf", "ml", "q", "w"}
    assert all("127.0.0.1" in str(reports[name].failure) for name in failed)
    assert [*library.subscriptions][:4] == before[:4]
    assert days_of(library) == ["2026-05-20 b 1"]


def test_without_a_network_nothing_changes_and_each_host_is_named(
    tmp_path: Path, library: Library, service: Service
) -> None:
    for name, what in {**WHATS, "blog": f"{service.url}/feed"}.items():
        library.subscriptions.subscribe(name, what)
    service.end()
    told = dict.fromkeys((*WHATS, "blog"), "127.0.0.1 did not answer (connection refused).")
    assert failures(library) == told
    assert library.size == 0


def test_days_before_a_failure_stay_and_the_next_fetch_goes_on_there(
    library: Library, service: Service
) -> None:
    huggingface(service, {MONDAY: ["One"], TUESDAY: ["Two"], TODAY: ["Three"]})
    good = service.pages["/api/daily_papers"]
    assert callable(good)
    service.pages["/api/daily_papers"] = lambda request: (
        Reply(b"", 404) if request.query["date"] == "2026-05-19" else good(request)
    )
    library.subscriptions.subscribe("hf", "huggingface")
    assert failures(library) == {"hf": "127.0.0.1 answered 404 Not Found."}
    assert days_of(library) == ["2026-05-18 huggingface 1"]
    service.pages["/api/daily_papers"] = good
    assert fetched(library) == {"hf": (2, 2)}


def test_who_stops_keeps_what_came_in(library: Library, service: Service) -> None:
    service.pages["/feed"] = blog("One")
    huggingface(service, {TODAY: ["Two"]})
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    library.subscriptions.subscribe("hf", "huggingface")
    done: list[FetchReport] = []

    def told(progress: Progress) -> None:
        if done:
            raise Cancelled

    reports = library.fetching.fetch(told=told)
    done.append(next(reports))
    with pytest.raises(Cancelled):
        next(reports)
    assert [report.subscription.name for report in done] == ["blog"]
    assert library.size == 1


def test_progress_never_goes_back(library: Library, service: Service) -> None:
    huggingface(service, {MONDAY: ["One"], TUESDAY: MANY, TODAY: ["Three"]})
    service.pages["/feed"] = blog("A", "B")
    library.subscriptions.subscribe("hf", "huggingface")
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    seen: list[Progress] = []
    list(library.fetching.fetch(told=seen.append))
    assert [one.share for one in seen] == sorted(one.share for one in seen)
    assert [one.papers for one in seen] == sorted(one.papers for one in seen)
    assert seen[-1].share >= 0.5


# What is subscribed to.


def test_subscriptions_are_there_the_next_day_and_undone(
    tmp_path: Path, library: Library, service: Service
) -> None:
    huggingface(service, {TODAY: ["One"]})
    library.subscriptions.subscribe("hf", "huggingface")
    fetched(library)
    kept = [*library.subscriptions]
    assert kept[0].fetched.day == TODAY
    with Library.open(tmp_path) as other:
        assert [*other.subscriptions] == kept
    change = library.undo()  # of the subscription: a fetch is nothing to take back
    assert change is not None
    assert change.summary == "subscribed to huggingface as “hf”"
    assert [*library.subscriptions] == []
    library.redo()
    assert [*library.subscriptions] == kept
    library.subscriptions.unsubscribe("HF")
    assert [*library.subscriptions] == []
    library.undo()
    assert [*library.subscriptions] == kept


def test_whoever_subscribes_anew_begins_anew(library: Library, service: Service) -> None:
    huggingface(service, {TODAY: ["One"]})
    library.subscriptions.subscribe("hf", "huggingface")
    fetched(library)
    library.subscriptions.unsubscribe("hf")
    library.subscriptions.subscribe("hf", "huggingface")
    assert next(iter(library.subscriptions)).fetched.day is None
    assert library.subscriptions.subscribe("hf", "huggingface") is None


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("", "huggingface"),
        ("a/b", "huggingface"),
        ("..", "huggingface"),
        ("x" * 81, "huggingface"),
        ("x", "hugging face"),
        ("x", "arxiv:"),
        ("x", "arxiv:cs.LG&x=y"),
        ("x", "arxiv?"),
        ("x", "arxiv?search_query="),
        ("x", "arxiv?search_query=a&id_list=b"),
        ("x", "arxiv?search_query=a&max_results=9999"),
        ("x", "file:///etc/passwd"),
        ("x", "https://"),
        ("x", "https://me:secret@blog.test/feed"),
    ],
)
def test_what_cannot_be_subscribed_to(library: Library, name: str, what: str) -> None:
    with pytest.raises(SubscriptionError):
        library.subscriptions.subscribe(name, what)
    assert [*library.subscriptions] == []


def test_a_name_that_is_no_subscription(library: Library) -> None:
    with pytest.raises(UnknownSubscription):
        library.subscriptions.unsubscribe("nothing")
    with pytest.raises(UnknownSubscription):
        library.fetching.fetch(["nothing"])


@pytest.mark.parametrize(
    ("setting", "example"),
    [
        ('seconds = "long"', "seconds = 30"),
        ("pauses = 3", "pauses = [2, 8, 30]"),
        ('huggingface = "ftp://x"', 'huggingface = "https://huggingface.co"'),
        ("wait = 3", "there are: huggingface, arxiv, arxiv_rss, private, pauses"),
        ("written_in = 'x'", "has no setting 'written_in'"),
        ("private = [1]", 'private = ["wiki.lan", '),
        ('private = "x"', 'private = ["wiki.lan", '),
    ],
)
def test_a_setting_of_the_sources_that_cannot_be_used(
    library: Library, setting: str, example: str
) -> None:
    library.places.config_file.write_text(f"[sources]\n{setting}\n")
    with pytest.raises(ConfigError) as caught:
        library.fetching.fetch()
    assert f"{library.places.config_file}: [sources] " in str(caught.value)
    assert example in str(caught.value)


def test_what_is_not_allowed_is_allowed_where_the_settings_lie(
    library: Library, service: Service
) -> None:
    library.places.config_file.write_text("")
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    advice = f'write private = ["127.0.0.1:{service.port}"] under [sources] in '
    assert f"{advice}{library.places.config_file}." in failures(library)["blog"]


def test_what_passes_is_fetched_all_the_same(library: Library, service: Service) -> None:
    service.pages["/feed"] = one_after_the_other(Reply(b"", 503), blog("One"))
    library.subscriptions.subscribe("blog", f"{service.url}/feed")
    assert fetched(library) == {"blog": (1, 1)}


def test_two_fetches_at_once_bring_everything_once(
    tmp_path: Path, library: Library, service: Service, clock: Clock
) -> None:
    huggingface(service, {MONDAY: ["One"], TUESDAY: MANY, TODAY: ["Three"]})
    library.subscriptions.subscribe("hf", "huggingface")
    with Library.open(tmp_path, today=clock) as other, ThreadPoolExecutor(2) as both:
        reports = [*both.map(lambda one: next(one.fetching.fetch()), (library, other))]
        assert [report.failure for report in reports] == [None, None]
        assert sum(report.new for report in reports) == 122
    library.refresh()
    assert sorted(days_of(library)) == [
        f"2026-05-{day} huggingface {size}" for day, size in ((18, 1), (19, 120), (20, 1))
    ]
    assert fetched(library) == {"hf": (0, 0)}
