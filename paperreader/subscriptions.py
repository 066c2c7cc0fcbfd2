"""Subscriptions: what is fetched from time to time, by the names that the reader gave it.

Knows what one may be called, how subscribing becomes a change that one undo takes back, and how far each
has been fetched. Does not know how anything is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from paperreader.core.counted import counted
from paperreader.core.errors import SubscriptionError, UnknownSubscription
from paperreader.core.fetching import Fetched, Subscription
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
from paperreader.decisions import Decisions
from paperreader.sources.subscribable import source_of

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
    """

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions

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
        before = self._fields(_called(name)).get(_WHAT)
        edits = [*self._edits(name, what)]
        if not edits:
            return None
        summary = f"subscribed to {_wanted(what)} as “{_called(name)}”"
        if before and before != _wanted(what):
            summary += f", which was {inert_line(str(before))} before"
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

    def remember(self, name: str, before: Fetched, after: Fetched) -> None:
        """Keep how far a subscription has been fetched, unless it was cancelled meanwhile.

        Args:
            name: its name.
            before: how far that was.
            after: how far it is now.

        Raises:
            StoreError: it could not be saved.
        """
        if self._fields(name):
            edits = [*edits_between(_key(name), _fields_of(before), _fields_of(after))]
            self._decisions.note(edits)

    def _fields(self, name: str) -> Fields:
        return self._decisions.keepsakes.get(_key(name), NOTHING)


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
