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

from paperreader.core.errors import (
    DigestError,
    SourceError,
    SubscriptionError,
    UnknownSubscription,
)
from paperreader.core.fetching import Fetched, FetchReport, SourceSettings, Subscription
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
from paperreader.core.progress import Progress, Told, silently, stretch
from paperreader.decisions import Decisions
from paperreader.intake import Intake
from paperreader.sources.source import Brought, Wanted
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
        settings: tells how the services are reached.
        today: says which day it is.
    """

    def __init__(
        self,
        decisions: Decisions,
        intake: Callable[[], Intake],
        settings: Callable[[], SourceSettings],
        today: Callable[[], date],
    ) -> None:
        self._decisions = decisions
        self._intake = intake
        self._settings = settings
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
        called, wanted = " ".join(inert_line(name).split()), inert_line(what).strip()
        if not _NAME.fullmatch(called):
            raise SubscriptionError(
                name, "is no name; take letters, digits, blanks and . + - _, eighty at most"
            )
        source_of(wanted)
        before = self._fields(called)
        if before.get(_WHAT) == wanted and before.get(NAME) == called:
            return None
        since = before.get(SINCE) or self._decisions.next_time()
        after: Fields = {NAME: called, _WHAT: wanted, SINCE: since}
        edits = [*edits_between(_key(called), before, after)]
        if not before:  # what was remembered of an earlier one by this name says nothing of this
            edits += [Edit(_key(called), field, None, None) for field in _FETCHED]
        return self._decisions.record(edits, f"subscribed to {wanted} as “{called}”", {})

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
        """Bring what is new of what is subscribed to, a report for each subscription.

        What fails is told in its report, and the others are fetched. What was fetched before is not
        brought again, and a failure changes nothing but for the days before it.

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
        return self._fetch_all([there[name] for name in asked], self._settings(), since, day, told)

    def _fetch_all(
        self,
        subscriptions: Sequence[Subscription],
        settings: SourceSettings,
        since: date | None,
        day: date | None,
        told: Told,
    ) -> Iterator[FetchReport]:
        papers = 0
        with Web(settings) as web:
            for number, subscription in enumerate(subscriptions):
                begin, end = (step / len(subscriptions) for step in (number, number + 1))
                wanted = Wanted(self._today(), subscription.fetched, since, day)
                report = self._fetch(web, subscription, wanted, stretch(told, begin, end, papers))
                papers += report.papers
                yield report

    def _fetch(
        self, web: Web, subscription: Subscription, wanted: Wanted, told: Told
    ) -> FetchReport:
        name, fetched = subscription.name, subscription.fetched
        way = _Way(told)
        digests: list[ImportReport] = []
        failure: SourceError | DigestError | None = None
        try:
            for brought in source_of(subscription.what).fetch(web, wanted, way.source):
                for report in self._taken_in(brought, name, way):
                    digests.append(report)
                    way.papers += report.papers
                if brought.fetched != fetched:
                    self._remember(name, fetched, brought.fetched)
                    fetched = brought.fetched
        except (SourceError, DigestError) as error:
            failure = error
        except SubscriptionError as error:  # a later version of this program has written it
            failure = SourceError(name, f"cannot be fetched by this version ({error.reason})")
        return FetchReport(Subscription(name, subscription.what, fetched), tuple(digests), failure)

    def _taken_in(self, brought: Brought, name: str, way: _Way) -> Iterator[ImportReport]:
        """What came in of an answer; DigestError where it cannot be read."""
        if not brought.data:
            return
        options = ImportOptions(date=brought.day, beyond=Beyond.DAY)
        if not brought.is_whole_day:
            options = ImportOptions(date=brought.day, beyond=Beyond.SOURCE, source=name)
        if brought.format:
            options["format"] = brought.format
        for outcome in self._intake().take_in_bytes(brought.data, brought.url, options, way.intake):
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


class _Way:
    """Tells how far a source is, also while what it brought is taken in: never less than before."""

    def __init__(self, told: Told) -> None:
        self.papers = 0
        self._told = told
        self._share = 0.0

    def source(self, progress: Progress) -> None:
        """The source has come so far."""
        self._share = max(self._share, progress.share)
        self._told(Progress(self._share, self.papers, progress.what))

    def intake(self, progress: Progress) -> None:
        """What the source brought is being taken in."""
        self._told(Progress(self._share, self.papers + progress.papers, progress.what))


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
