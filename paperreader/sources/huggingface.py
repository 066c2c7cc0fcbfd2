"""The daily papers of Hugging Face: a digest a day, some of which have none.

Knows how its API is asked: GET /api/daily_papers?date=2026-05-20&p=0&limit=50, page by page. Does not know
what is in a paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from http import HTTPStatus

import orjson

from paperreader.core.errors import SourceError
from paperreader.core.fetching import Fetched
from paperreader.core.progress import Progress, Told, stretch
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.exchange import Answer, host_of
from paperreader.sources.manners import service_of
from paperreader.sources.source import SETTLED_DAYS, Brought, Wanted
from paperreader.sources.web import Web

WHAT = "huggingface"
"""What a person subscribes to."""

PAGE = 50
"""Papers of one answer: as many as the service gives unless it is asked for fewer."""

MOST_PAGES = 40
"""Pages of a day: twenty times as many as any day has had."""


class HuggingFace:
    """The daily papers."""

    feed = ""
    """None: Hugging Face has no feed of them."""

    def service(self, settings: SourceSettings) -> str:
        """Who is asked; see :class:`paperreader.sources.source.Source`."""
        return service_of(settings.huggingface)

    def fetch(self, web: Web, wanted: Wanted, told: Told) -> Iterator[Brought]:
        """A digest for each day that has papers; see :class:`paperreader.sources.source.Source`."""
        fetched = wanted.fetched
        days = wanted.days
        for number, day in enumerate(days):
            part = stretch(told, number / len(days), (number + 1) / len(days))
            part(Progress(0, 0, f"Hugging Face {day}"))
            brought = self._day(web, wanted, fetched, day, part)
            fetched = brought.fetched
            yield brought

    def _day(self, web: Web, wanted: Wanted, fetched: Fetched, day: date, told: Told) -> Brought:
        url = f"{web.settings.huggingface.rstrip('/')}/api/daily_papers?date={day.isoformat()}"
        first = self._page(web, wanted, url, day, 0, told)
        if first is None or first.unchanged:
            return Brought(url, fetched)
        papers = _papers(first)
        pages = [papers]
        while len(pages[-1]) >= PAGE and len(pages) < MOST_PAGES:
            further = self._page(web, wanted, url, day, len(pages), told)
            pages.append(_papers(further) if further else [])
        if len(pages) > 1:
            papers = [paper for page in pages for paper in page]
            first = first._replace(etag="", modified="")  # which are of the first page alone
        if not wanted.is_new_only:
            reached = fetched
        elif papers:
            reached = Fetched(day, first.etag, first.modified, _page_url(url, 0))
        else:
            reached = _passed(fetched, day, wanted.today)
        data = orjson.dumps(papers) if papers else b""
        return Brought(url, reached, data, "huggingface-json", day)

    def _page(
        self, web: Web, wanted: Wanted, url: str, day: date, page: int, told: Told
    ) -> Answer | None:
        """A page of a day; None where the day has not begun where the service is."""
        address = _page_url(url, page)
        try:
            return web.get(address, told, conditions=wanted.conditions(address))
        except SourceError as error:
            if error.status == HTTPStatus.BAD_REQUEST and day >= wanted.today:
                return None
            raise


def _page_url(url: str, page: int) -> str:
    return f"{url}&p={page}&limit={PAGE}"


def _passed(fetched: Fetched, day: date, today: date) -> Fetched:
    """How far a source is fetched after a day without papers: it is behind it once it stays empty."""
    if (today - day) >= timedelta(days=SETTLED_DAYS) and (not fetched.day or fetched.day < day):
        return replace(fetched, day=day, etag="", modified="", url="")
    return fetched


def _papers(answer: Answer) -> list[object]:
    """The papers of a page, as they came."""
    host = host_of(answer.host)
    try:
        papers = orjson.loads(answer.body)
    except orjson.JSONDecodeError as error:
        raise SourceError(host, "answered with something else than its list of papers") from error
    if isinstance(papers, dict):  # as mirrors have it
        papers = papers.get("papers")
    if not isinstance(papers, list):
        raise SourceError(host, "answered with something else than its list of papers")
    return papers
