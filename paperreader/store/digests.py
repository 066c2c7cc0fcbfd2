"""The digests on disk: written once, never changed, a TinyDB file for every thousand papers.

    2026-05-20-huggingface-3c29a9ea.json       papers 1 to 1,000
    2026-05-20-huggingface-3c29a9ea.2.json     papers 1,001 to 2,000

Table `digest` holds one document, the same in every part; table `papers` has for each paper a document
whose id is the paper's position in the digest, counted from 1. Knows the files' names and how many
papers go into one. Does not know which papers the library has met, nor what a mark is.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import orjson

from paperreader.core.digest import Digest
from paperreader.core.errors import StoreDamaged, StoreError
from paperreader.core.paper import Paper
from paperreader.store.digest_documents import (
    digest_of_document,
    document_of_digest,
    document_of_paper,
    paper_of_document,
)
from paperreader.store.durable import names_in, read_file, remove_orphans, reported_for
from paperreader.store.layout import Tables, parse, row_in
from paperreader.store.lock import PATIENCE, Lock

PAPERS_IN_A_PART = 1000
"""With abstracts they are 2 MB, which is read in some milliseconds and which no editor balks at."""

_PARTS_KEPT = 8
"""Parts kept in memory after reading, 2 MB each at most: a reader goes from a paper to its neighbour, and
one that recurs is in two or three digests of the same days."""

_TICK = 2.0
"""Seconds within which a file system may give two changes one time: FAT is the coarsest."""

_UNFINISHED_KEPT = timedelta(days=7)
"""How long parts of a digest are kept without its first one."""

_ID = re.compile(r"\d{4}-\d\d-\d\d-\w[\w .+-]*-[0-9a-f]{8}")
"""`<date>-<source>-<8 hex digits>`; no source can lead out of the directory."""

_FILE = re.compile(rf"({_ID.pattern})(?:\.([2-9]|[1-9]\d+))?\.json")
"""The id, and the number of the part where it is not the first."""

_DIGEST = "digest"
_PAPERS = "papers"

_MISSING = "is missing or empty"
_ADVICE = "Move the files of this digest away and import it again."


class DigestStore:
    """The digests in one directory, which need not be there yet. May be used from several threads."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = Lock(directory / ".lock")
        self._kept_part = lru_cache(_PARTS_KEPT)(self._bytes_of_part)
        remove_orphans(directory)

    def locked(self, patience: float = PATIENCE) -> AbstractContextManager[None]:
        """Hold off other programs that import, from looking what is there until it is written.

        Args:
            patience: how many seconds to wait for another one.

        Raises:
            StoreBusy: another one has been importing for too long.
            StoreError: the directory cannot be written.
        """
        return self._lock.held(patience)

    def ids(self) -> tuple[str, ...]:
        """The ids of all digests, sorted, found without opening a file.

        Files of other names are passed over, and so is a digest of which a part before the last is
        missing.

        Raises:
            StoreError: the directory cannot be read.
        """
        first: list[str] = []
        others: defaultdict[str, set[int]] = defaultdict(set)
        for match in filter(None, map(_FILE.fullmatch, names_in(self._directory))):
            id, part = match.groups()
            if part:
                others[id].add(int(part))
            else:
                first.append(id)
        return tuple(
            sorted(id for id in first if id not in others or len(others[id]) + 1 == max(others[id]))
        )

    def read(self, id: str) -> tuple[Digest, Collection[Paper]]:
        """A digest and all its papers, in its order.

        The papers of a digest in several parts are read part by part, and once more each time they
        are gone through: no more than a part is in memory at a time.

        Raises:
            StoreError: it is not there, cannot be read, or is damaged, in whichever part.
        """
        first = self._part(id, 1)
        with self._damage_reported(id, 1):
            digest = digest_of_document(first[_DIGEST]["1"])
        papers = tuple(self._papers(id, 1, first, digest.size))
        if digest.size <= PAPERS_IN_A_PART:
            return digest, papers
        # Only what imports, or mends the index, reads digests whole.
        from paperreader.store.papers_by_part import PapersByPart

        by_parts = PapersByPart(self._papers_by_part(id, digest.size), digest.size)
        for _ in by_parts:
            pass  # which raises where there is damage
        return digest, by_parts

    def paper(self, id: str, position: int) -> Paper:
        """The paper at a position of a digest, counted from 1; the last few files stay in memory.

        Raises:
            StoreError: it is not there, cannot be read, or is damaged.
        """
        part = _part_of(position)
        data = self._kept_part(id, part)
        with self._damage_reported(id, part):
            try:
                document = orjson.loads(row_in(data, _PAPERS, str(position)))
            except ValueError:  # an editor has laid it out anew, or it is damaged
                document = parse(data)[_PAPERS][str(position)]
            return paper_of_document(document)

    def write(self, digest: Digest, papers: Sequence[Paper]) -> bool:
        """Keep a digest for good; killed at any moment, all of it is there or nothing.

        Args:
            digest: what is known of it; its size is the number of papers.
            papers: its papers in order, each with the key that it has in the library.

        Returns:
            False if a digest of that id is there already, and then nothing is written.

        Raises:
            StoreError: it cannot be written, or its id can name no file.
        """
        # The first screen shows titles, which are in the index, and shall not wait for TinyDB.
        from paperreader.store.durable_storage import DurableStorage

        parts = _parts(len(papers))
        if all(self._file(digest.id, part).exists() for part in parts):
            return False
        new = []
        try:
            # Without its first part a digest is none, so that one comes last.
            for part in reversed(parts):
                file = self._file(digest.id, part)
                if not file.exists():
                    new.append(file)
                DurableStorage(file).write(_tables(digest, papers, part))
        except BaseException:
            with suppress(OSError):  # what is left is no digest, and in nobody's way
                for file in new:
                    file.unlink(missing_ok=True)
            raise
        return True

    def remove(self, digest: Digest) -> None:
        """Take a digest away, all its parts; killed at any moment, all of it is there or nothing.

        Raises:
            StoreError: it cannot be removed.
        """
        # Without its first part a digest is none, so that one goes first.
        for part in _parts(digest.size):
            file = self._file(digest.id, part)
            with reported_for(file):
                file.unlink(missing_ok=True)
        self._kept_part.cache_clear()

    def remove_unfinished(self, today: date) -> None:
        """Remove what imports that were killed have left; call it while others are locked out.

        That is, parts of a digest without its first, after a week: before, a person may put the first
        back, or a synced folder bring it. What cannot be removed is in nobody's way.
        """
        parts = list(filter(None, map(_FILE.fullmatch, names_in(self._directory))))
        begun = {id for id, part in map(re.Match.groups, parts) if not part}
        for part in parts:
            file = self._directory / part.string
            with suppress(OSError):
                if part[1] not in begun and today - _arrived(file) > _UNFINISHED_KEPT:
                    file.unlink()

    def version(self) -> tuple[int, ...] | None:
        """Differs once a digest has come or gone, found without listing the directory.

        None where it has changed so lately that a next change might bear the same time.
        """
        try:
            status = self._directory.stat()
        except OSError:
            return ()
        settled = time.time() - status.st_mtime > _TICK
        return (status.st_ino, status.st_mtime_ns) if settled else None

    def _file(self, id: str, part: int) -> Path:
        if not _ID.fullmatch(id):
            advice = "Give a --source of letters, digits and hyphens."
            raise StoreError(self._directory, f"no file can be named after {id!r}", advice)
        return self._directory / (f"{id}.json" if part == 1 else f"{id}.{part}.json")

    def _part(self, id: str, part: int) -> Tables:
        from paperreader.store.durable_storage import DurableStorage  # see write

        file = self._file(id, part)
        try:
            tables = DurableStorage(file).read()
        except StoreDamaged as error:
            raise StoreDamaged(file, error.reason, _ADVICE) from error
        if tables is None:
            raise StoreDamaged(file, _MISSING, _ADVICE)
        return tables

    def _bytes_of_part(self, id: str, part: int) -> bytes:
        file = self._file(id, part)
        found = read_file(file)
        if found is None or not found[0]:
            raise StoreDamaged(file, _MISSING, _ADVICE)
        return found[0]

    def _papers_by_part(self, id: str, size: int) -> Callable[[], Iterator[Paper]]:
        def gone_through() -> Iterator[Paper]:
            for part in _parts(size):
                yield from self._papers(id, part, self._part(id, part), size)

        return gone_through

    def _papers(self, id: str, part: int, tables: Tables, size: int) -> Iterator[Paper]:
        with self._damage_reported(id, part):
            for position in _positions(part, size):
                yield paper_of_document(tables[_PAPERS][str(position)])

    @contextmanager
    def _damage_reported(self, id: str, part: int) -> Iterator[None]:
        """Turn what reading a document of another shape raises into a StoreError about its file."""
        try:
            yield
        except KeyError as error:
            reason = f"is damaged (it has no {error})"
            raise StoreDamaged(self._file(id, part), reason, _ADVICE) from error
        except (TypeError, ValueError, OverflowError, AttributeError) as error:
            reason = f"is damaged ({error})"
            raise StoreDamaged(self._file(id, part), reason, _ADVICE) from error


def _arrived(file: Path) -> date:
    """The day on which a file was last written, moved or copied to where it is, whatever it says."""
    status = file.stat()
    return datetime.fromtimestamp(max(status.st_mtime, status.st_ctime), UTC).date()


def _tables(digest: Digest, papers: Sequence[Paper], part: int) -> Tables:
    return {
        _DIGEST: {"1": document_of_digest(digest)},
        _PAPERS: {
            str(position): document_of_paper(papers[position - 1])
            for position in _positions(part, len(papers))
        },
    }


def _parts(size: int) -> range:
    """The numbers of the parts that a digest of so many papers has: at least one."""
    return range(1, max(1, _part_of(size)) + 1)


def _part_of(position: int) -> int:
    return (position - 1) // PAPERS_IN_A_PART + 1


def _positions(part: int, size: int) -> range:
    """The positions of the papers in a part of a digest of so many papers."""
    first = (part - 1) * PAPERS_IN_A_PART + 1
    return range(first, min(first + PAPERS_IN_A_PART, size + 1))
