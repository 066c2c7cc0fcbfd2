"""What Hugging Face, arXiv and a blog answer, in their true shapes, about papers that nobody wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from functools import partial
from zlib import crc32

from tests.service import Play, Reply, Request, Service

Days = Mapping[date, Sequence[str]]
"""The titles of each day."""

TODAY = date(2026, 5, 20)
"""A Wednesday."""


_NUMBERS: dict[str, int] = {}


def _id(title: str) -> str:
    return f"2605.{_NUMBERS.setdefault(title, len(_NUMBERS)):05}"


def huggingface(service: Service, days: Days) -> None:
    """GET /api/daily_papers?date=...&p=...&limit=..."""
    service.pages["/api/daily_papers"] = partial(_daily_papers, days)


def _daily_papers(days: Days, request: Request) -> Reply:
    day = date.fromisoformat(request.query["date"])
    if day > TODAY + timedelta(days=1):
        return Reply(b'{"error":"Invalid date"}', 400, {"Content-Type": "application/json"})
    page, limit = int(request.query["p"]), int(request.query["limit"])
    titles = days.get(day, ())[page * limit : (page + 1) * limit]
    papers = [
        {
            "paper": {
                "id": _id(title),
                "title": title,
                "summary": f"We look at {title}\nand tell what we see.",
                "authors": [{"_id": "6", "name": "Ida Example", "hidden": False}],
                "publishedAt": "2026-05-02T00:00:00.000Z",
                "submittedOnDailyAt": f"{day}T00:00:00.000Z",
                "upvotes": 3,
            },
            "title": title,
            "numComments": 1,
        }
        for title in titles
    ]
    body = json.dumps(papers).encode()
    headers = {"Content-Type": "application/json", "ETag": f'W/"{crc32(body):x}"'}
    return Reply(body, headers=headers)


def announcement(day: date, *titles: str) -> Reply:
    """GET /rss/cs.LG of a day."""
    morning = format_datetime(datetime.combine(day, time(4), UTC))
    items = "".join(
        f"<item><title>{title}</title><link>https://arxiv.org/abs/{_id(title)}</link>"
        f"<description>arXiv:{_id(title)}v1 Announce Type: new \nAbstract: About {title}.</description>"
        f'<guid isPermaLink="false">oai:arXiv.org:{_id(title)}v1</guid><category>cs.LG</category>'
        f"<pubDate>{morning}</pubDate><arxiv:announce_type>new</arxiv:announce_type>"
        "<dc:creator>Ida Example, Bao Nguyen</dc:creator></item>"
        for title in titles
    )
    body = (
        "<?xml version='1.0' encoding='UTF-8'?>"
        '<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' version="2.0"><channel><title>cs.LG updates on arXiv.org</title>'
        "<link>http://rss.arxiv.org/rss/cs.LG</link><description>cs.LG updates</description>"
        f"<lastBuildDate>{morning}</lastBuildDate><pubDate>{morning}</pubDate>"
        f"<skipDays><day>Saturday</day><day>Sunday</day></skipDays>{items}</channel></rss>"
    )
    headers = {"Content-Type": "text/xml", "ETag": f'"{day}-{len(titles)}"'}
    return Reply(body.encode(), headers=headers)


def arxiv_api(service: Service, find: Callable[[str], Sequence[str]]) -> None:
    """GET /api/query?search_query=...&start=...&max_results=...; `find` gives a query's titles."""
    service.pages["/api/query"] = partial(_api_answer, find)


def _api_answer(find: Callable[[str], Sequence[str]], request: Request) -> Reply:
    titles = find(request.query["search_query"])
    start, size = int(request.query["start"]), int(request.query["max_results"])
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{_id(title)}v1</id><updated>2026-05-18T17:00:00Z</updated>"
        f"<published>2026-05-18T17:00:00Z</published><title>{title}</title>"
        f"<summary>  About {title}.\n</summary><author><name>Ida Example</name></author>"
        f'<link href="http://arxiv.org/abs/{_id(title)}v1" rel="alternate" type="text/html"/>'
        '<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG"/>'
        '<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/></entry>'
        for title in titles[start : start + size]
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        '<title type="html">ArXiv Query</title><id>http://arxiv.org/api/x</id>'
        "<updated>2026-05-20T00:00:00-04:00</updated>"
        '<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"{len(titles)}</opensearch:totalResults>{entries}</feed>\n"
    )
    return Reply(body.encode(), headers={"Content-Type": "application/atom+xml"})


def submitted_between(query: str) -> tuple[str, ...]:
    """The ends of a query's range of submission."""
    found = re.search(r"submittedDate:\[(\d{12}) TO (\d{12})\]", query)
    return found.groups() if found else ()


def blog(*titles: str, etag: str = "") -> Reply:
    """A feed of a blog."""
    items = "".join(
        f"<item><title>{title}</title><link>https://blog.test/{number}</link>"
        f"<description>About {title}.</description></item>"
        for number, title in enumerate(titles)
    )
    body = f'<rss version="2.0"><channel><title>A Blog</title>{items}</channel></rss>'
    return Reply(body.encode(), headers={"ETag": etag} if etag else {})


ERROR_PAGE: Play = lambda _: Reply(  # noqa: E731 (what a proxy answers whatever is asked)
    b"<!DOCTYPE html><html><body><h1>We will be back soon</h1></body></html>",
    headers={"Content-Type": "text/html"},
)
