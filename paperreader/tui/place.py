"""Where the reader is: a view, what narrows it, the papers that this selects, and the one under the cursor.

A place is a value that remembers how it was narrowed; going anywhere makes a new one. Knows which
questions a place puts to the library. Does not know what it looks like.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from paperreader.core.listing import Hurry, Listing
from paperreader.core.mark import UNMARKED, Change, Mark
from paperreader.core.query import Everything, Query
from paperreader.core.sort import Sort
from paperreader.core.view import ALL, INBOX, View, ViewCount, ViewKind
from paperreader.library import Library

HURRY = Hurry(enough=200, seconds=0.01)
"""More rows than a screen has, shown before all are found where that takes half a frame."""


class Place(NamedTuple):
    """Where the reader is."""

    view: View

    filter: str
    """What was typed to narrow the view; empty where nothing was."""

    listing: Listing
    """The papers of the view that answer the filter, as they were when it was opened."""

    row: int
    """The row to stand on, counted from 0."""

    misread: tuple[str, ...] = ()
    """What could not be read of the filter, as it was typed."""

    chosen: Sort | None = None
    """The order that was chosen; None for the view's own, or the filter's."""

    hidden: int = 0
    """How many papers more would answer the filter if they were not muted."""

    @property
    def found(self) -> str:
        """How many papers there are, or that there are more than are known so far."""
        return f"{len(self.listing):,}{'+' if self.listing.unfinished else ''}"


def place_in(
    library: Library,
    view: View,
    filter: str = "",
    key: str | None = None,
    chosen: Sort | None = None,
) -> Place:
    """A view, opened: its papers as they are now.

    Args:
        library: what is asked.
        view: the view; one's own is opened as it is by now, and the whole Inbox where it was deleted.
        filter: what narrows it, as typed; what cannot be read in it is taken as words.
        key: the paper to stand on if it is there, or one that it had before; else one stands on the first.
        chosen: the order; None for the one that the filter wishes, or if there is none the view.
    """
    now = as_it_is(library, view)
    if now is None:
        view, filter, chosen = INBOX, "", None
    else:
        view = now
    query, misread = _understood(library, filter) if filter else (Everything(), ())
    listing = library.list(query, view=view, sort=chosen, hurry=HURRY)
    key = library.finding.aliases.get(key, key) if key is not None else None
    row = _row_of(listing, key)
    # By relevance one looks at the first papers, and shall not wait for where another stands.
    by_relevance = listing.sort is Sort.RELEVANCE
    if row is None and key is not None and listing.unfinished and not by_relevance:
        listing = listing.whole()  # perhaps it stands further behind
        row = _row_of(listing, key)
    return Place(view, filter, listing, row or 0, misread, chosen, listing.hidden if filter else 0)


def as_it_is(library: Library, view: View) -> View | None:
    """A view as it is by now; None where it was one's own and is no longer there."""
    if view.kind is not ViewKind.SAVED:
        return view
    name = view.name.casefold()
    return next((one for one in library.saved_views if one.name.casefold() == name), None)


def whole_place(place: Place, key: str | None) -> Place:
    """A place with all of its papers, standing on the paper of a key if it is there."""
    listing = place.listing.whole()
    return place._replace(listing=listing, row=_row_of(listing, key) or 0)


SOUGHT_SINGLY = 50
"""Papers that are sought in a listing one by one; of more, all of the listing is gone through once."""


def with_returned(library: Library, place: Place, changes: Iterable[Change]) -> Place | None:
    """A place with those papers that by some changes answer it and are not listed; None without any.

    What is listed stays, also what answers no longer; one stands on the first that has come back.
    """
    shown = place.listing.whole()
    aliases = library.finding.aliases
    changed = {edit.key for change in changes for edit in change.edits}
    lacking = _unlisted(shown.keys, {aliases.get(key, key) for key in changed})
    if not lacking:
        return None
    now = place_in(library, place.view, place.filter, chosen=place.chosen)
    listing = now.listing.whole()
    first = next((key for key in listing.keys if key in lacking), None)
    if first is None or now.view != place.view:
        return None
    if shown:  # else it is what would be seen if it were opened again
        listed = merged(shown.keys, listing.keys, lacking)
        listing = replace(listing, keys=listed, total=len(listed))
    return now._replace(listing=listing, row=listing.keys.index(first))


