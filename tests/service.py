"""A web server on this machine that plays the services that are fetched from, and their failures.

What it answers is said path by path: bytes, or a function of the request that plays something.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from urllib.parse import parse_qs, urlsplit

from paperreader.core.source_settings import SourceSettings

SHORT = 0.4
"""Seconds that an answer may take in tests of what takes too long."""


@dataclass
class Request:
    """What was asked."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]


@dataclass
class Reply:
    """What is answered."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    cut: bool = False
    """Whether the connection breaks off in the middle of the body."""

    is_measured: bool = True
    """Whether anything but the end of the connection says where the body ends."""

    drip: bool = False
    """Whether a byte comes now and then, until the service ends."""

    drips_headers: bool = False
    """Whether a header comes now and then, until the service ends, and never a body."""


Play = Callable[[Request], Reply]


class Service:
    """A running server; `pages` is what it answers, by path."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | Play] = {}
        self.asked: list[Request] = []
        self.over = Event()
        self.most_at_once = 0
        self._counting = Lock()
        self._under_way = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def settings(self, **others: object) -> SourceSettings:
        """Settings under which all services are this one, and nobody waits for anything."""
        usual = {
            "huggingface": self.url,
            "arxiv": self.url,
            "arxiv_rss": self.url,
            "private": ("127.0.0.1",),
            "pauses": (0.0, 0.0, 0.0),
            "arxiv_pause": 0.0,
        }
        return SourceSettings(**{**usual, **others})  # type: ignore[arg-type]

    @property
    def config(self) -> str:
        """The same as a person writes it into config.toml."""
        return (
            f'[sources]\nhuggingface = "{self.url}"\narxiv = "{self.url}"\narxiv_rss = "{self.url}"\n'
            'private = ["127.0.0.1"]\npauses = [0, 0, 0]\narxiv_pause = 0\n'
        )

    def paths_asked(self) -> list[str]:
        return [request.path for request in self.asked]

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count how many ask at the same time."""
        with self._counting:
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
        try:
            yield
        finally:
            with self._counting:
                self._under_way -= 1

    def end(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(parts.path, query, headers)
            service.asked.append(request)
            page = service.pages.get(parts.path, Reply(b"no such page", 404))
            with service.counted():  # the answer itself may be there before this thread goes on
                reply = page(request) if callable(page) else page
            etag = reply.headers.get("ETag")
            if etag and headers.get("if-none-match") == etag:
                reply = Reply(status=304, headers={"ETag": etag})
            with suppress(OSError):  # whoever asked may have gone
                self._send(reply)

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.is_measured and "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            while reply.drips_headers and not service.over.wait(0.02):
                self.send_header("X-Still", "there")
                self.flush_headers()
            self.end_headers()
            if reply.drip:
                while not service.over.wait(0.02):
                    self.wfile.write(b" ")
            elif reply.cut:
                self.wfile.write(reply.body[: len(reply.body) // 2])
                self.close_connection = True
            else:
                self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def running_service() -> Iterator[Service]:
    """A service that ends with the block."""
    service = Service()
    try:
        yield service
    finally:
        service.end()


def redirect(to: str) -> Reply:
    return Reply(status=302, headers={"Location": to})


def packed(body: bytes) -> Reply:
    return Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"})


def one_after_the_other(*replies: Reply) -> Play:
    """Each reply once, and then the last one for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]
