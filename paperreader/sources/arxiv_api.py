"""The API of arXiv: GET /api/query?search_query=...&start=0&max_results=500, an Atom feed page by page.

Knows how it is asked and when its answer is whole. Does not know what is wanted of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from paperreader.core.errors import SourceError
from paperreader.core.progress import Told
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.exchange import host_of
from paperreader.sources.source import has_records, require_feed
from paperreader.sources.web import Web

SLICE = 500
"""Papers of one answer. arXiv allows 2,000, and answers more reliably when it is asked for fewer."""

_TOTAL = re.compile(rb"<(?:\w+:)?totalResults[^>]*>\s*(\d+)\s*<")
_ENTRY = re.compile(rb"<(?:\w+:)?entry[\s>]")
_END = re.compile(rb"</(?:\w+:)?feed\s*>\s*\Z")
_MINUTE = "%Y%m%d%H%M"


def submitted(begin: datetime, end: datetime) -> str:
    """A query for what was submitted from a moment to before another one, both in UTC."""
    last = end - timedelta(minutes=1)  # both ends of a range count
    return f"submittedDate:[{begin.strftime(_MINUTE)} TO {last.strftime(_MINUTE)}]"


def query_url(settings: SourceSettings, query: str, order: Mapping[str, str]) -> str:
    """The address of a query, but for which part of the answer is wanted.

    Args:
        settings: where the API is.
        query: the search query.
        order: the parameters for the order of the papers.
    """
    asked = urlencode({"search_query": query, **order}, quote_via=quote, safe=":+[]()")
    return f"{settings.arxiv.rstrip('/')}/api/query?{asked}"


def found(
    web: Web, query: str, most: int, told: Told, order: Mapping[str, str]
) -> tuple[str, bytes]:
    """What was asked, and the whole answer to a query as one feed.

    Args:
        web: the door to the network.
        query: the search query.
        most: how many papers at most.
        told: is told who is waited for.
        order: the parameters for the order of the papers.

    Raises:
        SourceError: arXiv did not answer, or not in full.
    """
    base = query_url(web.settings, query, order)
    pages: list[bytes] = []
    start, total = 0, most
    while start < min(total, most) or not pages:
        size = min(SLICE, most - start)
        page = _page(web, f"{base}&start={start}&max_results={size}", told)
        count = len(_ENTRY.findall(page))
        announced = _TOTAL.search(page)
        total = int(announced[1]) if announced else count
        if count == 0 and start < min(total, most):
            reason = f"answered with {start} of {min(total, most)} papers"
            raise SourceError(host_of(base), reason)
        pages.append(page)
        start += max(count, 1)
    return base, joined(pages)


def _page(web: Web, url: str, told: Told) -> bytes:
    answer = web.get(url, told, of_arxiv=True)
    require_feed(answer)
    if not _END.search(answer.body):
        raise SourceError(answer.host, "ended its answer too early")
    return answer.body


def joined(pages: list[bytes]) -> bytes:
    """The pages of one answer as one feed: the first, with the entries of all."""
    first, *others = pages
    end = _END.search(first)
    if not others or end is None:
        return first
    return b"".join((first[: end.start()], *map(_entries, others), first[end.start() :]))


def _entries(page: bytes) -> bytes:
    begin, end = _ENTRY.search(page), _END.search(page)
    return page[begin.start() : end.start()] if begin and end and has_records(page) else b""
