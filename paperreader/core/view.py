"""Named queries: Inbox, Later, Starred, Watched, All, a saved one, a tag, a digest.

Knows what a view is called and what it asks for. Does not know how many papers answer.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from paperreader.core.days import written_day
from paperreader.core.digest import Digest
from paperreader.core.query import (
    NONE,
    And,
    Everything,
    Flag,
    InDigest,
    Is,
    Not,
    Query,
    Tagged,
    narrowed,
)


class ViewKind(Enum):
    """What a view stands for, which decides the group it is listed in."""

    BUILT_IN = "built-in"
    SAVED = "saved"
    TAG = "tag"
    DIGEST = "digest"


class View(NamedTuple):
    """A named query."""

    name: str
    """What it is called: `Inbox`, `#moe`, `20 May 2026`, or as the reader has named it."""

    query: Query
    """What it asks for."""

    kind: ViewKind = ViewKind.BUILT_IN


class ViewCount(NamedTuple):
    """A view with what it holds now."""

    view: View

    papers: int
    """How many papers it shows."""

    unread: int
    """How many of them are neither read nor dismissed."""

    apart: str = ""
    """What tells a digest's view from another of the same name; no part of the view itself, for it
    changes with what else there is.
    """

    hidden: int = 0
    """How many papers more it would show if they were not muted."""


TAG_SIGN = "#"
"""What the names of the views of tags begin with, and no others."""

_KEPT = Is(Flag.LATER)
_AROUND = (Not(Is(Flag.DISMISSED)), Not(Is(Flag.SNOOZED)))

INBOX = View("Inbox", And((Is(Flag.UNREAD), Not(_KEPT), *_AROUND)))
"""What is still to be decided. What was snoozed is in it again from its day on, if it is unread: by then
nothing but its day says that it was away, so that no mark need be changed for it to come back.
"""

LATER = View("Later", And((_KEPT, *_AROUND)))
"""What is kept for later, read or not, but for what was snoozed to a day to come."""

STARRED = View("Starred", Is(Flag.STARRED))
WATCHED = View("Watched", Is(Flag.WATCHED))
ALL = View("All", Everything())

BUILT_IN = (INBOX, LATER, STARRED, WATCHED, ALL)
"""The views that nobody has saved, in the order they are listed; Watched only where there are such rules."""

_UNMUTED = Not(Is(Flag.MUTED))


def shown_by(view: View) -> Query:
    """What a view shows: what it asks for, without what is muted; All shows that, too."""
    return view.query if view == ALL else narrowed(_UNMUTED, view.query)


def hidden_in(view: View) -> Query:
    """What a view would show if it were not muted; nothing is hidden in All."""
    return NONE if view == ALL else narrowed(Is(Flag.MUTED), view.query)


def tag_view(tag: str) -> View:
    """The view of the papers that bear a tag."""
    return View(f"{TAG_SIGN}{tag}", Tagged(tag), ViewKind.TAG)


def digest_view(digest: Digest) -> View:
    """The view of the papers that a digest lists."""
    return View(written_day(digest.date), InDigest(digest.id), ViewKind.DIGEST)
