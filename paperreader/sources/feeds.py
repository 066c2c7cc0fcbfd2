"""A feed of any origin, RSS or Atom: what it lists that it has not listed before.

Knows that a feed is asked for only if it has changed. Does not know how one is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperreader.core.fetching import Fetched
from paperreader.core.progress import Progress, Told
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.exchange import host_of
from paperreader.sources.manners import service_of
from paperreader.sources.source import Brought, Wanted, has_records, require_feed
from paperreader.sources.web import Web


class Feed:
    """A feed.

    Args:
        url: its address.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    @property
    def feed(self) -> str:
        """Its address."""
        return self._url

    def service(self, settings: SourceSettings) -> str:  # noqa: ARG002 (its own, whatever they are)
        """Who is asked; see :class:`paperreader.sources.source.Source`."""
        return service_of(self._url)

    def fetch(self, web: Web, wanted: Wanted, told: Told) -> Iterator[Brought]:
        """What it lists, whatever day is wanted; see :class:`paperreader.sources.source.Source`."""
        told(Progress(0, 0, host_of(self._url)))
        answer = web.get(self._url, told, conditions=wanted.conditions(self._url))
        if answer.unchanged:
            return
        require_feed(answer)
        reached = wanted.fetched
        if wanted.is_new_only:
            reached = Fetched(wanted.today, answer.etag, answer.modified, self._url)
        body = answer.body if has_records(answer.body) else b""
        yield Brought(self._url, reached, body, is_whole_day=False)
