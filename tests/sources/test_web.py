"""The door to the network brings an answer whole or says who failed and how; what passes is tried again."""

from __future__ import annotations

import gzip
import socket
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from paperreader.core.errors import Cancelled, SourceError
from paperreader.core.progress import Progress, silently
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.bodies import LARGEST_ANSWER
from paperreader.sources.exchange import USER_AGENT, Answer, Conditions
from paperreader.sources.retrying import wished_pause
from paperreader.sources.web import Web
from tests.service import (
    SHORT,
    Play,
    Reply,
    Request,
    Service,
    one_after_the_other,
    packed,
    redirect,
)

PAGE = b"[1, 2, 3]" * 20_000

ALONE = SourceSettings(private=("127.0.0.1",), pauses=(), seconds=SHORT)


def asked(service: Service, path: str = "/x", **settings: object) -> Answer:
    with Web(service.settings(**settings)) as web:
        return web.get(service.url + path, silently)


def refused(service: Service, path: str = "/x", **settings: object) -> str:
    with pytest.raises(SourceError) as caught:
        asked(service, path, **settings)
    assert caught.value.host in ("127.0.0.1", "localhost")
    return str(caught.value)


def test_an_answer_comes_whole_and_the_service_is_told_who_asks(service: Service) -> None:
    service.pages["/x"] = Reply(PAGE, headers={"ETag": '"7"', "Last-Modified": "yesterday"})
    answer = asked(service)
    assert (answer.body, answer.etag, answer.modified) == (PAGE, '"7"', "yesterday")
    (request,) = service.asked
    assert request.headers["user-agent"] == USER_AGENT
    assert request.headers["host"] == f"127.0.0.1:{service.port}"
    assert "paperreader" in USER_AGENT


def test_what_is_packed_is_unpacked(service: Service) -> None:
    service.pages["/x"] = packed(PAGE)
    assert asked(service).body == PAGE


def test_what_has_not_changed_is_not_sent_again(service: Service) -> None:
    service.pages["/x"] = Reply(PAGE, headers={"ETag": '"7"'})
    with Web(service.settings()) as web:
        again = web.get(service.url + "/x", silently, conditions=Conditions('"7"', "yesterday"))
    assert again.unchanged
    assert again.body == b""
    assert service.asked[0].headers["if-modified-since"] == "yesterday"


@pytest.mark.parametrize("etag", ['"\xe9t\xe9"', '"a\x1b[31mb"', '"' + "7" * 60_000 + '"'])
def test_what_names_an_answer_is_sent_back_only_if_it_can_be(service: Service, etag: str) -> None:
    service.pages["/x"] = Reply(PAGE, headers={"ETag": etag, "Last-Modified": etag})
    with Web(service.settings()) as web:
        first = web.get(service.url + "/x", silently)
        assert (first.etag, first.modified) == ("", "")
        assert web.get(service.url + "/x", silently, conditions=Conditions(etag, etag)).body == PAGE
    assert not {"if-none-match", "if-modified-since"} & service.asked[-1].headers.keys()


PASSING = {
    "too many calls": Reply(b"slow down", 429, {"Retry-After": "0"}),
    "trouble": Reply(b"oops", 500),
    "a gateway": Reply(b"oops", 502),
    "no time": Reply(b"oops", 503, {"Retry-After": "soon"}),
    "a cut connection": Reply(PAGE, cut=True),
}


@pytest.mark.parametrize("failure", PASSING.values(), ids=PASSING)
@pytest.mark.parametrize("times", [1, 3])
def test_what_passes_is_tried_again(service: Service, failure: Reply, times: int) -> None:
    service.pages["/x"] = one_after_the_other(*[failure] * times, Reply(PAGE))
    assert asked(service).body == PAGE
    assert len(service.asked) == times + 1


@pytest.mark.parametrize("failure", PASSING.values(), ids=PASSING)
def test_what_does_not_pass_is_told_in_the_end(service: Service, failure: Reply) -> None:
    service.pages["/x"] = failure
    told = refused(service)
    assert len(service.asked) == 4
    assert told.startswith("127.0.0.1 answered " if failure.status > 200 else "127.0.0.1 broke off")


LONG = [
    ("121", "2 minutes"),
    ("3600", "60 minutes"),
    ("86400", "24 hours"),
    ("9" * 500, "11,574 days"),
    ("Fri, 31 Dec 9999 23:59:59 GMT", " days"),
]


@pytest.mark.parametrize(("wish", "told"), LONG)
def test_who_wants_to_be_left_in_peace_for_long_is(service: Service, wish: str, told: str) -> None:
    service.pages["/x"] = Reply(b"", 429, {"Retry-After": wish})
    answer = refused(service)
    assert answer.startswith("127.0.0.1 wants to be asked again in ")
    assert answer.endswith(f"{told} (429 Too Many Requests).")
    assert len(service.asked) == 1


NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)

