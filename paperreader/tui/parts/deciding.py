"""Deciding about the paper under the cursor, or about all that are listed.

Knows which key means which decision. Does not know how one is carried out, nor how it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from paperreader.core.mark import UNMARKED, Change, Mark
from paperreader.core.standing import is_asleep
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.foot import Foot
from paperreader.tui.keys import KeyMap, shortcut
from paperreader.tui.outside import Outside
from paperreader.tui.parts.changing import Changes, Telling
from paperreader.tui.parts.counting import Counting
from paperreader.tui.place import tags_among
from paperreader.tui.widgets.paper_list import PaperList


class Deciding:
    """The decisions.

    Args:
        library: carries them out.
        changes: has that done in turn.
        papers: the list with the cursor.
        counting: knows which tags there are.
        foot: says what there is nothing to decide about.
        key_map: a person's own keys.
        outside: asks for notes and tags.
    """

    def __init__(
        self,
        library: Library,
        changes: Changes,
        papers: PaperList,
        counting: Counting,
        foot: Foot,
        key_map: KeyMap,
        outside: Outside,
    ) -> None:
        self._library = library
        self._changes = changes
        self._papers = papers
        self._counting = counting
        self._foot = foot
        self._undo_key = shortcut("undo", key_map)
        self._told = partial(wording.done, undo_key=self._undo_key)
        self._outside = outside

    def _turn_over(
        self, turned: Callable[[str, Mark], Change | None], told: Telling | None = None
    ) -> None:
        """Turn over what the paper under the cursor bears when its turn comes: a key may be pressed twice."""
        if key := self._papers.key:
            self._changes.make(lambda: turned(key, self._library.marks.get(key, UNMARKED)), told)
        else:
            self._say_why_empty()

    def _say_why_empty(self) -> None:
        self._foot.say(wording.in_passing(self._papers.emptiness))

    def star(self) -> None:
        """Star the paper, or take the star away."""
        self._turn_over(lambda key, mark: self._library.mark([key], star=not mark.starred))

    def read(self) -> None:
        """Mark the paper read, or unread."""
        self._turn_over(lambda key, mark: self._library.mark([key], read=not mark.read))

    def later(self) -> None:
        """Keep the paper for later, or no longer."""
        self._turn_over(
            lambda key, mark: self._library.mark([key], later=not mark.later), self._told
        )

    def dismiss(self) -> None:
        """Dismiss the paper, or restore it."""
        self._turn_over(
            lambda key, mark: self._library.mark([key], dismiss=not mark.dismissed), self._told
        )

    async def snooze(self) -> None:
        """Ask until when the paper shall be away."""
        from paperreader.tui.screens.snooze import SnoozeBox  # see Filtering.begin

        if row := self._papers.row:
            today = self._library.today()
            box = SnoozeBox(today, asleep=is_asleep(row.mark, today))
            await self._outside.ask(box, partial(self._snooze, row.key))
        else:
            self._say_why_empty()

    def _snooze(self, key: str, answer: str) -> None:
        from paperreader.core.decision import Decision  # the first screen decides nothing
        from paperreader.tui.screens.snooze import WAKE

        wakes = answer == WAKE
        decision = Decision(wake=True) if wakes else Decision(snooze=date.fromisoformat(answer))
        self._changes.make(lambda: self._library.decide([key], decision), self._told)

    def read_all(self) -> None:
        """Mark all papers of the listing read."""
        if (listing := self._papers.listing) is not None:
            self._changes.make_to_many(
                lambda: self._library.mark(listing.whole().keys, read=True),
                partial(wording.all_read, undo_key=self._undo_key),
            )

    async def note(self) -> None:
        """Ask for a note."""
        from paperreader.tui.screens.note import NoteBox  # see Filtering.begin

        if row := self._papers.row:
            await self._outside.ask(NoteBox(row.title, row.mark.note), partial(self._note, row.key))
        else:
            self._say_why_empty()

    def _note(self, key: str, note: str) -> None:
        self._changes.make(lambda: self._library.mark([key], note=note))

    async def tag(self) -> None:
        """Ask for tags."""
        from paperreader.tui.screens.tag import TagBox  # see Filtering.begin

        if row := self._papers.row:
            box = TagBox(row.title, row.mark.tags, tags_among(self._counting.counts))
            await self._outside.ask(box, partial(self._tag, row.key))
        else:
            self._say_why_empty()

    def _tag(self, key: str, tags: Sequence[str]) -> None:
        self._changes.make(lambda: self._library.mark([key], tags=tags))

    async def untag(self) -> None:
        """Ask which tag to take away."""
        from paperreader.tui.screens.untag import UntagBox  # see Filtering.begin

        row = self._papers.row
        if row is None:
            self._say_why_empty()
        elif row.mark.tags:
            await self._outside.ask(UntagBox(row.mark.tags), partial(self._untag, row.key))
        else:
            self._foot.say("This paper bears no tag.")

    def _untag(self, key: str, tag: str) -> None:
        self._changes.make(lambda: self._library.mark([key], untag=[tag]))
