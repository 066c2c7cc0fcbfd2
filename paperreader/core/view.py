"""Named queries: Inbox, Starred, All, a tag, a digest.

Knows what a view is called and what it asks for. Does not know how many papers answer.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from paperreader.core.digest import Digest, written_day
from paperreader.core.query import Everything, Flag, InDigest, Is, Query, Tagged


class ViewKind(Enum):
    """What a view stands for, which decides the group it is listed in."""

    BUILT_IN = "built-in"
    TAG = "tag"
    DIGEST = "digest"


class View(NamedTuple):
    """A named query."""

    name: str
    """What it is called: `Inbox`, `#moe`, `20 May 2026`."""

    query: Query
    """What it asks for."""

    kind: ViewKind = ViewKind.BUILT_IN


class ViewCount(NamedTuple):
    """A view with what it holds now."""

    view: View

    papers: int
    """How many papers it selects."""

    unread: int
    """How many of them are not read."""

    apart: str = ""
    """What tells a digest's view from another of the same name; no part of the view itself, for it
    changes with what else there is.
    """


INBOX = View("Inbox", Is(Flag.UNREAD))
STARRED = View("Starred", Is(Flag.STARRED))
ALL = View("All", Everything())

BUILT_IN = (INBOX, STARRED, ALL)
"""The views every library has, in the order they are listed."""


def tag_view(tag: str) -> View:
    """The view of the papers that bear a tag."""
    return View(f"#{tag}", Tagged(tag), ViewKind.TAG)


def digest_view(digest: Digest) -> View:
    """The view of the papers that a digest lists."""
    return View(written_day(digest.date), InDigest(digest.id), ViewKind.DIGEST)
