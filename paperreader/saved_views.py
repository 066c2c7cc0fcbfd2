"""Saved views: queries that the reader gave a name, in the order in which that was done.

Knows what a view may be called, that none may ask for itself, and how saving, renaming and deleting become
changes that one undo takes back. Does not know where they are kept, nor what they select.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from paperreader.core.errors import UnknownView, ViewError
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
from paperreader.core.query import Query
from paperreader.core.view import BUILT_IN, TAG_SIGN, View, ViewKind
from paperreader.core.views_named import is_called, views_named_in, way_to, with_view_renamed
from paperreader.decisions import Decisions

_KIND = "view"
_QUERY = "query"
"""The field of what a view asks, as text."""

_Deed = tuple[Sequence[Edit], str]
"""What changes, and what that is called."""

_PARSED = 256
"""Queries kept as they were read: more than anyone saves views."""


class SavedViews:
    """The saved views of one library. May be used from several threads.

    Args:
        decisions: keeps them.
    """

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions

    def __iter__(self) -> Iterator[View]:
        """The views, those saved first before the others.

        What a later version of this program, or another device, has put into one and cannot be read is
        passed over, as while typing.
        """
        for fields in of_kind(self._decisions.keepsakes, _KIND):
            yield View(str(fields.get(NAME)), _read(str(fields.get(_QUERY) or "")), ViewKind.SAVED)

    def named(self, name: str) -> View | None:
        """The view that goes by a name, as a person may have typed it; None where there is none."""
        called = _plain_name(name)
        return next((view for view in self if is_called(view.name, called)), None)

    def save(self, name: str, query: str | Query) -> Change | None:
        """Save a query by a name; a view of this name asks that from now on, and stays in its place.

        Args:
            name: what it shall be called; capital and small letters are the same.
            query: what it shall ask, as text or parsed. Text is kept as it was typed.

        Returns:
            The change; None where there is just this view already.

        Raises:
            QueryError: the query cannot be understood.
            ViewError: no view can be called this, or this one would ask for itself.
            StoreError: it could not be saved.
        """
        called = _checked_name(name)

        def saved() -> _Deed:
            if isinstance(query, str):
                text = inert_line(query).strip()
                asked = _strictly_read(text, self._names() | {called.casefold()})
            else:
                asked, text = query, str(query)
            self._refuse_circle(called, asked)
            before = self._fields(called)
            since = before.get(SINCE) or self._decisions.next_time()
            after = {NAME: called, _QUERY: text, SINCE: since}
            verb = "changed" if before else "saved"
            return [*edits_between(_key(called), before, after)], f"{verb} the view “{called}”"

        return self._decisions.record_upon_latest(saved)

    def rename(self, old: str, new: str) -> Change | None:
        """Give a view another name; views that ask for it by its name go on doing so.

        Returns:
            The change; None where it is called this already.

        Raises:
            UnknownView: there is none of the old name.
            ViewError: no view can be called this, or another one is.
            StoreError: it could not be saved.
        """
        called = _checked_name(new)

        def renamed() -> _Deed:
            fields = self._known(old)
            if _key(called) != _key(old) and self._fields(called):
                raise ViewError(
                    called, "is a saved view already; delete that first, or take another name"
                )
            after: Fields = {**fields, NAME: called}
            if _key(called) == _key(old):
                edits = [*edits_between(_key(old), fields, after)]
            else:
                edits = [
                    *edits_between(_key(old), fields, NOTHING),
                    *edits_between(_key(called), NOTHING, after),
                    *self._calling(old, called),
                ]
            return edits, f"renamed the view “{fields[NAME]}” to “{called}”"

        return self._decisions.record_upon_latest(renamed)

    def delete(self, name: str) -> Change:
        """Delete a view; undone, it is in its place again.

        Raises:
            UnknownView: there is none of this name.
            ViewError: another view asks for it by its name, and is not one that it asks for itself.
            StoreError: it could not be saved.
        """

        def deleted() -> _Deed:
            fields, asked = self._known(name), self._asked()
            for view in self:
                # Two programs can have made a circle, and one must be able to take it apart.
                in_circle = way_to(view.name, name, asked) is not None
                if not in_circle and any(
                    is_called(one, name) for one in views_named_in(view.query)
                ):
                    advice = f"is part of the view “{view.name}”; delete or change that first"
                    raise ViewError(str(fields[NAME]), advice)
            edits = [*edits_between(_key(name), fields, NOTHING)]
            return edits, f"deleted the view “{fields[NAME]}”"

        change = self._decisions.record_upon_latest(deleted)
        assert change is not None  # a view that is there has fields to be taken away
        return change

    def _fields(self, name: str) -> Fields:
        return self._decisions.keepsakes.get(_key(name), NOTHING)

    def _known(self, name: str) -> Fields:
        fields = self._fields(name)
        if not fields:
            raise UnknownView(name)
        return fields

    def _names(self) -> frozenset[str]:
        return frozenset(view.name.casefold() for view in (*BUILT_IN, *self))

    def _asked(self) -> dict[str, Query]:
        """What the views ask, by their names, case-folded."""
        return {view.name.casefold(): view.query for view in self}

    def _calling(self, old: str, new: str) -> Iterator[Edit]:
        """The edits that make other views ask for a view by its new name."""
        for view in self:
            if not is_called(view.name, old) and any(
                is_called(name, old) for name in views_named_in(view.query)
            ):
                fields = self._fields(view.name)
                text = str(with_view_renamed(view.query, old, new))
                yield from edits_between(_key(view.name), fields, {**fields, _QUERY: text})

    def _refuse_circle(self, name: str, query: Query) -> None:
        """Raise ViewError where a view would ask for itself, be it by way of others."""
        asked = {**self._asked(), name.casefold(): query}
        way = way_to(name, name, asked)
        if way is not None:
            told = "".join(f", by way of “{one}”" for one in way[:-1])
            raise ViewError(name, f"would ask for itself{told}")


def _key(name: str) -> str:
    return keepsake_key(_KIND, name)


def _plain_name(name: str) -> str:
    return " ".join(inert_line(name).replace('"', " ").split())


def _checked_name(name: str) -> str:
    """The name as a view bears it; ViewError where none can."""
    called = _plain_name(name)
    if not called:
        raise ViewError(name, "is no name")
    if called.startswith(TAG_SIGN):
        raise ViewError(called, "is how the view of a tag is called; take another name")
    if any(is_called(view.name, called) for view in BUILT_IN):
        raise ViewError(called, "is a view that is always there; take another name")
    return called


@lru_cache(_PARSED)
def _read(text: str) -> Query:
    # Most starts read no view, and the first screen shall not wait for a parser.
    from paperreader.core.query_parser import read_finished

    return read_finished(text).query


def _strictly_read(text: str, views: frozenset[str]) -> Query:
    from paperreader.core.query_parser import parse  # see _read

    return parse(text, views)
