"""How a list of papers becomes a digest of the library, and how the index is kept true to the store.

Knows that the digests on disk are the truth and the index their copy: which papers of a list were
met before, what a digest is named, what an import reports. Does not know how a file is read, nor
anything of marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from paperreader.core.digest import (
    Digest,
    ImportReport,
    Reading,
    digest_id,
    papers_fingerprint,
    written_day,
)
from paperreader.core.errors import StoreError
from paperreader.core.inert import inert_line
from paperreader.core.paper import Paper, disputed_key
from paperreader.index.index import Index
from paperreader.store.digests import DigestStore


class Intake:
    """Takes digests into the store and the index of one library."""

    def __init__(self, digests: DigestStore, index: Index) -> None:
        self._digests = digests
        self._index = index
        self._damaged: dict[str, StoreError] = {}

    @property
    def notices(self) -> tuple[str, ...]:
        """A sentence for each digest file that could not be read and was passed over."""
        return tuple(map(str, self._damaged.values()))

    def mend_index(self) -> None:
        """Make the index hold the digests that lie on disk, and no others.

        Raises:
            StoreBusy: another program has been writing the library for too long.
            StoreError: the index cannot be written.
        """
        if any(self._differences()):
            with self._digests.locked():
                self._index.refresh()  # another program may have mended it meanwhile
                self._mend()

    def _mend(self) -> None:
        deleted, _ = self._differences()
        if deleted:
            self._index.clear()
        _, missing = self._differences()
        if missing:
            self._index.add(self._readable(sorted(missing)), self._digests.paper)

    def _differences(self) -> tuple[Set[str], Set[str]]:
        """The digests that only the index has, and the readable ones that only the disk has."""
        on_disk = set(self._digests.ids())
        indexed = self._index.digests.keys()
        return indexed - on_disk, on_disk - indexed - self._damaged.keys()

    def take_in(self, reading: Reading, name: str, today: date, *, dry_run: bool) -> ImportReport:
        """Keep a list of papers as a digest, unless it is one that the library has.

        Args:
            reading: what was read.
            name: the file that it was read from.
            today: the digest's day where the reading has none.
            dry_run: whether only to report what would be done.

        Raises:
            StoreError: the library cannot be written.
        """
        with self._digests.locked():
            self.mend_index()
            known = self._index.known(reading.papers)
            papers = each_once(map(self._with_key, reading.papers, known))
            digest = self._named(reading, papers, name, today)
            unchanged = digest.id in self._index.digests
            if not (unchanged or dry_run):
                self._digests.write(digest, papers)
                self._index.add([(digest, papers)], self._digests.paper)
        met = {paper.key for paper in papers} - {key for key in known if key}
        return _report(reading, digest, name, new=len(met), unchanged=unchanged)

    def _with_key(self, paper: Paper, known: str | None) -> Paper:
        """The paper under the key that it has in the library, or shall have."""
        if known is None and paper.key in self._index:
            return replace(paper, key=disputed_key(paper))
        return replace(paper, key=known) if known else paper

    def _named(self, reading: Reading, papers: Sequence[Paper], name: str, today: date) -> Digest:
        day = reading.date or today
        fingerprint = papers_fingerprint(papers)
        digest = Digest(
            id=digest_id(day, reading.source, fingerprint),
            source=reading.source,
            title=reading.title or f"{reading.source} {written_day(day)}",
            date=day,
            date_assumed=reading.date_assumed or reading.date is None,
            imported=datetime.now(UTC),
            origin=inert_line(name),
            format=reading.format,
            size=len(papers),
        )
        return self._known_under_another_day(digest, fingerprint) or digest

    def _known_under_another_day(self, digest: Digest, fingerprint: str) -> Digest | None:
        """The same list of papers, imported when another year, or day, was the one to assume."""
        if not digest.date_assumed:
            return None
        ending = f"-{digest.source}-{fingerprint}"
        twins = (held for held in self._index.digests.values() if held.id.endswith(ending))
        return next((twin for twin in twins if twin.date_assumed), None)

    def _readable(self, digests: Iterable[str]) -> Iterator[tuple[Digest, Sequence[Paper]]]:
        for digest in digests:
            try:
                yield self._digests.read(digest)
            except StoreError as error:
                self._damaged[digest] = error


def files_in(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files of some paths; a folder stands for the files in and below it, by name.

    Hidden files, and the files of hidden folders, are passed over.
    """
    for path in map(Path, paths):
        if path.is_dir():
            inside = (file.relative_to(path) for file in path.rglob("*") if file.is_file())
            shown = (file for file in inside if not any(part[0] == "." for part in file.parts))
            yield from (path / file for file in sorted(shown))
        else:
            yield path


def each_once(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers without those whose key has been before: a digest lists a paper once."""
    first: dict[str, Paper] = {}
    for paper in papers:
        first.setdefault(paper.key, paper)
    return tuple(first.values())


def _report(
    reading: Reading, digest: Digest, name: str, *, new: int, unchanged: bool
) -> ImportReport:
    return ImportReport(
        source_path=name,
        format=reading.format,
        digest=digest.id,
        date=digest.date,
        date_assumed=digest.date_assumed,
        papers=len(reading.papers),
        new=new,
        known=len(reading.papers) - new,
        skipped=len(reading.skipped),
        warnings=tuple(map(str, (*reading.skipped, *reading.warnings))),
        unchanged=unchanged,
    )