WISHES = [
    ("", 0),
    ("0", 0),
    ("17", 17),
    (" 120 ", 120),
    ("-5", 0),
    ("1.5", 0),
    ("soon", 0),
    ("٣", 0),
    ("9" * 500, 999_999_999),
    (format_datetime(NOON.replace(minute=2), usegmt=True), 120),
    (format_datetime(NOON.replace(hour=11), usegmt=True), 0),
    # What HTTP also knows for a date, which is always in UTC.
    ("Wednesday, 20-May-26 12:02:00 GMT", 120),
    ("Wed May 20 12:02:00 2026", 120),
    ("Wed, 20 May 2026 12:02:00 -0000", 120),
    ("Wed, 20 May 99999 12:02:00 GMT", 0),
    ("Wed, 20 May 2026 12:02:00 +999999999999", 0),
    ("Wed, 99 May 2026 99:99:99 GMT", 0),
]


@pytest.mark.parametrize(("written", "seconds"), WISHES)
def test_how_long_a_service_wants_to_be_left_in_peace(written: str, seconds: float) -> None:
    assert wished_pause(written, NOON) == seconds


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 501, 204, 299])
def test_what_is_no_answer_is_told_by_its_number_and_not_tried_again(
    service: Service, status: int
) -> None:
    service.pages["/x"] = Reply(b"", status)
    assert f"127.0.0.1 answered {status}" in refused(service)
    assert len(service.asked) == 1


def test_what_is_said_to_be_unchanged_must_have_been_there(service: Service) -> None:
    service.pages["/x"] = Reply(b"", 304)
    assert refused(service) == "127.0.0.1 answered 304 Not Modified."


def test_redirects_are_followed(service: Service) -> None:
    for number in range(5):
        service.pages[f"/{number}"] = redirect(f"/{number + 1}")
    service.pages["/5"] = Reply(PAGE)
    assert asked(service, "/0").body == PAGE


FAILURES: dict[str, tuple[Reply | Play, str]] = {
    "a loop": (redirect("/x"), "leads on and on, more than 5 times"),
    "an address of no web": (redirect("file:///etc/passwd"), "is reached by neither https nor"),
    "a script": (redirect("javascript:alert(1)"), "is reached by neither https nor http"),
    "what is no address": (redirect("http://[::1"), "no address"),
    "an endless answer": (Reply(b" " * (LARGEST_ANSWER + 1)), "answered with more than 50 MB"),
    "a bomb": (packed(b" " * (LARGEST_ANSWER + 1)), "answered with more than 50 MB"),
    "a damaged answer": (
        Reply(b"no gzip at all", headers={"Content-Encoding": "gzip"}),
        "answered with damaged data",
    ),
    "a packed answer cut short": (
        Reply(gzip.compress(PAGE)[:-9], headers={"Content-Encoding": "gzip"}),
        "ended its answer too early",
    ),
    "an unknown encoding": (
        Reply(b"?", headers={"Content-Encoding": "zstd"}),
        "answered in an encoding that was not asked for (zstd)",
    ),
}


@pytest.mark.parametrize(("reply", "told"), FAILURES.values(), ids=FAILURES)
def test_an_answer_that_nobody_can_want_is_refused(
    service: Service, reply: Reply | Play, told: str
) -> None:
    service.pages["/x"] = reply
    assert told in refused(service)


def test_a_slow_drip_ends_when_its_time_is_over(service: Service) -> None:
    service.pages["/x"] = Reply(headers={"Content-Length": "1000000"}, drip=True)
    assert refused(service, seconds=SHORT) == "127.0.0.1 did not answer in full within 0.4 seconds."


def test_headers_that_drip_end_when_their_time_is_over(service: Service) -> None:
    service.pages["/x"] = Reply(drips_headers=True)
    assert refused(service, seconds=SHORT) == "127.0.0.1 did not answer in full within 0.4 seconds."


def test_redirects_do_not_begin_the_time_anew(service: Service) -> None:
    def slow_redirect(request: Request) -> Reply:
        service.over.wait(SHORT / 3)
        return redirect(f"/{int(request.path[1:]) + 1}")

    service.pages.update({f"/{number}": slow_redirect for number in range(6)})
    told = refused(service, "/0", seconds=SHORT)
    assert told == "127.0.0.1 did not answer in full within 0.4 seconds."


def test_a_service_that_says_nothing_ends_when_its_time_is_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, Web(ALONE) as web:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(SourceError, match=r"did not answer in full within 0\.4 seconds"):
            web.get(url, silently)


def test_who_is_waiting_can_stop_at_once(service: Service) -> None:
    service.pages["/x"] = Reply(headers={"Content-Length": "1000000"}, drip=True)
    seen: list[Progress] = []

    def told(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) > 2:
            raise Cancelled

    with Web(service.settings(seconds=3600.0)) as web, pytest.raises(Cancelled):
        web.get(service.url + "/x", told)
    assert {progress.what for progress in seen} == {"127.0.0.1"}


def test_where_nobody_listens_the_host_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with Web(ALONE) as web, pytest.raises(SourceError) as caught:
        web.get(f"http://127.0.0.1:{port}/", silently)
    assert str(caught.value) == "127.0.0.1 did not answer (connection refused)."


def test_a_name_that_nobody_has_is_named(service: Service) -> None:
    with Web(service.settings()) as web, pytest.raises(SourceError) as caught:
        web.get("https://nobody.invalid/feed", silently)
    assert str(caught.value).startswith("nobody.invalid was not found; there is no network")