def _unlisted(listed: Sequence[str], keys: Collection[str]) -> Collection[str]:
    if len(keys) <= SOUGHT_SINGLY:
        return {key for key in keys if key not in listed}
    return {*keys}.difference(listed)


def merged(shown: Sequence[str], now: Sequence[str], back: Collection[str]) -> Sequence[str]:
    """The keys of what is shown, with those that have come back among them where they stand now.

    Args:
        shown: what is shown, in order.
        now: what would be shown if it were opened now, in the same order.
        back: those of now that shall be shown, too; none of them is.
    """
    others = (key for key in now if key not in back)
    if all(one == other for one, other in zip_longest(shown, others)):
        return now  # which takes less memory than a list
    among, behind, before = {*shown}, dict[str, list[str]](), ""
    for key in now:
        if key in back:
            behind.setdefault(before, []).append(key)
        elif key in among:
            before = key
    return [one for key in ("", *shown) for one in (key, *behind.get(key, ())) if one]


class Left(NamedTuple):
    """A place that one has left; not its papers, which would keep old states of the index in memory."""

    view: View
    filter: str
    key: str | None
    chosen: Sort | None
    row: int

    def entered(self, library: Library) -> Place:
        """The place as it is by now, on the row where one was if the paper has left it."""
        place = place_in(library, self.view, self.filter, self.key, self.chosen)
        keys = place.listing.keys
        key = self.key and library.finding.aliases.get(self.key, self.key)
        if not keys or keys[place.row] == key:
            return place
        return place._replace(row=min(self.row, len(keys) - 1))


def left(place: Place, row: int) -> Left:
    """A place, to be remembered, with the row on which one stood."""
    key = place.listing.keys[row] if place.listing else None
    return Left(place.view, place.filter, key, place.chosen, row)


def _understood(library: Library, filter: str) -> tuple[Query, tuple[str, ...]]:
    """What a filter asks, and what of it could not be read."""
    # The first screen is not narrowed, and shall not wait for a parser.
    from paperreader.core.query_parser import read_typed

    typed = read_typed(filter, library.meaning.view_queries)
    misread = dict.fromkeys(filter[slice(*problem.span)] for problem in typed.problems)
    return typed.query, tuple(misread)


def place_at(library: Library, place: Place, key: str) -> Place:
    """The place with the cursor on a paper: where one is, if the paper is listed there, else in All."""
    listing = place.listing.whole()
    row = _row_of(listing, key)
    if row is None:
        return place_in(library, ALL, key=key)
    return place._replace(listing=listing, row=row)


def _row_of(listing: Listing, key: str | None) -> int | None:
    keys = listing.keys[: HURRY.enough] if listing.sort is Sort.RELEVANCE else listing.keys
    try:
        return keys.index(key) if key is not None else None
    except ValueError:
        return None


def next_unread(keys: Sequence[str], row: int, step: int, marks: Mapping[str, Mark]) -> int | None:
    """The row of the next paper neither read nor dismissed, after the last row the first; None if all are.

    Args:
        keys: the papers' keys, in order.
        row: where one is.
        step: 1 to look downwards, -1 upwards.
        marks: all marks, by key.
    """
    rows = range(len(keys))
    ahead, behind = (rows[row + 1 :], rows[: row + 1]) if step > 0 else (rows[:row], rows[row:])
    for part in (ahead[::step], behind[::step]):
        listed = keys[part[0] :: step] if part else ()
        unread = (row for row, key in zip(part, listed, strict=False) if not _done(marks, key))
        if (found := next(unread, None)) is not None:
            return found
    return None


def _done(marks: Mapping[str, Mark], key: str) -> bool:
    mark = marks.get(key, UNMARKED)
    return mark.read or mark.dismissed


def tags_among(views: Sequence[ViewCount]) -> Mapping[str, int]:
    """The tags that have a view, in the order of the views, with the number of their papers."""
    tagged = [count for count in views if count.view.kind is ViewKind.TAG]
    return {count.view.name.removeprefix("#"): count.papers for count in tagged}
