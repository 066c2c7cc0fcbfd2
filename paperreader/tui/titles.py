"""What the title bar and the key bar say.

Knows the words and their order. Does not know where the numbers come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from paperreader.core.inert import inert_line
from paperreader.core.sort import Sort
from paperreader.core.view import View, ViewCount
from paperreader.tui.cells import Part, cut, to_both_ends, width_of
from paperreader.tui.keys import ALL, BAR, KeyMap, shortcut
from paperreader.tui.rows import share_bar
from paperreader.tui.wording import percent

NAME = "paperreader"

GAP = 2
"""Blanks between the keys of the bar."""

FILTER_SHARE = 3
"""A filter takes at most one third of the title bar, and so does what is wrong with it."""


BAR_WIDTH = 10
"""Cells of the bar that shows how far a work is: a cell is a tenth."""

ROOM_FOR_MORE = 110
"""Columns from which a work says more than how far it is."""


ORDERS: Mapping[Sort, str] = {
    Sort.DATE: "by date",
    Sort.OLDEST: "oldest first",
    Sort.TITLE: "by title",
    Sort.RELEVANCE: "by relevance",
    Sort.UPVOTES: "by upvotes",
    Sort.SEEN: "most seen first",
}
"""The orders that papers can be listed in, in words."""


class Doing(NamedTuple):
    """A long work beside the reading."""

    what: str
    """What is done: `importing`."""

    share: float | None = None
    """How much of it, from 0 to 1; None where nobody knows."""

    more: str = ""
    """What else there is to say, where there is room."""

    way_out: str = ""
    """How it is stopped; empty where it cannot be."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What the title bar tells."""

    view: View

    filter: str
    """What was typed to narrow the view; empty where nothing was."""

    misread: tuple[str, ...]
    """What of that could not be read and is to be told."""

    found: int
    """How many papers are listed."""

    count: ViewCount | None
    """What the view holds now; None until it was counted."""

    digests: int
    """How many digests the library holds."""

    sort: Sort = Sort.DATE
    """The order that the papers are listed in."""

    hidden: int = 0
    """How many papers more there would be if they were not muted."""

    selected: int = 0
    """How many of the papers are selected."""

    doing: Doing | None = None
    """What is being worked on beside the reading."""


def title_bar(headline: Headline, width: int) -> tuple[Part, ...]:
    """The title bar: ` paperreader  Inbox · 142 unread of 207 · by date      3 digests `."""
    left = (
        (f" {NAME}  ", "accent"),
        (_name(headline), "strong"),
        (_filter(headline, width), "accent"),
        (_misread(headline, width), "warning"),
        (f" · {headline.selected:,} selected" if headline.selected else "", "accent"),
        (f" · {_counted(headline)}{_hidden(headline)}{ORDERS[headline.sort]}", "muted"),
    )
    doing = headline.doing
    right = _doing(doing, width) if doing else ((_digests(headline.digests), "muted"),)
    return to_both_ends(left, tuple(right), width)


def _name(headline: Headline) -> str:
    apart = headline.count.apart if headline.count else ""
    return inert_line(f"{headline.view.name} {apart}".rstrip())


def _doing(doing: Doing, width: int) -> Iterator[Part]:
    """A work: ` importing ━━━━╸────── 45 % · 12,000 papers · Esc stops `."""
    yield f" {doing.what}", "accent"
    if doing.share is not None:
        done = share_bar(doing.share, 1, BAR_WIDTH)
        yield f" {done}", "accent"
        yield "─" * (BAR_WIDTH - len(done)), "bar"
        yield f" {percent(doing.share)}", "accent"
    told = (inert_line(doing.more) if width >= ROOM_FOR_MORE else "", doing.way_out)
    yield "".join(f" · {words}" for words in told if words) + " ", "muted"


def _filter(headline: Headline, width: int) -> str:
    return (
        f" / {cut(inert_line(headline.filter), width // FILTER_SHARE)}" if headline.filter else ""
    )


def _misread(headline: Headline, width: int) -> str:
    if not headline.misread:
        return ""
    return cut(
        f" · not understood: {inert_line(' '.join(headline.misread))}", width // FILTER_SHARE
    )


def _counted(headline: Headline) -> str:
    if headline.filter:
        return f"{headline.found:,} found · "
    if headline.count is None:
        return ""
    # What was listed stays listed until the view is opened again, though it may have left the view.
    papers = max(headline.found, headline.count.papers)
    return f"{headline.count.unread:,} unread of {papers:,} · "


def _hidden(headline: Headline) -> str:
    return f"{headline.hidden:,} muted · " if headline.hidden else ""


def _digests(digests: int) -> str:
    return f" {digests:,} digest{'' if digests == 1 else 's'} "


class BarKey(NamedTuple):
    """A key of the key bar."""

    key: str
    word: str

    action: str
    """What a click on it does."""

    start: int
    """The cell it begins at."""

    @property
    def end(self) -> int:
        """The cell after it."""
        return self.start + width_of(((f"{self.key} {self.word}", ""),))


def key_bar(key_map: KeyMap, width: int) -> Iterator[BarKey]:
    """The keys that fit into so many cells, the most used first."""
    bindings = {binding.id: binding for binding in ALL}
    start = 1
    for id, word in BAR.items():
        binding = bindings[id]
        key = BarKey(shortcut(id, key_map), word, binding.action, start)
        if key.end > width:
            return
        yield key
        start = key.end + GAP
