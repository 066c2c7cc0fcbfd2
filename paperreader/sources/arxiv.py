"""What arXiv announces in some categories: a digest for each day on which it does.

Today's announcement is a feed of its own; of the days before, the API gives what was submitted for them.
Knows how both go together without a gap. Does not know how either is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from paperreader.core.errors import SourceError
from paperreader.core.fetching import Fetched
from paperreader.core.progress import Progress, Told, stretch
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.arxiv_api import found, submitted
from paperreader.sources.arxiv_schedule import is_announcing, submitted_for
from paperreader.sources.exchange import Answer
from paperreader.sources.manners import ARXIV
from paperreader.sources.source import Brought, Wanted, has_records, require_feed
from paperreader.sources.web import Web

BEGINNING = "arxiv:"
"""What a subscription to categories begins with."""

CATEGORIES = re.compile(
    r"[a-z][a-z-]*(?:\.[A-Za-z][A-Za-z-]*)?(?:\+[a-z][a-z-]*(?:\.[A-Za-z][A-Za-z-]*)?)*"
)
"""`cs.LG+cs.CL`, `hep-th`, `math`."""

MOST_OF_A_DAY = 10_000
"""Papers: ten times as many as all of arXiv announces in a day."""

FEED_DAYS = 7
"""Days that the announcement can be old: over long holidays it stays what it was."""

_DATE = re.compile(rb"<(?:pubDate|lastBuildDate)>([^<]{1,60})</")


class ArxivCategories:
    """The announcements of some categories.

    Args:
        categories: `cs.LG+cs.CL`.
    """

    def __init__(self, categories: str) -> None:
        self._categories = categories

    @property
    def feed(self) -> str:
        """Where arXiv announces what is new in them today."""
        return _announced_at(SourceSettings(), self._categories)

    def service(self, settings: SourceSettings) -> str:  # noqa: ARG002 (whatever their hosts)
        """Who is asked; see :class:`paperreader.sources.source.Source`."""
        return ARXIV

    def fetch(self, web: Web, wanted: Wanted, told: Told) -> Iterator[Brought]:
        """A digest for each day; see :class:`paperreader.sources.source.Source`."""
        days = [day for day in wanted.days if is_announcing(day)]
        fetched = wanted.fetched
        url = _announced_at(web.settings, self._categories)
        feed: Answer | None = None
        announced: date | None = None
        if not days or wanted.today - wanted.days[-1] <= timedelta(days=FEED_DAYS):
            told(Progress(0, 0, f"arXiv {self._categories}"))
            feed = self._announcement(web, wanted, url, told)
            if feed.unchanged:
                return  # what it announces was fetched, and all before it
            announced = _day_of(feed) if has_records(feed.body) else None
        earlier = [day for day in days if day < (announced or wanted.today)]
        if wanted.is_new_only and fetched.day:
            earlier = [day for day in earlier if day > fetched.day]  # over, so it cannot have grown
        for number, day in enumerate(earlier):
            part = stretch(told, number / (len(earlier) + 1), (number + 1) / (len(earlier) + 1))
            brought = self._earlier(web, wanted, fetched, day, part)
            fetched = brought.fetched
            yield brought
        if feed and announced and (wanted.is_new_only or announced in wanted.days):
            reached = Fetched(announced, feed.etag, feed.modified, url)
            if not wanted.is_new_only:
                reached = wanted.fetched
            yield Brought(url, reached, feed.body, "arxiv-rss", announced)

    def _announcement(self, web: Web, wanted: Wanted, url: str, told: Told) -> Answer:
        """Today's feed, or that of the last day that had one; on weekends it is empty."""
        feed = web.get(
            url,
            told,
            conditions=wanted.conditions(url),
            of_arxiv=True,
        )
        if not feed.unchanged:
            require_feed(feed)
        return feed

    def _earlier(
        self, web: Web, wanted: Wanted, fetched: Fetched, day: date, told: Told
    ) -> Brought:
        told(Progress(0, 0, f"arXiv {self._categories} {day}"))
        names = " OR ".join(map(_asked_for, self._categories.split("+")))
        query = f"({names}) AND {submitted(*submitted_for(day))}"
        url, data = found(web, query, MOST_OF_A_DAY, told, {"sortBy": "submittedDate"})
        # What the feed is known by stays: it is another address.
        reached = Fetched(day) if wanted.is_new_only else fetched
        return Brought(url, reached, data if has_records(data) else b"", "arxiv-atom", day)


def _announced_at(settings: SourceSettings, categories: str) -> str:
    return f"{settings.arxiv_rss.rstrip('/')}/rss/{categories}"


def _asked_for(category: str) -> str:
    """What the API finds a category by, and an archive by all categories that it has."""
    return f"cat:{category}" if "." in category else f"cat:{category} OR cat:{category}.*"


def _day_of(feed: Answer) -> date:
    """The day of an announcement."""
    written = _DATE.search(feed.body)
    try:
        return parsedate_to_datetime(written[1].decode("ascii") if written else "").date()
    except (TypeError, ValueError) as error:  # ValueError is also what cannot be decoded
        raise SourceError(feed.host, "answered with a feed that names no day") from error
