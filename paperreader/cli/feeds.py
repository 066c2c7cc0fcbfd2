"""What is said of a list of feeds that was subscribed to, whichever command took it.

Knows the sentences. Does not know how a list is read.
"""

from __future__ import annotations

from paperreader.cli.words import say
from paperreader.core.counted import counted
from paperreader.core.fetching import Followed


def say_followed(followed: Followed, *, dry_run: bool = False, quiet: bool = False) -> None:
    """Say what became of a list, and why of each feed that cannot be subscribed to.

    Args:
        followed: what became of it.
        dry_run: whether nothing did, as it was only tried.
        quiet: whether to say only what went wrong.
    """
    for error in followed.refused:
        say(f"paperreader: {error}")
    if not quiet:
        say(f"{followed.source}: {_told(followed, dry_run=dry_run)}.")


def _told(followed: Followed, *, dry_run: bool) -> str:
    count = len(followed.names)
    if not count:
        return "there is no feed to subscribe to that is not subscribed to already"
    feeds = counted(count, "feed")
    if dry_run:
        return f"would subscribe to {feeds}"
    return f"subscribed to {feeds}; paperreader fetch brings their papers"
