"""How what is subscribed to is fetched: several services at once, and what they bring one after the other.

Knows that a fetch brings what is new, and remembers how far it came only once that is in the library. Does
not know how a service is asked, nor how an answer is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from paperreader.core.errors import (
    DigestError,
    SourceError,
    SubscriptionError,
    UnknownSubscription,
)
from paperreader.core.fetching import FetchReport, Subscription
from paperreader.core.importing import Beyond, ImportOptions, ImportReport
from paperreader.core.progress import Progress, Told, silently
from paperreader.core.side_by_side import SideBySide
from paperreader.intake import Intake
from paperreader.sources.at_once import Errand, run_errands
from paperreader.sources.source import Brought, Source, Wanted
from paperreader.sources.subscribable import source_of
from paperreader.sources.web import Web
from paperreader.subscriptions import Subscriptions


class Fetching:
    """Fetches for one library.

    Args:
        subscriptions: what there is to fetch.
        intake: takes in what is fetched.
        web: opens the door to the network.
        today: says which day it is.
    """

    def __init__(
        self,
        subscriptions: Subscriptions,
        intake: Callable[[], Intake],
        web: Callable[[], Web],
        today: Callable[[], date],
    ) -> None:
        self._subscriptions = subscriptions
        self._intake = intake
        self._web = web
        self._today = today

    def fetch(
        self,
        names: Sequence[str] | None = None,
        *,
        since: date | None = None,
        day: date | None = None,
        told: Told = silently,
    ) -> Iterator[FetchReport]:
        """Bring what is new of what is subscribed to, a report for each subscription as it is done with.

        Several services are asked at once, and what they bring is taken in one after the other. What
        fails is told in its report, and the others are fetched. What was fetched before is not brought
        again, and a failure changes nothing but for the days before it.

        Args:
            names: of which subscriptions; None for all.
            since: the first day to bring, whatever was fetched before.
            day: the only day to bring.
            told: is told how far it has come. What it raises ends it and is raised here; what came in
                before stays.

        Raises:
            UnknownSubscription: one of the names is none.
            ConfigError: the settings cannot be read.
            StoreError: the library cannot be written.
        """
        there = {subscription.name.casefold(): subscription for subscription in self._subscriptions}
        asked = there if names is None else dict.fromkeys(name.casefold() for name in names)
        for name in names or ():
            if name.casefold() not in there:
                raise UnknownSubscription(name)
        return self._fetch_all([there[name] for name in asked], self._web(), since, day, told)

    def _fetch_all(
        self,
        subscriptions: Sequence[Subscription],
        web: Web,
        since: date | None,
        day: date | None,
        told: Told,
    ) -> Iterator[FetchReport]:
        fetchable: list[tuple[Subscription, Source]] = []
        for subscription in subscriptions:
            try:
                fetchable.append((subscription, source_of(subscription.what)))
            except SubscriptionError as error:  # a later version of this program has written it
                reason = f"cannot be fetched by this version ({error.reason})"
                yield FetchReport(subscription, (), SourceError(subscription.name, reason))
        progress = SideBySide(len(fetchable), told)
        under_way: list[_UnderWay] = []
        errands: list[Errand] = []
        for number, (subscription, source) in enumerate(fetchable):
            one = _UnderWay(subscription, progress, number)
            wanted = Wanted(self._today(), subscription.fetched, since, day)
            under_way.append(one)
            errands.append(Errand(source, wanted, partial(self._take, one), one.asking))
        with web:
            for number, failure in run_errands(web, errands, progress.tell):
                progress.over(number)
                yield under_way[number].report(failure)

    def _take(self, one: _UnderWay, brought: Brought) -> None:
        """Take in an answer, and remember that it is there."""
        for report in self._taken_in(brought, one.name, one.taking_in):
            one.digests.append(report)
        if brought.fetched != one.fetched:
            self._subscriptions.remember(one.name, one.fetched, brought.fetched)
            one.fetched = brought.fetched

    def _taken_in(self, brought: Brought, name: str, told: Told) -> Iterator[ImportReport]:
        """What came in of an answer; DigestError where it cannot be read."""
        if not brought.data:
            return
        options = ImportOptions(date=brought.day, beyond=Beyond.DAY)
        if not brought.is_whole_day:
            options = ImportOptions(date=brought.day, beyond=Beyond.SOURCE, source=name)
        if brought.format:
            options["format"] = brought.format
        for outcome in self._intake().take_in_bytes(brought.data, brought.url, options, told):
            if isinstance(outcome, DigestError):
                raise outcome
            if not outcome.unchanged:
                yield outcome


class _UnderWay:
    """One subscription while it is fetched.

    Args:
        subscription: as it was before.
        progress: is told of it.
        number: what it is there.
    """

    def __init__(self, subscription: Subscription, progress: SideBySide, number: int) -> None:
        self.name = subscription.name
        self.fetched = subscription.fetched
        self.digests: list[ImportReport] = []
        self._what = subscription.what
        self._progress = progress
        self._number = number

    def asking(self, progress: Progress) -> None:
        """The source has come so far; said from the thread that asks."""
        self._progress.came(self._number, progress._replace(what=f"{self.name}: {progress.what}"))

    def taking_in(self, progress: Progress) -> None:
        """What it brought is being taken in, for which the others wait."""
        papers = sum(report.papers for report in self.digests) + progress.papers
        self._progress.came(self._number, Progress(0, papers, f"{self.name}: {progress.what}"))
        self._progress.tell(self._number)

    def report(self, failure: SourceError | DigestError | None) -> FetchReport:
        """What became of it."""
        after = Subscription(self.name, self._what, self.fetched)
        return FetchReport(after, tuple(self.digests), failure)
