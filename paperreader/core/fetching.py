"""What is fetched, from where, and what is remembered of it until the next time.

Values only. Does not know how a service is asked, nor how an answer is read.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperreader.core.errors import DigestError, SourceError, SubscriptionError
    from paperreader.core.importing import ImportReport


@dataclass(frozen=True, slots=True)
class Fetched:
    """How far a subscription has been fetched."""

    day: datetime.date | None = None
    """The last day that need not be asked for again, but for what came to it since; None for none."""

    etag: str = ""
    """What the service calls the last answer; empty where it does not."""

    modified: str = ""
    """When the service last changed its answer, as it writes it."""

    url: str = ""
    """What was asked for that answer: to nothing else its names apply."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Something that is fetched from time to time."""

    name: str
    """What the reader calls it."""

    what: str
    """`huggingface`, `arxiv:cs.LG+cs.CL`, `arxiv?search_query=...`, or a feed's address."""

    fetched: Fetched = Fetched()
    """How far it has been fetched."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a list of feeds."""

    source: str
    """The list as the user named it."""

    feeds: int
    """How many it lists."""

    names: tuple[str, ...]
    """What those are called that are subscribed to from now on."""

    refused: tuple[SubscriptionError, ...] = ()
    """Why others are not; what is in neither was subscribed to before."""


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What one fetch of one subscription brought, and why no more where it failed."""

    subscription: Subscription
    """As it is after the fetch."""

    digests: tuple[ImportReport, ...]
    """A report for each digest that came in; one that brought nothing new is not among them."""

    failure: SourceError | DigestError | None = None
    """Why it ended early; the digests came before that, and stay."""

    @property
    def told_failure(self) -> str:
        """The failure in a sentence, with the subscription and what it asks; empty where there is none."""
        if self.failure is None:
            return ""
        return f"{self.subscription.name} ({self.subscription.what}): {self.failure}"

    @property
    def papers(self) -> int:
        """How many papers were listed in what came in."""
        return sum(report.papers for report in self.digests)

    @property
    def new(self) -> int:
        """How many of them the library had not met before."""
        return sum(report.new for report in self.digests)
