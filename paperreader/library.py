"""The one door: import digests, list and find papers, decide about them, take decisions back.

Joins the truth (store), the disposable copy (index) and what reads foreign bytes (formats). Knows
which of them answers what; does not know how any of them does, nor who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

from paperreader.contents import Contents
from paperreader.core.digest import Digest
from paperreader.core.errors import DigestError, PastDay
from paperreader.core.listing import Entry, Hit, Hurry, Listing
from paperreader.core.mark import Change, Mark
from paperreader.core.progress import Told, silently, stretch
from paperreader.core.query import Flag, Is, Query
from paperreader.core.sort import Sort
from paperreader.core.view import View, ViewCount
from paperreader.decisions import Decisions
from paperreader.finding import Finding
from paperreader.index.index import Index
from paperreader.mending import Mending
from paperreader.overview import Overview, tag_counts
from paperreader.saved_views import SavedViews
from paperreader.store.device import device_name
from paperreader.store.digests import DigestStore
from paperreader.store.lock import PATIENCE
from paperreader.store.marks import MarkStore
from paperreader.store.places import Places

if TYPE_CHECKING:
    from paperreader.core.completion import Names
    from paperreader.core.decision import Decision
    from paperreader.core.fetching import FetchReport, SourceSettings, Subscription
    from paperreader.core.importing import ImportOptions, ImportReport
    from paperreader.intake import Intake
    from paperreader.store.typed_lines import TypedLines
    from paperreader.subscriptions import Subscriptions

NEEDED_LATER = (
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
        self._digests = digests
        self._marks = marks
        self._index = index
        self._contents = Contents(digests, marks, index)
        self._decisions = Decisions(marks, index.cut)
        self._overview = Overview(index)
        self._saved = SavedViews(self._decisions)
        self._finding = Finding(
            index, self._decisions, self._contents, self._saved, places.config_file, today
        )
        self._mending = Mending(digests, index)
        self._today = today
        self._seen = index.generation

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
                the index holds until :meth:`mend` is called.
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
            library._mending.mend(told, PATIENCE)
        return library

    def close(self) -> None:
        """Wait until every change is on disk, then let go of all files.

        Raises:
            StoreError: a change could not be saved.
        """
        with ExitStack() as all_of_it:
            all_of_it.callback(self._mending.close)
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

    # Importing

    def import_source(
        self, path: str | Path, *, told: Told = silently, **options: Unpack[ImportOptions]
    ) -> ImportReport:
        """Read one file into the library; what is there already stays as it is.

        Of a file that holds several digests, or files with some, there is one report for all;
        :meth:`import_sources` gives one each.

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
        from paperreader.intake import summed_up  # see _intake

        return summed_up(self._intake.take_in_file(Path(path), options, told))

    def import_sources(
        self,
        paths: Iterable[str | Path],
        *,
        told: Told = silently,
        **options: Unpack[ImportOptions],
    ) -> Iterator[ImportReport | DigestError]:
        """Import files and the files of folders, in order; a refused one is yielded, not raised.

        There is a report for each digest: a file can hold several, and an archive files.

        What `told` raises ends it, as in :meth:`import_source`; the files before are imported. In a
        dry run each file counts on those before it.
        """
        from paperreader.core.rehearsal import Rehearsal
        from paperreader.intake import files_in, shares  # see _intake

        options.setdefault("rehearsal", Rehearsal())
        papers = 0
        for path, begin, end in shares(files_in(paths)):
            part = stretch(told, begin, end, papers)
            for outcome in self._intake.take_in_file(path, options, part):
                if not isinstance(outcome, DigestError):
                    papers += outcome.papers
                yield outcome

    def import_bytes(
        self, data: bytes, name: str, *, told: Told = silently, **options: Unpack[ImportOptions]
    ) -> ImportReport:
        """Read what a file named `name` holds into the library, as :meth:`import_source` does."""
        from paperreader.intake import summed_up  # see _intake

        return summed_up(self._intake.take_in_bytes(data, name, options, told))

    def import_each(
        self, data: bytes, name: str, *, told: Told = silently, **options: Unpack[ImportOptions]
    ) -> Iterator[ImportReport | DigestError]:
        """Read the digests in a file named `name` one by one, as :meth:`import_sources` does."""
        return self._intake.take_in_bytes(data, name, options, told)

    @cached_property
    def _intake(self) -> Intake:
        # Most starts import nothing, and the first screen shall not wait for what imports.
        from paperreader.intake import Intake

        return Intake(self._digests, self._index, self._mending, self._today)

    def import_url(
        self, url: str, *, told: Told = silently, **options: Unpack[ImportOptions]
    ) -> Iterator[ImportReport | DigestError]:
        """Read the digests in what an https address answers, as :meth:`import_sources` does of files.

        Raises:
            SourceError: there is no answer, or none that may be asked for.
            ConfigError: the settings cannot be read.
        """
        from paperreader.sources.web import Web  # most starts fetch nothing

        with Web(self._source_settings()) as web:
            answer = web.get(url, told)
        yield from self._intake.take_in_bytes(answer.body, url, options, told)

    # Subscribing and fetching

    def subscribe(self, name: str, what: str) -> Change | None:
        """Subscribe to something by a name; one that there is stands for this from now on.

        Args:
            name: of letters, digits, blanks and . + - _.
            what: `huggingface`, `arxiv:cs.LG+cs.CL`, `arxiv?search_query=...` or a feed's address.

        Returns:
            The change, which one :meth:`undo` takes back; None where it is so already.

        Raises:
            SubscriptionError: it can be neither called nor fetched so.
            StoreError: it could not be saved.
        """
        return self._subscriptions.subscribe(name, what)

    def unsubscribe(self, name: str) -> Change:
        """Fetch something no more; what it brought stays.

        Raises:
            UnknownSubscription: there is none of this name.
            StoreError: it could not be saved.
        """
        return self._subscriptions.unsubscribe(name)

    def subscriptions(self) -> Sequence[Subscription]:
        """What is subscribed to, the earliest first."""
        return [*self._subscriptions]

    def fetch(
        self,
        names: Sequence[str] | None = None,
        *,
        since: date | None = None,
        day: date | None = None,
        told: Told = silently,
    ) -> Iterator[FetchReport]:
        """Bring what is new of what is subscribed to, a report for each subscription.

        What fails is told in its report, and the others are fetched. What was fetched before is not
        brought again, and a failure changes nothing but for the days before it.

        Args:
            names: of which subscriptions; None for all.
            since: the first day to bring, whatever was fetched before.
            day: the only day to bring.
            told: is told how far it has come. What it raises ends it and is raised here; what came in
                before stays.

        Raises:
            UnknownSubscription: one of the names is none.
            ConfigError: the settings cannot be read.
            StoreError: the library cannot be written.
        """
        return self._subscriptions.fetch(self._source_settings(), names, since, day, told)

    @cached_property
    def _subscriptions(self) -> Subscriptions:
        # Most starts fetch nothing, and the first screen shall not wait for what does.
        from paperreader.subscriptions import Subscriptions

        return Subscriptions(self._decisions, lambda: self._intake, self._today)

    def _source_settings(self) -> SourceSettings:
        from paperreader.config import read_settings  # see _subscriptions

        return read_settings(self.places.config_file).sources

    # Listing and finding

    @property
    def size(self) -> int:
        """How many papers the library holds."""
        return len(self._index)

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks of all papers that have any, by key."""
        return self._marks.marks

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what was found damaged and what was done about it."""
        return (*self._marks.notices, *self._mending.notices, *self._contents.notices)

    @property
    def samples(self) -> Path:
        """The folder of the sample digests that come with the program."""
        package = Path(__file__).parent
        carried = package / "seeds"
        return carried if carried.is_dir() else package.parent / "seeds"

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
        return self._finding.list(query, view, order, part, hurry)

    @property
    def view_queries(self) -> Mapping[str, Query]:
        """What the views show that `view:` can name, by their names, case-folded, but for those of tags."""
        return self._finding.view_queries

    def jump(self, text: str, limit: int = 10) -> Sequence[Hit]:
        """The papers whose titles a half-remembered text fits best, the best first.

        Of titles that it fits about equally well, those of papers that were lately :meth:`opened`, or
        else starred, read, tagged or noted on with this device, come first.

        Args:
            text: words in any order, misspelt, cut, glued together, or initials.
            limit: how many papers to return at most.
        """
        return self._finding.jump(text, limit)

    def similar(self, reference: str, limit: int = 5) -> Sequence[Hit]:
        """The papers whose titles and abstracts are most like a paper's, the most alike first.

        Args:
            reference: as for :meth:`paper`. The paper itself is left out, and so are other records of it.
            limit: how many papers to return at most; fewer where fewer share a telling word.

        Raises:
            UnknownPaper, AmbiguousPaper: as :meth:`paper`.
        """
        return self._finding.similar(reference, limit)

    def opened(self, key: str) -> None:
        """Take note that the reader has opened a paper, until the library is closed."""
        self._finding.opened(key)

    def paper(self, reference: str) -> Entry:
        """The paper of a key, of an unambiguous prefix of one, of an arXiv id or of a DOI.

        Raises:
            UnknownPaper: no paper answers to it.
            AmbiguousPaper: several do.
        """
        return self._finding.paper(reference)

    def digests(self) -> Sequence[Digest]:
        """All digests, the newest first, and of one day the last imported first."""
        return list(self._index.digests_in_order)

    def tags(self) -> Mapping[str, int]:
        """How many papers bear each tag: the most used first, then by name."""
        return tag_counts(self._decisions.decided)

    def names(self) -> Names:
        """What there is to be named in a query, for whoever completes one."""
        from paperreader.core.completion import Names  # the first screen completes nothing

        digests = self.digests()
        return Names(
            tags=self.tags(),
            sources=[*dict.fromkeys(digest.source for digest in digests)],
            digests=[digest.id for digest in digests],
            views=[view.name for view in self._finding.named_views],
            categories=self._index.categories(),
        )

    def views(self) -> Sequence[ViewCount]:
        """The views there are, with what they hold now: built-in ones, saved ones, tags, digests."""
        finding = self._finding
        return self._overview.views(
            self._decisions.decided,
            finding.named_views,
            finding.shown_by,
            finding.hidden_in,
            finding.settled(Is(Flag.MUTED)),
        )

    # Saved views

    @property
    def saved_views(self) -> Sequence[View]:
        """The views that the reader saved, those saved first before the others; nothing is counted."""
        return [*self._saved]

    def save_view(self, name: str, query: str | Query) -> Change | None:
        """Save a query by a name; a view of this name asks that from now on, and stays in its place.

        Args:
            name: what it shall be called; capital and small letters are the same.
            query: what it shall ask, as text or parsed. Text is kept as it was typed.

        Returns:
            The change, which one :meth:`undo` takes back; None where there is just this view already.

        Raises:
            QueryError: the query cannot be understood.
            ViewError: no view can be called this, or this one would ask for itself.
            StoreError: it could not be saved.
        """
        return self._saved.save(name, query)

    def rename_view(self, old: str, new: str) -> Change | None:
        """Give a saved view another name; views that ask for it by its name go on doing so.

        Returns:
            The change; None where it is called this already.

        Raises:
            UnknownView: there is none of the old name.
            ViewError: no view can be called this, or another one is.
            StoreError: it could not be saved.
        """
        return self._saved.rename(old, new)

    def delete_view(self, name: str) -> Change:
        """Delete a saved view; undone, it is in its place again.

        Raises:
            UnknownView: there is none of this name.
            ViewError: another view asks for it by its name, and is not one that it asks for itself.
            StoreError: it could not be saved.
        """
        return self._saved.delete(name)

    # Handing out

    def export(
        self, papers: str | Sequence[str], format: str, *, told: Told = silently
    ) -> Iterator[str]:
        """The text of papers in another format, piece by piece, a stretch of them in memory at a time.

        Args:
            papers: a query, as :meth:`list` takes it, or keys in the order that is wished.
            format: a name of :data:`paperreader.exports.formats.FORMATS`.
            told: is told how far it has come; what it raises ends it and is raised here.

        Raises:
            QueryError: the query cannot be understood.
            ValueError: there is no such format.
        """
        from paperreader.exports.formats import (
            exported,  # most starts export nothing
            passes_of,
        )
        from paperreader.exports.stretches import Stretches

        keys = self.list(papers).keys if isinstance(papers, str) else papers
        read = self._contents.entries
        return exported(Stretches(keys, read, passes_of(format), told, format), format)

    def export_file(
        self,
        papers: str | Sequence[str],
        format: str,
        path: str | Path,
        *,
        overwrite: bool = False,
        told: Told = silently,
    ) -> None:
        """Write papers into a file in another format, as :meth:`export` gives them; whole or not at all.

        Raises:
            StoreError: the file cannot be written, or is there already and `overwrite` is not wished.
        """
        from paperreader.store.outgoing import write_out  # see export

        write_out(Path(path), self.export(papers, format, told=told), overwrite=overwrite)

    # Deciding

    def mark(
        self,
        keys: Iterable[str],
        *,
        star: bool | None = None,
        read: bool | None = None,
        later: bool | None = None,
        dismiss: bool | None = None,
        snooze: date | None = None,
        tags: Iterable[str] = (),
        untag: Iterable[str] = (),
        note: str | None = None,
    ) -> Change | None:
        """Decide about papers; what is None, and every tag not named, stays as it is.

        Args:
            keys: the papers' keys.
            snooze: the day the papers shall come back, after today.
            tags: tags to add, with or without `#`.
            untag: tags to take away.
            note: a note to keep; an empty one removes it.

        Returns:
            The change, which one :meth:`undo` takes back; None where nothing was to change.

        Raises:
            PastDay: the day to come back is not after today.
            StoreError: the change could not be saved.
        """
        # The first decision can wait for what the first screen has no use for.
        from paperreader.core.decision import Decision

        decision = Decision.told(
            star=star,
            read=read,
            later=later,
            dismiss=dismiss,
            snooze=snooze,
            tags=tags,
            untag=untag,
            note=note,
        )
        return self.decide(keys, decision)

    def decide(self, keys: Iterable[str], decision: Decision) -> Change | None:
        """Carry out a decision about papers, as :meth:`mark` does."""
        if decision.snooze is not None and decision.snooze <= self._today():
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

    # What was typed

    @property
    def today(self) -> date:
        """Which day it is."""
        return self._today()

    def typed_before(self, box: str) -> Sequence[str]:
        """The lines that were typed into a box of the reader on this device, the last one last.

        Raises:
            StoreError: they cannot be read.
        """
        return self._typed.of(box)

    def keep_typed(self, box: str, line: str) -> None:
        """Keep a line that was typed into a box of the reader, in the place of the earliest of many.

        Raises:
            StoreError: it cannot be written.
        """
        self._typed.keep(box, line)

    @cached_property
    def _typed(self) -> TypedLines:
        # No box is open on the first screen.
        from paperreader.store.typed_lines import TypedLines

        return TypedLines(self.places.typed / f"{device_name()}.json")

    # Keeping up

    def prepare(self) -> None:
        """Import what the first search and the first decision need; for a moment when nobody waits."""
        for module in NEEDED_LATER:
            import_module(module)
        self._marks.prepare()

    def refresh(self) -> bool:
        """Look what has been written since, by other programs or by an import; whether anything was.

        Takes no longer than a look at the directories, and writes nothing.

        Raises:
            StoreError: a directory cannot be read.
        """
        marks_changed = self._decisions.refresh()
        self._index.refresh()
        self._mending.look()
        seen, self._seen = self._seen, self._index.generation
        return bool(marks_changed) or self._seen != seen

    @property
    def needs_mending(self) -> bool:
        """Whether the last :meth:`refresh` found digests that are not in the index, or the reverse.

        Where mending has failed it is needed again when something has changed, or after a minute.
        """
        return self._mending.needed

    def mend(self, told: Told = silently) -> bool:
        """Make the index hold the digests that are on disk, the newest first; whether that was done.

        It is not where nothing was amiss, or where another program is at it already. If the index
        cannot be written where it belongs it is kept elsewhere until the library is closed.

        Args:
            told: is told how far it has come. What it raises ends it and is raised here; what is in
                the index by then stays.

        Raises:
            StoreError: the index cannot be written anywhere.
        """
        return self._mending.mend(told)

    def reindex(self, told: Told = silently) -> None:
        """Delete the index and build it again from the digests; ended early, it is mended later.

        Raises:
            StoreBusy: another program has been writing the library for too long.
            StoreError: the index cannot be written.
        """
        self._mending.rebuild(told, PATIENCE)
