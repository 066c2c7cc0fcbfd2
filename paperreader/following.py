"""Lists of feeds, which readers hand over to each other: one that comes in is subscribed to, one goes out.

Knows what is on a list and not subscribed to yet, and what it can be called. Does not know how a list is
written, nor how anything is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from paperreader.core.errors import FeedList, SubscriptionError
from paperreader.core.fetching import Followed, Subscription
from paperreader.sources.subscribable import source_of
from paperreader.subscriptions import Subscriptions

LONGEST_NAME = 60
"""Characters of a name that is made of a feed's title."""


class Following:
    """The lists of feeds of one library.

    Args:
        subscriptions: what is subscribed to.
    """

    def __init__(self, subscriptions: Subscriptions) -> None:
        self._subscriptions = subscriptions

    def follow(self, feeds: FeedList, *, dry_run: bool = False) -> Followed:
        """Subscribe to the feeds of a list, but for those that are subscribed to; one undo takes it back.

        Args:
            feeds: the list.
            dry_run: whether only to say what would be subscribed to.

        Raises:
            StoreError: it could not be saved.
        """
        there = {url for _, url in self.feeds()}
        names = _Names({one.name.casefold() for one in self._subscriptions})
        fresh: dict[str, str] = {}
        refused: list[SubscriptionError] = []
        for title, url in feeds.feeds:
            if url in there:
                continue
            try:
                source_of(url)
            except SubscriptionError as error:
                refused.append(error)
                continue
            fresh[names.given_to(title)] = url
        if not dry_run:
            self._subscriptions.subscribe_to_all([*fresh.items()])
        return Followed(feeds.source, len(feeds.feeds), (*fresh,), tuple(refused))

    def feeds(self) -> Iterator[tuple[Subscription, str]]:
        """The subscriptions that other readers can follow, each with the address at which they do."""
        for one in self._subscriptions:
            if feed := _feed_of(one):
                yield one, feed


def _feed_of(one: Subscription) -> str:
    try:
        return source_of(one.what).feed
    except SubscriptionError:  # a later version of this program has written it
        return ""


class _Names:
    """What feeds can be called.

    Args:
        taken: the names that others have, case-folded.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {*taken}
        self._numbers: Counter[str] = Counter()

    def given_to(self, title: str) -> str:
        """A name of nobody's: a feed's title in what a name may hold, or that with a number."""
        kept = "".join(sign if sign.isalnum() or sign in ".+-_" else " " for sign in title)
        plain = " ".join(kept.split()).lstrip(".+- ")[:LONGEST_NAME].rstrip() or "feed"
        name = plain
        while name.casefold() in self._taken:
            # From where the last one of this title was found: thousands can be called the same.
            number = self._numbers[plain] = max(self._numbers[plain], 1) + 1
            name = f"{plain} {number}"
        self._taken.add(name.casefold())
        return name
