"""What every source offers: it asks its service for what is new, and hands on each answer as it came.

Knows what is wanted and what an answer is told with. Does not know any service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from paperreader.core.errors import SourceError
from paperreader.core.fetching import Fetched
from paperreader.core.progress import Told
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.exchange import Answer, Conditions
from paperreader.sources.web import Web

FIRST_DAYS = 4
"""Days that the first fetch of a daily source asks for: at the end of a weekend that is one with papers."""

SETTLED_DAYS = 3
"""Days after which a list that was empty stays so: nothing is added to a day that is so long over."""

_RECORD = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")


class Wanted(NamedTuple):
    """What a fetch is to bring."""

    today: date
    fetched: Fetched
    since: date | None = None
    """The first day, whatever was fetched before; None for what is new."""

    day: date | None = None
    """The only day; None for all."""

    @property
    def is_new_only(self) -> bool:
        """Whether nobody named a day: what was fetched before is not asked for again."""
        return self.since is None and self.day is None

    @property
    def first(self) -> date:
        """The first day to ask for; the last one fetched is among them, for it may have grown."""
        if self.day or self.since:
            return self.day or self.since or self.today
        return self.fetched.day or self.today - timedelta(days=FIRST_DAYS - 1)

    @property
    def days(self) -> list[date]:
        """The days to ask for, the earliest first."""
        if self.day:
            return [self.day]
        count = (self.today - self.first).days + 1
        return [self.first + timedelta(days=number) for number in range(count)]

    def conditions(self, url: str) -> Conditions:
        """The answer of an address that was fetched before; none where it is wanted again."""
        if self.is_new_only and url == self.fetched.url:
            return Conditions(self.fetched.etag, self.fetched.modified)
        return Conditions()


class Brought(NamedTuple):
    """One answer of a service, and what is to be remembered once it is in the library."""

    url: str
    """What was asked for it."""

    fetched: Fetched
    """How far the source has been fetched with it."""

    data: bytes = b""
    """What was answered; empty where that was nothing new."""

    format: str = ""
    """The format that it is in."""

    day: date | None = None
    """Its day; None for the one that it names itself."""

    is_whole_day: bool = True
    """Whether it is the list of a day; else it goes on from what was listed before, as feeds do."""


class Source(Protocol):
    """Something that can be subscribed to."""

    @property
    def feed(self) -> str:
        """The address by which other readers can follow it; empty where there is none."""

    def service(self, settings: SourceSettings) -> str:
        """Who is asked: sources of one service are asked one after the other."""

    def fetch(self, web: Web, wanted: Wanted, told: Told) -> Iterator[Brought]:
        """What is new, the earliest first; what is fetched of it so far stays if it then fails.

        Args:
            web: the door to the network.
            wanted: what is to be brought.
            told: is told how far it has come; what it raises ends it.

        Raises:
            SourceError: the service did not answer, or not as it should.
        """


def has_records(data: bytes) -> bool:
    """Whether a feed has any entry at all: many days' have none, which is no fault of theirs."""
    return _RECORD.search(data) is not None or _RECORD.search(_narrow(data)) is not None


def require_feed(answer: Answer) -> None:
    """Raise SourceError unless an answer is a feed, whole as far as can be told.

    It may be the page by which a site says that something is amiss, whatever its status and its type.
    """
    data = answer.body
    opening = _narrow(data[:_STRETCH]).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_page = opening.startswith((b"<!doctype html", b"<html"))
    if is_page or _ROOT.search(opening) is None:
        raise SourceError(answer.host, "answered with something else than a feed")
    if not answer.is_measured and _END.search(_narrow(data[-_STRETCH:])) is None:
        raise SourceError(answer.host, "ended its answer too early")


def _narrow(data: bytes) -> bytes:
    """Bytes in which ASCII letters stand as such: UTF-16 and UTF-32 pad them with zeros."""
    return data.replace(b"\0", b"").lstrip(b"\xff\xfe")


_STRETCH = 65_536
"""Bytes in which a feed's first element is found, and its end, whatever comments stand around it."""

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>/]")
_END = re.compile(rb"(?i)</(?:\w+:)?(?:rss|feed|rdf)\s*>|<(?:\w+:)?(?:rss|feed|rdf)\b[^<>]*/>\s*\Z")
