"""Deciding about the papers that are selected, else the one under the cursor, or about all that are listed.

Knows which key means which decision. Does not know how one is carried out, nor how it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from paperreader.core.mark import UNMARKED, Change, Mark
from paperreader.core.standing import is_asleep
from paperreader.library import Library
from paperreader.tui import wording
from paperreader.tui.errands import Errands
from paperreader.tui.foot import Foot
from paperreader.tui.keys import KeyMap, shortcut
from paperreader.tui.outside import Outside
from paperreader.tui.parts.changing import Changes, Telling
from paperreader.tui.parts.counting import Counting
from paperreader.tui.parts.selecting import Selecting
from paperreader.tui.place import tags_among
from paperreader.tui.selection import Subject
from paperreader.tui.widgets.paper_list import PaperList

if TYPE_CHECKING:
    from paperreader.core.decision import Wishes


class Deciding:
    """The decisions.

    Args:
        library: carries them out.
        errands: ask beside the reading what many papers bear.
        changes: has a decision carried out in turn.
        papers: the list with the cursor.
        selecting: knows which papers a decision is about.
        counting: knows which tags there are.
        foot: says what there is nothing to decide about.
        key_map: a person's own keys.
        outside: asks for notes, tags and days.
    """

    def __init__(
        self,
        library: Library,
        errands: Errands,
        changes: Changes,
        papers: PaperList,
        selecting: Selecting,
        counting: Counting,
        foot: Foot,
        key_map: KeyMap,
        outside: Outside,
    ) -> None:
        self._library = library
        self._errands = errands
        self._changes = changes
        self._papers = papers
        self._selecting = selecting
        self._counting = counting
        self._foot = foot
        self._undo_key = shortcut("undo", key_map)
        self._told = partial(wording.done, undo_key=self._undo_key)
        self._outside = outside

    # Switches.

    def star(self) -> None:
        """Star the papers, or take the stars away if all of them have one."""
        self._turn_over(lambda mark: mark.starred, lambda wish: {"star": wish})

    def read(self) -> None:
        """Mark the papers read, or unread if all of them are read."""
        self._turn_over(lambda mark: mark.read, lambda wish: {"read": wish})

    def later(self) -> None:
        """Keep the papers for later, or no longer if all of them are kept."""
        self._turn_over(lambda mark: mark.later, lambda wish: {"later": wish}, self._told)

    def dismiss(self) -> None:
        """Dismiss the papers, or restore them if all of them are dismissed."""
        self._turn_over(lambda mark: mark.dismissed, lambda wish: {"dismiss": wish}, self._told)

    def _turn_over(
        self,
        holds: Callable[[Mark], bool],
        wishes: Callable[[bool], Wishes],
        told: Telling | None = None,
    ) -> None:
        """Let something hold of the papers of which it does not, or of none if it does of all.

        That is looked at when its turn comes: a key may be pressed twice.
        """

        def turned(keys: Sequence[str]) -> Change | None:
            marks = self._library.marks
            wish = not all(holds(marks.get(key, UNMARKED)) for key in keys)
            return self._library.mark(keys, **wishes(wish))

        if subject := self._subject():
            self._make(subject, turned, told)

    def read_all(self) -> None:
        """Mark all papers of the listing read."""
        if (listing := self._papers.listing) is not None:
            self._changes.make_to_many(
                lambda: self._library.mark(listing.whole().keys, read=True),
                partial(wording.all_read, undo_key=self._undo_key),
            )

    # What is asked for first.

    async def snooze(self) -> None:
        """Ask until when the papers shall be away."""
        from paperreader.tui.screens.snooze import SnoozeBox  # see Filtering.begin

        if subject := self._subject():
            today, row = self._library.today(), self._papers.row
            asleep = subject.is_selection or (row is not None and is_asleep(row.mark, today))
            box = SnoozeBox(today, asleep=asleep)
            await self._outside.ask(box, partial(self._snooze, subject))

    def _snooze(self, subject: Subject, answer: str) -> None:
        from paperreader.core.decision import Decision  # the first screen decides nothing
        from paperreader.tui.screens.snooze import WAKE

        wakes = answer == WAKE
        decision = Decision(wake=True) if wakes else Decision(snooze=date.fromisoformat(answer))
        self._make(subject, lambda keys: self._library.decide(keys, decision), self._told)

    async def note(self) -> None:
        """Ask for a note."""
        from paperreader.tui.screens.note import NoteBox  # see Filtering.begin

        if subject := self._subject():
            mark = self._mark_of(subject)
            box = NoteBox(self._named(subject), mark.note)
            await self._outside.ask(box, partial(self._note, subject))

    def _note(self, subject: Subject, note: str) -> None:
        self._make(subject, lambda keys: self._library.mark(keys, note=note), self._told)

    async def tag(self) -> None:
        """Ask for tags."""
        from paperreader.tui.screens.tag import TagBox  # see Filtering.begin

        if subject := self._subject():
            borne = self._mark_of(subject).tags
            box = TagBox(self._named(subject), borne, tags_among(self._counting.counts))
            await self._outside.ask(box, partial(self._tag, subject))

    def _tag(self, subject: Subject, tags: Sequence[str]) -> None:
        self._make(subject, lambda keys: self._library.mark(keys, tags=tags))

    async def untag(self) -> None:
        """Ask which tag to take away."""
        if subject := self._subject():
            if subject.is_selection:
                question = partial(self._borne_by, subject)
                self._errands.ask("tags", question, partial(self._ask_next, subject))
            else:
                await self._ask_which(subject, self._mark_of(subject).tags)

    def _borne_by(self, subject: Subject) -> Iterable[str]:
        """The tags that any of the papers bears; it runs in a thread."""
        marks = self._library.marks
        return {tag for key in subject.find_keys() for tag in marks.get(key, UNMARKED).tags}

    def _ask_next(self, subject: Subject, tags: Iterable[str]) -> None:
        self._outside.next(partial(self._ask_which, subject, tags))

    async def _ask_which(self, subject: Subject, tags: Iterable[str]) -> None:
        from paperreader.tui.screens.untag import UntagBox  # see Filtering.begin

        if tags:
            await self._outside.ask(UntagBox(tags), partial(self._untag, subject))
        else:
            self._foot.say(wording.no_tag(subject.count))

    def _untag(self, subject: Subject, tag: str) -> None:
        self._make(subject, lambda keys: self._library.mark(keys, untag=[tag]))

    # Which papers.

    def _subject(self) -> Subject | None:
        """The papers that are meant; where there are none, that is said."""
        subject = self._selecting.subject()
        if subject is None:
            self._foot.say(wording.in_passing(self._papers.emptiness))
        return subject

    def _named(self, subject: Subject) -> str:
        """What the papers are called in a box: the title of one, the number of several."""
        row = self._papers.row
        alone = row is not None and not subject.is_selection
        return row.title if row is not None and alone else wording.papers(subject.count)

    def _mark_of(self, subject: Subject) -> Mark:
        """What the paper under the cursor bears; of several it is not told before something is typed."""
        row = self._papers.row
        return UNMARKED if row is None or subject.is_selection else row.mark

    def _make(
        self,
        subject: Subject,
        change: Callable[[Sequence[str]], Change | None],
        told: Telling | None = None,
    ) -> None:
        """Make a change to the papers, as one; how many they are is said where they were selected."""

        def made() -> Change | None:
            return change(subject.find_keys())

        if subject.is_several:
            self._changes.make_to_many(made, self._told)
        else:
            self._changes.make(made, self._told if subject.is_selection else told)
