"""A question to arXiv that is asked again and again: `arxiv?search_query=ti:moe+AND+cat:cs.LG`.

Knows which parameters the API has, and asks only for what was submitted since the last time. Does not
know what is answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from urllib.parse import parse_qs

from paperreader.core.fetching import Fetched
from paperreader.core.progress import Progress, Told
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.arxiv_api import found, query_url, submitted
from paperreader.sources.manners import ARXIV
from paperreader.sources.source import Brought, Wanted, has_records
from paperreader.sources.web import Web

BEGINNING = "arxiv?"
"""What a subscription to a search begins with."""

QUERY = "search_query"
SIZE = "max_results"
PARAMETERS = frozenset({QUERY, SIZE, "sortBy", "sortOrder", "start"})
"""What the API can be asked with; `start` means nothing here."""

USUAL_SIZE = 100
LARGEST_SIZE = 2000
"""Papers that one fetch brings, unless the subscription says how many, and at most."""

LATE = timedelta(days=3)
"""How long after its submission a paper may come to be found: over a weekend it waits for Monday."""

_SUBMITTED = "submittedDate:"


class BadSearch(ValueError):
    """A search that cannot be asked; its text says why, as the rest of a sentence."""


class ArxivSearch:
    """A search.

    Args:
        written: what stands behind the question mark.

    Raises:
        BadSearch: the API cannot be asked so.
    """

    def __init__(self, written: str) -> None:
        parameters = {name: values[-1] for name, values in parse_qs(written).items()}
        unknown = sorted(parameters.keys() - PARAMETERS)
        if unknown:
            raise BadSearch(
                f"has {unknown[0]!r}; arXiv is asked with {', '.join(sorted(PARAMETERS))}"
            )
        if not parameters.get(QUERY, "").strip():
            raise BadSearch(f"needs a {QUERY}, such as arxiv?{QUERY}=ti:moe")
        size = parameters.get(SIZE, str(USUAL_SIZE))
        if not (size.isascii() and size.isdigit() and 0 < int(size) <= LARGEST_SIZE):
            raise BadSearch(f"has a {SIZE} that is no number from 1 to {LARGEST_SIZE}")
        self._query = parameters[QUERY]
        self._most = int(size)
        self._order = {
            "sortBy": parameters.get("sortBy", "submittedDate"),
            "sortOrder": parameters.get("sortOrder", "descending"),
        }

    @property
    def feed(self) -> str:
        """What the API answers to it, the first papers of which are the newest unless it says otherwise."""
        asked = query_url(SourceSettings(), self._query, self._order)
        return f"{asked}&{SIZE}={self._most}"

    def service(self, settings: SourceSettings) -> str:  # noqa: ARG002 (whatever their hosts)
        """Who is asked; see :class:`paperreader.sources.source.Source`."""
        return ARXIV

    def fetch(self, web: Web, wanted: Wanted, told: Told) -> Iterator[Brought]:
        """One digest of what is new; see :class:`paperreader.sources.source.Source`."""
        told(Progress(0, 0, f"arXiv {self._query}"))
        url, data = found(web, self._asked(wanted), self._most, told, self._order)
        reached = Fetched(wanted.today) if wanted.is_new_only else wanted.fetched
        body = data if has_records(data) else b""
        day = wanted.day or wanted.today
        yield Brought(url, reached, body, "arxiv-atom", day, is_whole_day=False)

    def _asked(self, wanted: Wanted) -> str:
        if _SUBMITTED in self._query:
            return self._query
        if wanted.day:
            begin = datetime.combine(wanted.day, time(), UTC)
            return f"({self._query}) AND {submitted(begin, begin + timedelta(days=1))}"
        if not (wanted.since or wanted.fetched.day):
            return self._query
        begin = datetime.combine(wanted.first, time(), UTC)
        if wanted.is_new_only:
            begin -= LATE
        end = datetime.combine(wanted.today, time(), UTC) + timedelta(days=2)
        return f"({self._query}) AND {submitted(begin, end)}"
