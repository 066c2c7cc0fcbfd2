"""The one door: import digests, list and find papers, decide about them, take decisions back.

What everybody asks for stands here; all else is asked of the room that knows it, by the name that the
library has for it. Knows how the rooms are joined. Does not know how any of them does what it does, nor
who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

from paperreader.contents import Contents
from paperreader.core.errors import PastDay
from paperreader.core.listing import Hit, Hurry, Listing
from paperreader.core.mark import Change, Mark
from paperreader.core.progress import Told, silently
from paperreader.core.query import Query
from paperreader.core.sort import Sort
from paperreader.core.view import View
from paperreader.decisions import Decisions
from paperreader.finding import Finding
from paperreader.index.index import Index
from paperreader.meaning import Meaning
from paperreader.mending import Mending
from paperreader.overview import Overview
from paperreader.saved_views import SavedViews
from paperreader.store.device import device_name
from paperreader.store.digests import DigestStore
from paperreader.store.lock import PATIENCE
from paperreader.store.marks import MarkStore
from paperreader.store.places import Places

if TYPE_CHECKING:
    from paperreader.core.decision import Decision, Wishes
    from paperreader.core.importing import ImportOptions, ImportReport
    from paperreader.exporting import Exporting
    from paperreader.fetching import Fetching
    from paperreader.following import Following
    from paperreader.intake import Intake
    from paperreader.sources.web import Web
    from paperreader.store.typed_lines import TypedLines
    from paperreader.subscriptions import Subscriptions

NEEDED_LATER = (
    "paperreader.core.ids",
    "paperreader.core.query_parser",
    "paperreader.index.words",
    "paperreader.index.fields",
    "paperreader.index.ranked",
    "paperreader.index.jump",
    "paperreader.core.deeds",
)
"""Modules that are imported with the first search or decision, for 30 ms: the first screen does without."""


class Library:
    """All digests and all marks of one person.

    Use it in a ``with`` block, or call :meth:`close`. One library may be used from several threads.

    Attributes:
        places: where its files lie.
        today: says which day it is.
        saved_views: the queries that were saved by a name.
        meaning: what a query asks here, with the views and rules that there are.
        finding: one paper, papers like it, and which were opened lately.
        overview: the views with their counts, the tags, the digests.
        mending: whether the index is true to the digests, and how it becomes so.
    """

    def __init__(
        self,
        places: Places,
        digests: DigestStore,
        marks: MarkStore,
        index: Index,
        today: Callable[[], date],
    ) -> None:
        self.places = places
        self.today = today
        self._digests = digests
        self._marks = marks
        self._index = index
        self._seen = index.generation
        self._day = today()
        self._decisions = Decisions(marks, index.cut, lambda: index.aliases, today)
        self._contents = Contents(digests, self._decisions, index)
        self.saved_views = SavedViews(self._decisions)
        self.meaning = Meaning(self.saved_views, places.config_file, today)
        self.finding = Finding(index, self._decisions, self._contents, self.meaning)
        self.overview = Overview(index, self._decisions, self.meaning)
        self.mending = Mending(digests, index)

    @classmethod
    def open(
        cls,
        home: str | Path | None = None,
        *,
        today: Callable[[], date] = date.today,
        write_behind: bool = False,
        mend: bool = True,
        told: Told = silently,
    ) -> Self:
        """Open the library, and mend its index where the digests on disk differ from it.

        Args:
            home: the directory that holds it all; None for the platform's directories.
            today: says which day it is, for dates without a year.
            write_behind: whether mark, undo and redo return before the change is on disk, which
                :meth:`flush` then waits for.
            mend: whether to wait until the index is mended; else it opens at once, and finds what
                the index holds until that is `mending`.
            told: is told how far the mending has come.

        Raises:
            StoreError: the library can be neither read nor made.
        """
        places = Places.at(home)
        library = cls(
            places,
            DigestStore(places.digests),
            MarkStore(
                places.marks,
                places.backups,
                device_name(),
                cache=places.settled_marks,
                write_behind=write_behind,
            ),
            Index.open(places.index),
            today,
        )
        if mend:
            library.mending.mend(told, PATIENCE)
        return library

    def close(self) -> None:
        """Wait until every change is on disk, then let go of all files.

        Raises:
            StoreError: a change could not be saved.
        """
        with ExitStack() as all_of_it:
            all_of_it.callback(self.mending.close)
            all_of_it.callback(self._index.close)
            self._marks.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Importing, listing and finding

    def import_source(
        self, path: str | Path, *, told: Told = silently, **options: Unpack[ImportOptions]
    ) -> ImportReport:
        """Read one file into the library; what is there already stays as it is.

        Of a file that holds several digests, or files with some, there is one report for all; `intake`
        gives one each, and takes in more than a file.

        Args:
            path: the file.
            told: is told how far it has come. What it raises ends the import and is raised here;
                nothing of the digest in hand is in the library then.
            options: the digest's date, source or format where the file's own shall not count, and
                whether it is a dry run.

        Raises:
            DigestError: the file cannot be read or holds no digest.
            StoreError: the library cannot be written; nothing of the digest in hand is in it then.
        """
        from paperreader.core.importing import summed_up  # see intake

        return summed_up(self.intake.take_in_file(Path(path), options, told))

    @property
    def size(self) -> int:
        """How many papers the library holds."""
        return len(self._index)

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks of all papers that have any, by key."""
        return self._decisions.marks

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what was found damaged and what was done about it."""
        return (*self._marks.notices, *self.mending.notices, *self._contents.notices)

    def list(
        self,
        query: str | Query = "",
        *,
        view: View | None = None,
        sort: Sort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
        hurry: Hurry | None = None,
    ) -> Listing:
        """The papers that a query selects.

        Args:
            query: in the query language, as text or parsed.
            view: the view to look in: what is muted is in none but All. Without one, all papers count.
            sort: their order; None for the one that the query, or else the view, wishes itself, or if
                neither wishes one for that by relevance where words are sought, else for that by date, the
                newest digest first. A view that nothing narrows is listed by date.
            limit: how many papers to keep at most.
            offset: how many to leave out before the first.
            hurry: what will do if to find all takes long: the listing then is unfinished.

        Raises:
            QueryError: the query cannot be understood.
            ConfigError: a rule of the configuration cannot be read.
            ValueError: there is no such order.
        """
        order = None if sort is None else Sort(sort)
        part = slice(offset, None if limit is None else offset + limit)
        return self.finding.list(query, view, order, part, hurry)

    def jump(self, text: str, limit: int = 10) -> Sequence[Hit]:
        """The papers whose titles a half-remembered text fits best, the best first.

        Of titles that it fits about equally well, those of papers that were lately opened, or
        else starred, read, tagged or noted on with this device, come first.

        Args:
            text: words in any order, misspelt, cut, glued together, or initials. An arXiv id, a DOI or the
                address of one finds its paper alone, if there is such a paper.
            limit: how many papers to return at most.
        """
        return self.finding.jump(text, limit)

    # Deciding

    def mark(self, keys: Iterable[str], **wishes: Unpack[Wishes]) -> Change | None:
        """Decide about papers; what is not wished, and every tag not named, stays as it is.

        Args:
            keys: the papers' keys.
            wishes: such as `star=True`, `tags=["moe"]` or `snooze=date(2026, 6, 1)`.

        Returns:
            The change, which one :meth:`undo` takes back; None where nothing was to change.

        Raises:
            PastDay: the day to come back is not after today.
            StoreError: the change could not be saved.
        """
        # The first decision can wait for what the first screen has no use for.
        from paperreader.core.decision import Decision

        return self.decide(keys, Decision.told(**wishes))

    def decide(self, keys: Iterable[str], decision: Decision) -> Change | None:
        """Carry out a decision about papers, as :meth:`mark` does."""
        if decision.snooze is not None and decision.snooze <= self.today():
            raise PastDay(decision.snooze)
        return self._decisions.decide(keys, decision, self._contents.named)

    def undo(self) -> Change | None:
        """Take the last change back, also one made before a restart; None where there is none.

        Raises:
            StoreError: it could not be saved.
        """
        return self._decisions.undo()

    def redo(self) -> Change | None:
        """Make the change again that was last taken back; None where there is none.

        Raises:
            StoreError: it could not be saved.
        """
        return self._decisions.redo()

    def flush(self) -> None:
        """Wait until every change is on disk.

        Raises:
            StoreError: a change could not be saved; it is kept, and saved with the next one.
        """
        self._marks.flush()

    # Keeping up

    def prepare(self) -> None:
        """Import what the first search and the first decision need; for a moment when nobody waits."""
        for module in NEEDED_LATER:
            import_module(module)
        self._marks.prepare()

    def refresh(self) -> bool:
        """Look what has been written since, by other programs or by an import; whether anything was.

        The rules of the configuration are among it, and so is another day, on which snoozed papers come
        back. Takes no longer than a look at the directories, and writes nothing.

        Raises:
            StoreError: a directory cannot be read.
            ConfigError: a rule cannot be read; those of before hold on, and it is raised once.
        """
        rules_changed = self.meaning.refresh()  # first, for what it raises shall cost no other news
        marks_changed = self._decisions.refresh()
        self._index.refresh()
        self.mending.look()
        seen, self._seen = self._seen, self._index.generation
        day, self._day = self._day, self.today()
        return rules_changed or bool(marks_changed) or (self._seen, self._day) != (seen, day)

    # Rooms that most starts do without, and the first screen shall not wait for

    @cached_property
    def intake(self) -> Intake:
        """How files, bytes and what addresses answer become digests of the library."""
        from paperreader.intake import Intake

        return Intake(self._digests, self._index, self.mending, self._web, self.today)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """What is subscribed to, and how far each has been fetched."""
        from paperreader.subscriptions import Subscriptions

        return Subscriptions(self._decisions)

    @cached_property
    def fetching(self) -> Fetching:
        """How what is subscribed to comes into the library."""
        from paperreader.fetching import Fetching

        return Fetching(self.subscriptions, lambda: self.intake, self._web, self.today)

    @cached_property
    def following(self) -> Following:
        """How lists of feeds become subscriptions, and subscriptions such a list."""
        from paperreader.following import Following

        return Following(self.subscriptions)

    @cached_property
    def exporting(self) -> Exporting:
        """How papers become text of other formats, and files of it."""
        from paperreader.exporting import Exporting

        return Exporting(self.finding, self._contents)

    @cached_property
    def typed(self) -> TypedLines:
        """The lines that were typed into the boxes of the reader on this device."""
        from paperreader.store.typed_lines import TypedLines

        return TypedLines(self.places.typed / f"{device_name()}.json")

    def _web(self) -> Web:
        """The door to the network, as the settings are now; ConfigError where they cannot be read."""
        from paperreader.config import read_settings
        from paperreader.sources.web import Web
        from paperreader.store.calls import CallTimes

        file = self.places.config_file
        settings = read_settings(file).sources._replace(written_in=str(file))
        return Web(settings, CallTimes(self.places.arxiv_calls))
