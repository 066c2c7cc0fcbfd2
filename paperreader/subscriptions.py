"""Subscriptions: what is fetched from time to time, by the names that the reader gave it.

Knows what one may be called, how subscribing becomes a change that one undo takes back, and that a fetch
brings what is new and remembers how far it came only once that is in the library. Does not know how a
service is asked, nor how an answer is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from paperreader.core.counted import counted
from paperreader.core.errors import (
    DigestError,
    SourceError,
    SubscriptionError,
    UnknownSubscription,
)
from paperreader.core.fetching import Fetched, FetchReport, Subscription
from paperreader.core.importing import Beyond, ImportOptions, ImportReport
from paperreader.core.inert import inert_line
from paperreader.core.keepsake import (
    NAME,
    NOTHING,
    SINCE,
    Fields,
    edits_between,
    keepsake_key,
    of_kind,
)
from paperreader.core.mark import Change, Edit
from paperreader.core.progress import Progress, Told, silently
from paperreader.core.side_by_side import SideBySide
from paperreader.decisions import Decisions
from paperreader.intake import Intake
from paperreader.sources.at_once import Errand, run_errands
from paperreader.sources.source import Brought, Source, Wanted
from paperreader.sources.subscribable import source_of
from paperreader.sources.web import Web

_KIND = "subscription"
_WHAT = "what"
_DAY = "day"
_FETCHED = (_DAY, "etag", "modified", "url")
"""The fields of how far one has been fetched."""

_NAME = re.compile(r"\w[\w .+-]{0,79}")
"""What one can be called: it is the source of its digests, and stands in the names of their files."""


class Subscriptions:
    """The subscriptions of one library.

    Args:
        decisions: keeps them.
        intake: takes in what is fetched.
        web: opens the door to the network.
        today: says which day it is.
    """

    def __init__(
        self,
        decisions: Decisions,
        intake: Callable[[], Intake],
        web: Callable[[], Web],
        today: Callable[[], date],
    ) -> None:
        self._decisions = decisions
        self._intake = intake
        self._web = web
        self._today = today

    def __iter__(self) -> Iterator[Subscription]:
        """The subscriptions, the earliest first."""
        return map(_subscription, of_kind(self._decisions.keepsakes, _KIND))

    def subscribe(self, name: str, what: str) -> Change | None:
        """Subscribe to something by a name; one that there is stands for this from now on.

        Args:
            name: of letters, digits, blanks and . + - _.
            what: `huggingface`, `arxiv:cs.LG+cs.CL`, `arxiv?search_query=...` or a feed's address.

        Returns:
            The change, which one undo takes back; None where it is so already.

        Raises:
            SubscriptionError: it can be neither called nor fetched so.
            StoreError: it could not be saved.
        """
        edits = [*self._edits(name, what)]
        if not edits:
            return None
        summary = f"subscribed to {_wanted(what)} as “{_called(name)}”"
        return self._decisions.record(edits, summary, {})

    def subscribe_to_all(self, feeds: Sequence[tuple[str, str]]) -> Change | None:
        """Subscribe to several at once, each as :meth:`subscribe` does; one undo takes them all back.

        Args:
            feeds: names, no two of which are alike, and what is subscribed to.

        Raises:
            SubscriptionError: one of them can be neither called nor fetched so; none is subscribed to.
            StoreError: it could not be saved.
        """
        edits = [edit for name, what in feeds for edit in self._edits(name, what)]
        if not edits:
            return None
        return self._decisions.record(edits, f"subscribed to {counted(len(feeds), 'feed')}", {})

    def _edits(self, name: str, what: str) -> Iterator[Edit]:
        called, wanted = _called(name), _wanted(what)
        if not _NAME.fullmatch(called):
            raise SubscriptionError(
                name, "is no name; take letters, digits, blanks and . + - _, eighty at most"
            )
        source_of(wanted)
        before = self._fields(called)
        if before.get(_WHAT) == wanted and before.get(NAME) == called:
            return
        since = before.get(SINCE) or self._decisions.next_time()
        after: Fields = {NAME: called, _WHAT: wanted, SINCE: since}
        yield from edits_between(_key(called), before, after)
        if not before:  # what was remembered of an earlier one by this name says nothing of this
            yield from (Edit(_key(called), field, None, None) for field in _FETCHED)

    def unsubscribe(self, name: str) -> Change:
        """Fetch something no more; what it brought stays.

        Raises:
            UnknownSubscription: there is none of this name.
            StoreError: it could not be saved.
        """
        fields = self._fields(name)
        if not fields:
            raise UnknownSubscription(name)
        edits = [*edits_between(_key(name), fields, NOTHING)]
        return self._decisions.record(edits, f"unsubscribed from “{fields[NAME]}”", {})

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
        there = {subscription.name.casefold(): subscription for subscription in self}
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
            self._remember(one.name, one.fetched, brought.fetched)
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

    def _remember(self, name: str, before: Fetched, after: Fetched) -> None:
        """Keep how far a subscription has been fetched, unless it was cancelled meanwhile."""
        if self._fields(name):
            edits = [*edits_between(_key(name), _fields_of(before), _fields_of(after))]
            self._decisions.note(edits)

    def _fields(self, name: str) -> Fields:
        return self._decisions.keepsakes.get(_key(name), NOTHING)


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


def _called(name: str) -> str:
    return " ".join(inert_line(name).split())


def _wanted(what: str) -> str:
    return inert_line(what).strip()


def _key(name: str) -> str:
    return keepsake_key(_KIND, name)


def _subscription(fields: Fields) -> Subscription:
    day = None
    with suppress(ValueError):  # a later version may write it otherwise; then it is asked for again
        day = date.fromisoformat(str(fields.get(_DAY) or ""))
    _, *texts = (str(fields.get(field) or "") for field in _FETCHED)
    return Subscription(str(fields.get(NAME)), str(fields.get(_WHAT)), Fetched(day, *texts))


def _fields_of(fetched: Fetched) -> Fields:
    day = fetched.day.isoformat() if fetched.day else None
    texts = (fetched.etag, fetched.modified, fetched.url)
    return dict(zip(_FETCHED, (day, *(text or None for text in texts)), strict=True))
