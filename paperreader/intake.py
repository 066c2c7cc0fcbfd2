"""How a list of papers becomes a digest of the library.

Knows which papers of a list were met before, what a digest is named, what an import reports, and that
it is whole or not there. Does not know how any format is read, nor anything of marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paperreader.core.digest import Digest
from paperreader.core.errors import DigestError
from paperreader.core.importing import Beyond, ImportOptions, ImportReport, Outcome
from paperreader.core.listed import each_once, keyed
from paperreader.core.naming import is_of_one_place, mistaken_for, named
from paperreader.core.one_paper import Appearance
from paperreader.core.paper import Paper
from paperreader.core.progress import PAPERS_A_STEP, Progress, Told, silently, stretch, watched
from paperreader.core.reading import Reading
from paperreader.core.rehearsal import Rehearsal
from paperreader.formats.detect import LARGEST_INPUT, readings
from paperreader.index.index import Index
from paperreader.mending import Mending, locked
from paperreader.store.digests import DigestStore
from paperreader.store.incoming import bytes_of, files_in, shares
from paperreader.store.refuge import remove_abandoned

if TYPE_CHECKING:
    from paperreader.sources.web import Web

PATIENCE = 600.0
"""Seconds to wait for another program that imports: longer than any file takes."""

READ = 0.35
"""Share of the time of an import, after which the file is read."""

KEYED = 0.15
"""Share of the time of taking a list in, after which it is known which of its papers are new."""


class Intake:
    """Takes digests into the store and the index of one library.

    Args:
        digests: the store.
        index: the index.
        mending: keeps the index true to the store.
        web: opens the door to the network.
        today: says which day it is, for digests without one.
    """

    def __init__(
        self,
        digests: DigestStore,
        index: Index,
        mending: Mending,
        web: Callable[[], Web],
        today: Callable[[], date],
    ) -> None:
        self._digests = digests
        self._index = index
        self._mending = mending
        self._web = web
        self._today = today
        self._cleared_up = False

    def take_in_files(
        self,
        paths: Iterable[str | Path],
        options: ImportOptions | None = None,
        told: Told = silently,
    ) -> Iterator[Outcome]:
        """Take in files and the files of folders, in order, each as :meth:`take_in_bytes` does.

        A file that cannot be read, or holds no digest, is yielded as the error that says so. In a dry run
        each file counts on those before it.

        Args:
            paths: the files and folders.
            options: what a person says against what the files say themselves.
            told: is told of progress; what it raises ends it, and the files before are imported.

        Raises:
            StoreBusy, StoreError: as :meth:`take_in_bytes`.
        """
        counting_on_others: ImportOptions = {"rehearsal": Rehearsal(), **(options or {})}
        papers = 0
        for path, begin, end in shares(files_in(paths)):
            part = stretch(told, begin, end, papers)
            for outcome in self.take_in_file(path, counting_on_others, part):
                if not isinstance(outcome, DigestError):
                    papers += outcome.papers
                yield outcome

    def take_in_file(self, path: Path, options: ImportOptions, told: Told) -> Iterator[Outcome]:
        """Take in a file, and each file packed in it, as :meth:`take_in_files` does."""
        told(Progress(0, 0, str(path)))
        try:
            data = bytes_of(path, LARGEST_INPUT + 1)
        except DigestError as error:
            return iter((error,))
        return self.take_in_bytes(data, str(path), options, told)

    def take_in_url(
        self, url: str, options: ImportOptions | None = None, told: Told = silently
    ) -> Iterator[Outcome]:
        """Take in what an https address answers, as :meth:`take_in_bytes` does.

        Raises:
            SourceError: there is no answer, or none that may be asked for.
            ConfigError: the settings cannot be read.
            StoreBusy, StoreError: as :meth:`take_in_bytes`.
        """
        with self._web() as web:
            answer = web.get(url, told)
        yield from self.take_in_bytes(answer.body, url, options, told)

    def take_in_bytes(
        self,
        data: bytes,
        name: str,
        options: ImportOptions | None = None,
        told: Told = silently,
    ) -> Iterator[Outcome]:
        """Keep the papers that a file holds as digests, but for those that the library has.

        Args:
            data: what it holds.
            name: what it is called.
            options: what a person says against what the file says itself.
            told: is told of progress; if it raises, nothing of the digest in hand is there.

        Returns:
            What became of each digest, one after the other and at least one: a report, or the
            DigestError that says why it is none. A file can hold several, and an archive files.

        Raises:
            StoreBusy: other programs have been importing for too long.
            StoreError: the library cannot be written; nothing of the digest in hand is there then.
        """
        options = options or {}
        told(Progress(0, 0, name))
        found = readings(data, name=name, today=self._today(), format=options.get("format"))
        # The bytes are let go of once they are read: there are more of them than of papers.
        del data
        begin, papers = 0.0, 0
        for reading, end in found:
            if isinstance(reading, DigestError):
                yield reading
            else:
                reading = reading.overridden(options.get("date"), options.get("source"))
                part = stretch(told, begin + (end - begin) * READ, end, papers)
                papers += len(reading.papers)
                yield self._take_in(reading, options, part)
            begin = end

    def _take_in(self, reading: Reading, options: ImportOptions, told: Told) -> ImportReport:
        name = reading.origin
        dry_run = options.get("dry_run", False)
        rehearsal = (options.get("rehearsal") if dry_run else None) or Rehearsal()
        with self._alone(told, dry_run=dry_run):
            self._mending.mend(stretch(told, 0, 0))
            papers = each_once(reading.papers)
            taken_in = self._keyed(papers, name, rehearsal, stretch(told, 0, KEYED))
            if beyond := options.get("beyond"):
                taken_in = list(self._going_on(taken_in, reading, beyond))
                reading = replace(reading, papers=tuple(paper for paper, _ in taken_in))
            papers = tuple(paper for paper, _ in taken_in)
            held = rehearsal.added_to(self._index.digests)
            digest = named(reading, papers, held, self._today(), datetime.now(UTC))
            unchanged = digest.id in held or bool(beyond and not papers)
            mistaken = mistaken_for(digest, held)
            if dry_run:
                rehearsal.take(digest, papers, instead_of=mistaken)
            elif mistaken or not unchanged:
                self._keep(digest, papers, mistaken, stretch(told, KEYED, 1))
        new = len({paper.key for paper, is_known in taken_in if not is_known})
        return _report(reading, digest, name, new=new, unchanged=unchanged)

    @contextmanager
    def _alone(self, told: Told, *, dry_run: bool) -> Iterator[None]:
        """Hold off other imports; a dry run holds off nobody, for it may be where nobody can write."""
        if dry_run:
            yield
            return
        with locked(self._digests, told, PATIENCE):
            self._clear_up()
            yield

    def _clear_up(self) -> None:
        """Remove, once, what programs have left that were killed while they imported, or read."""
        if not self._cleared_up:
            self._digests.remove_unfinished(self._today())
            remove_abandoned()
            self._cleared_up = True

    def _keyed(
        self, papers: Sequence[Paper], name: str, rehearsal: Rehearsal, told: Told
    ) -> list[tuple[Paper, bool]]:
        """The papers under the keys that they have in the library, or shall have; and whether they have."""
        there: dict[str, Appearance] = {}
        for start in range(0, len(papers), PAPERS_A_STEP):
            told(Progress(start / len(papers), 0, name))
            lot = papers[start : start + PAPERS_A_STEP]
            there |= {one.key: one for one in self._index.alike(lot)}
        return keyed(papers, (*there.values(), *rehearsal.papers))

    def _going_on(
        self, papers: Sequence[tuple[Paper, bool]], reading: Reading, beyond: Beyond
    ) -> Iterator[tuple[Paper, bool]]:
        """The papers that no digest has that the list goes on from."""
        day, held = reading.date or self._today(), self._index.digests
        listed = {
            id
            for id, digest in held.items()
            if is_of_one_place(digest, reading.source, reading.origin)
            and (beyond is Beyond.SOURCE or digest.date == day)
        }
        known = self._index.indexed([paper.key for paper, is_known in papers if is_known])
        old = {one.key for one in known if not listed.isdisjoint(one.digests)}
        return (each for each in papers if each[0].key not in old)

    def _keep(
        self, digest: Digest, papers: Sequence[Paper], mistaken: Digest | None, told: Told
    ) -> None:
        """Write a digest and add it to the index; where one of the two fails, neither is done.

        It takes the place of one that was the same but for a day that was assumed.
        """
        is_new = False

        def kept() -> Iterator[Paper]:
            nonlocal is_new
            yield from watched(papers, digest.origin, told)
            # While the index is at work on what it was given; it commits nothing before this is over.
            is_new = self._digests.write(digest, papers)

        def earlier(id: str, position: int) -> Paper:
            return papers[position - 1] if id == digest.id else self._digests.paper(id, position)

        try:
            without = [mistaken.id] if mistaken else []
            self._index.add([(digest, kept())], earlier, without=without)
        except BaseException:
            if is_new and digest.id not in self._index.digests:
                self._digests.remove(digest)
            raise
        if mistaken:
            self._digests.remove(mistaken)


def _report(
    reading: Reading, digest: Digest, name: str, *, new: int, unchanged: bool
) -> ImportReport:
    return ImportReport(
        source_path=name,
        format=reading.format,
        digest=digest.id,
        date=digest.date,
        date_assumed=digest.date_assumed,
        is_undated=digest.is_undated,
        papers=len(reading.papers),
        new=new,
        known=len(reading.papers) - new,
        skipped=len(reading.skipped),
        warnings=tuple(map(str, (*reading.skipped, *reading.warnings))),
        unchanged=unchanged,
    )
