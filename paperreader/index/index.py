"""The index as the library sees it: the disposable copy, arranged for listing and finding.

Knows which part answers which question, that one state is read while the next is written, and that
a damaged index is an empty one. Does not know where the truth lies: whoever owns this index fills it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import Self

import tantivy

from paperreader.core.digest import Digest
from paperreader.core.errors import StoreBusy, StoreError
from paperreader.core.paper import Paper
from paperreader.core.query import Query
from paperreader.index.documents import is_damage
from paperreader.index.hits import IndexedPaper, TitleHit
from paperreader.index.identity import known_keys
from paperreader.index.keys import Keys
from paperreader.index.lookup import holds, indexed, lookup
from paperreader.index.selection import Marked, select
from paperreader.index.state import clear_away, lay_out, load, nothing, signature, sweep
from paperreader.index.writing import Addition, Earlier

__all__ = ["Index", "IndexedPaper", "TitleHit"]

WRITER_HEAP = 60_000_000
"""Bytes that documents are gathered in before they go to disk."""

WRITER_THREADS = 1
"""One thread indexes as fast as papers can be made into documents."""

PAPERS_IN_A_COMMIT = 50_000
"""Papers after which a long addition is committed, at the end of a digest, so that memory stays flat."""

PATIENCE = 2.0
"""Seconds to wait for another writer. The library has a lock of its own, so there should be none."""

LOOKING_AGAIN = 0.05
"""Seconds between two looks at whether it is done."""


class Index:
    """The papers of a library, arranged for search.

    May be used from several threads: what is asked is answered from one state, whatever is added
    meanwhile. Every question raises StoreDamaged where the files turn out to be damaged after they
    were opened; opened again, the index is empty.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._writing = RLock()
        self._reload()

    @classmethod
    def open(cls, directory: Path) -> Self:
        """The index in a directory; an empty one where it is missing, damaged or of another version.

        Nothing is written before something is added.
        """
        return cls(directory)

    def close(self) -> None:
        """Let go of all files; after that the index is empty."""
        self._state = nothing(self._directory)

    def __len__(self) -> int:
        """How many papers it holds."""
        return len(self._state.catalogue.keys)

    def __contains__(self, key: str) -> bool:
        """Whether it holds the paper of a key."""
        return holds(self._state, key)

    @property
    def generation(self) -> int:
        """Names what it holds: another number after every change; 0 where there is no index."""
        return self._state.generation

    @property
    def digests(self) -> Mapping[str, Digest]:
        """The digests it holds, by id, the newest first."""
        return self._state.catalogue.digests

    def keys(self, digest: str | None = None) -> Sequence[str]:
        """The keys of all papers in reading order, or of those of a digest in its order.

        In reading order the newest digest comes first, and of those of one day the last imported; a
        paper stands where the first of its digests lists it. Of an unknown digest there are none.
        """
        catalogue = self._state.catalogue
        return Keys(catalogue.keys if digest is None else catalogue.listed(digest))

    def select(self, query: Query, marked: Marked) -> Sequence[str]:
        """The keys of the papers that a query selects.

        Args:
            query: what is asked.
            marked: gives the keys of the papers whose marks answer a node of it: a flag, a tag, or
                a word or phrase in tags and notes. It is not asked for `Flag.UNREAD`, for a paper
                without a mark is unread.

        Returns:
            They are in reading order, or in a digest's own if the query is about that one alone; what
            is added later does not change them. Of many, only those that are looked at are fetched.
        """
        return select(self._state, query, marked)

    def indexed(self, keys: Sequence[str]) -> Sequence[IndexedPaper]:
        """What the index keeps of some papers, in the order of their keys; unknown ones are left out."""
        return indexed(self._state, keys)

    def jump(self, text: str, limit: int) -> list[TitleHit]:
        """The papers whose titles a half-remembered text fits best, the best first.

        Args:
            text: words in any order, misspelt, cut short, glued together, or initials. Any text will
                do; one without letters and digits finds nothing.
            limit: how many papers to give at most.
        """
        # rapidfuzz takes 24 ms to import, which the first screen need not wait for.
        from paperreader.index.jump import jump

        return jump(self._state, text, limit)

    def lookup(self, reference: str) -> list[str]:
        """The keys of the papers that a reference names: none, one, or some of several.

        Args:
            reference: a key, the beginning of one, an arXiv id of any version, or a DOI; an id also
                as a URL.
        """
        return lookup(self._state, reference)

    def known(self, papers: Iterable[Paper]) -> list[str | None]:
        """For each paper the key of the paper in the index that it is, or None if it is new.

        A new paper whose own key is in the index is another work with the same title; see
        :func:`paperreader.core.paper.disputed_key`.
        """
        return known_keys(self._state.documents, papers)

    def refresh(self) -> bool:
        """Take in what another process has committed; whether it has."""
        with self._writing:
            if signature(self._directory) == self._signature:
                return False
            before = self._state.generation
            self._reload()
            return self._state.generation != before

    def add(self, digests: Iterable[tuple[Digest, Iterable[Paper]]], earlier: Earlier) -> None:
        """Add digests, one after the other; such as are there already are passed over.

        A paper that is there already, by its key, gains the digest and is then found by what all its
        digests tell. Killed at any moment, the index holds what it held before or all that is added;
        of more than 50,000 papers it may hold the first digests, each whole.

        Args:
            digests: with their papers, which have their keys in the library.
            earlier: reads what a digest, which is in the index or was given before, tells of the
                paper at a position, counted from 1; what raises StoreError is passed over.

        Raises:
            StoreBusy: another process keeps writing it.
            StoreError: it cannot be written; it is then as it was.
        """
        with self._writing, self._telling_failure():
            self._reload()
            if not self._state.generation:
                lay_out(self._directory)
                self._reload()
            with self._writer() as writer:
                self._add(writer, digests, earlier)
            self._reload()

    def clear(self) -> None:
        """Take everything out.

        Raises:
            StoreError: it cannot be written.
        """
        with self._writing, self._telling_failure():
            clear_away(self._directory)
            self._reload()

    def _add(
        self,
        writer: tantivy.IndexWriter,
        digests: Iterable[tuple[Digest, Iterable[Paper]]],
        earlier: Earlier,
    ) -> None:
        addition = Addition(self._state, writer, earlier)
        for digest, papers in digests:
            addition.take(digest, papers)
            if len(addition) >= PAPERS_IN_A_COMMIT:
                addition.commit(self._directory)
                self._reload()
                addition = Addition(self._state, writer, earlier)
        if addition:
            addition.commit(self._directory)

    def _reload(self) -> None:
        # The signature comes first: what is committed in between is then seen by the next refresh.
        self._signature = signature(self._directory)
        self._state = load(self._directory)

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """A writer, which takes back what is not committed when the block fails."""
        writer = self._patiently_opened_writer()
        sweep(self._directory)  # now that nobody else can be writing there
        try:
            yield writer
        except BaseException:
            with suppress(ValueError):  # a writer that an error has killed has nothing to take back
                writer.rollback()
                writer.wait_merging_threads()  # which lets go of the lock
            raise
        writer.wait_merging_threads()

    def _patiently_opened_writer(self) -> tantivy.IndexWriter:
        deadline = monotonic() + PATIENCE
        while True:
            try:
                return self._state.index.writer(WRITER_HEAP, WRITER_THREADS)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                if monotonic() >= deadline:
                    raise StoreBusy(self._directory, PATIENCE) from error
            sleep(LOOKING_AGAIN)

    @contextmanager
    def _telling_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self._reload()
            if isinstance(error, StoreError) or not is_damage(error):
                raise
            advice = "The search index is a copy: make room or give access there, and start again."
            raise StoreError(self._directory, str(error), advice) from error
