"""The index as the library sees it: the disposable copy, arranged for listing and finding.

Knows which part answers which question, that one state is read while the next is written, and that
a damaged index is an empty one. Does not know where the truth lies: whoever owns this index fills it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self

from paperreader.core.digest import Digest
from paperreader.core.listing import Hurry
from paperreader.core.paper import Paper
from paperreader.core.query import NONE, Query
from paperreader.core.sort import Sort
from paperreader.index.found import Found, InOrder, Standing
from paperreader.index.hits import IndexedPaper, Name, TitleHit
from paperreader.index.keys import NUMBERS, numbers_of
from paperreader.index.lookup import digests_of, holds, indexed, lookup, names
from paperreader.index.marked_rows import MarkedRows
from paperreader.index.rowset import RowSet
from paperreader.index.schema import CATEGORIES
from paperreader.index.searched_rows import SearchedRows
from paperreader.index.selection import DONE_WITH, Marked, Rows, rows, select
from paperreader.index.state import State, borrow, clear_away, lay_out, load, nothing, signature
from paperreader.index.tallies import DigestCount, Tallies

if TYPE_CHECKING:
    from paperreader.core.one_paper import Appearance
    from paperreader.index.neighbours import Neighbours
    from paperreader.index.records import Earlier

__all__ = ["Index", "IndexedPaper", "TitleHit"]

MOST_CATEGORIES = 500
"""Categories that are told: arXiv has 160, and feeds may have any."""

Holding = Callable[[Sequence[str]], frozenset[str]]
"""Tells which of some papers, by their keys, are among others."""


class Index:
    """The papers of a library, arranged for search.

    May be used from several threads: what is asked is answered from one state, whatever is added
    meanwhile. Every question raises StoreDamaged where the files turn out to be damaged after they
    were opened; opened again, the index is empty.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._writing = RLock()
        self._tallies: Tallies | None = None
        self._rows: Rows | None = None
        self._around: Neighbours | None = None
        self._reloaded()

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
        """Whether it holds the paper of a key or alias."""
        return holds(self._state, key)

    @property
    def generation(self) -> int:
        """Names what it holds: another number after every change; 0 where there is no index."""
        return self._state.generation

    @property
    def digests(self) -> Mapping[str, Digest]:
        """The digests it holds, by id, the newest first."""
        return self._state.catalogue.digests

    @property
    def digests_in_order(self) -> Sequence[Digest]:
        """The digests it holds, the newest first."""
        return self._state.catalogue.digests_in_order

    def keys(self, digest: str | None = None) -> Sequence[str]:
        """The keys of all papers in reading order, or of those of a digest in its order.

        In reading order the newest digest comes first, and of those of one day the last imported; a
        paper stands where the first of its digests lists it. Of an unknown digest there are none.
        """
        catalogue, aliases = self._state.catalogue, self._state.aliases
        if digest is None:
            return Found(Standing(catalogue, RowSet.every(len(catalogue.keys))), aliases)
        return Found(InOrder(array(NUMBERS, catalogue.listed(digest))), aliases)

    def select(
        self,
        query: Query,
        marked: Marked,
        sort: Sort = Sort.DATE,
        hurry: Hurry | None = None,
    ) -> Found:
        """The keys of the papers that a query selects.

        Args:
            query: what is asked; it wishes no order itself, names no view, and its days are those of the
                calendar: see :func:`paperreader.core.query_fields.settled`.
            marked: gives the papers whose marks answer a node of it: a flag, a tag, or a word or
                phrase in tags and notes. It is not asked for `Flag.UNREAD`, for a paper without a
                mark is unread.
            sort: their order. By date is reading order, or a digest's own if the query is about that one
                alone.
            hurry: what will do where it takes long to find all; None for nothing but all.

        Returns:
            What is added later does not change them. Of many, only those that are looked at are fetched.
        """
        state = self._state
        return select(state, query, marked, self._rows_in(state), sort, hurry)

    def holding(self, query: Query, marked: Marked) -> Holding:
        """A function that tells which of some papers, by their keys, a query selects as things are now.

        What has to be searched for is searched for by this call, and not by the function.

        Args:
            query: as for :meth:`select`.
            marked: as for :meth:`select`.
        """
        state = self._state
        selected = rows(state, query, marked, self._rows_in(state))

        def among(keys: Sequence[str]) -> frozenset[str]:
            numbers = ((key, state.catalogue.rows_of(numbers_of([key]))) for key in keys)
            return frozenset(
                key for key, stand in numbers if any(map(selected.__contains__, stand))
            )

        return among

    def categories(self) -> Sequence[str]:
        """The categories of papers, folded, those of the most papers first."""
        return self._state.documents.terms(CATEGORIES, MOST_CATEGORIES)

    def digest_counts(self, marked: Marked, hidden: Query = NONE) -> list[DigestCount]:
        """All digests, the newest first, each with how many papers it lists and how many are unread.

        With what was dismissed one is done without having read it: it is not counted as unread.

        Args:
            marked: as for :meth:`select`.
            hidden: selects the papers that are not to be counted; as for :meth:`select`.
        """
        state, tallies = self._state, self._tallies
        if tallies is None or tallies.catalogue is not state.catalogue:
            self._tallies = tallies = Tallies(state.catalogue, partial(digests_of, state))
        known = self._rows_in(state)
        return tallies.counts(*(rows(state, asked, marked, known) for asked in (DONE_WITH, hidden)))

    def keep_rows(self) -> None:
        """Write down which rows marks stand for, and searches that are remembered, if that was looked up.

        The next program need not look for them. To write takes a moment; that it fails does no harm.
        """
        known = self._rows_in(self._state)
        known.marked.keep()
        known.searched.keep()

    def _rows_in(self, state: State) -> Rows:
        known = self._rows
        if known is None or known.marked.catalogue is not state.catalogue:
            directory = self._directory
            self._rows = known = Rows(MarkedRows(state, directory), SearchedRows(state, directory))
        return known

    def indexed(self, keys: Sequence[str]) -> Sequence[IndexedPaper]:
        """What the index keeps of some papers, in the order of their keys, or aliases; of known ones."""
        return indexed(self._state, keys)

    @staticmethod
    def cut(text: str) -> Sequence[tuple[str, str]]:
        """The words of a text as they are searched for, folded, each with its stem."""
        from paperreader.index.stems import cut  # most starts search for no word

        return cut(text)

    def names(self, keys: Collection[str]) -> Mapping[str, Name]:
        """What papers are called, by their keys; unknown ones are left out."""
        return names(self._state, keys)

    def jump(self, text: str, limit: int, lately: Sequence[str] = ()) -> list[TitleHit]:
        """The papers whose titles a half-remembered text fits best, the best first.

        Args:
            text: words in any order, misspelt, cut short, glued together, or initials. Any text will
                do; one without letters and digits finds nothing.
            limit: how many papers to give at most.
            lately: the keys of papers that were looked at lately, the latest first: of titles that the
                text fits about equally well theirs come first. Twenty count.
        """
        # rapidfuzz takes 24 ms to import, which the first screen need not wait for.
        from paperreader.index.jump import jump

        return jump(self._state, text, limit, lately)

    def similar(self, paper: Paper, limit: int) -> list[TitleHit]:
        """The papers whose titles and abstracts are most like a paper's, the most alike first.

        Args:
            paper: with its abstract; it is left out itself, and so are other records of its title.
            limit: how many papers to give at most.
        """
        from paperreader.index.similar import similar  # the first screen is seen before

        return similar(self._state, paper, limit)

    def lookup(self, reference: str) -> list[str]:
        """The keys of the papers that a reference names: none, one, or some of several.

        Args:
            reference: a key, the beginning of one, an arXiv id of any version, or a DOI; an id also
                as a URL.
        """
        return lookup(self._state, reference)

    def alike(self, papers: Iterable[Paper]) -> list[Appearance]:
        """The papers in the index that share a name or an id with any of these, each as a record a key.

        They have all names and ids of the paper, and that of its own key came when its first record did.

        Args:
            papers: each under the key that its own title makes.
        """
        # What only an import needs is imported with it: the first screen shall not wait for that.
        from paperreader.index.identity import alike

        with self._writing:
            return alike(self._state, self._neighbours(), papers)

    @property
    def aliases(self) -> Mapping[str, str]:
        """The other keys that papers go by, with the papers' own; the same object until that changes."""
        return self._state.aliases.by_key

    def refresh(self) -> bool:
        """Take in what another process has committed; whether it has.

        While this index is written here, that is all that is there to see, and it is seen already.
        """
        if not self._writing.acquire(blocking=False):
            return False
        try:
            if signature(self._directory) == self._signature:
                return False
            before = self._state.generation
            return self._reloaded().generation != before
        finally:
            self._writing.release()

    def add(
        self,
        digests: Iterable[tuple[Digest, Iterable[Paper]]],
        earlier: Earlier,
        *,
        without: Iterable[str] = (),
    ) -> None:
        """Add digests, one after the other; such as are there already are passed over.

        Records of one paper, as :mod:`paperreader.core.one_paper` tells, are found as one, by what all of
        them tell. In which order digests come makes no difference to what is found. Of many, the
        first are found after 2,000 papers and ever more from then on, while the others are added. Killed
        at any moment, the index holds some of the first digests, each whole, and all it held before.

        Args:
            digests: with their papers, under the keys that they are taken in with. What it raises ends the
                addition: what is found by then stays, the rest is not there. Who wants to know how
                far it has come counts what it gives.
            earlier: reads what a digest, which is in the index, was given before or is just being given,
                tells of the paper at a position, counted from 1; what raises StoreError is passed over.
            without: the ids of digests to take out first; what else is listed of their papers stays.

        Raises:
            StoreBusy: another process keeps writing it.
            StoreError: it cannot be written; as where `digests` raises, what is found by then stays.
        """
        from paperreader.index.filling import Filling  # see known
        from paperreader.index.writer import writing

        with self._writing, self._telling_failure():
            state = self._reloaded()
            if not state.generation:
                lay_out(self._directory)
                state = self._reloaded()
            with writing(state.index, self._directory) as writer:
                filling = Filling(self._directory, writer, earlier, self._reloaded)
                around = self._neighbours()
                self._around = None  # it follows what is added, whether that is committed or not
                filling.add(state, digests, without, around)
            self._reloaded()

    def move(self, directory: Path) -> None:
        """Lie in a new directory from now on, with all it holds; the old one is left as it is.

        What the old one holds is borrowed and not copied. So an index that cannot be written where it
        lies, not even opened as tantivy must lock what it opens, is read and added to elsewhere.

        Raises:
            OSError: the new directory cannot be written.
        """
        with self._writing:
            borrow(self._directory, directory)
            self._directory = directory
            self._reloaded()

    def clear(self) -> None:
        """Take everything out.

        Raises:
            StoreError: it cannot be written.
        """
        with self._writing, self._telling_failure():
            clear_away(self._directory)
            self._reloaded()

    def _neighbours(self) -> Neighbours:
        """What was found around papers that are to come in."""
        from paperreader.index.neighbours import Neighbours  # see alike

        if self._around is None or self._around.generation != self._state.generation:
            self._around = Neighbours(self._state)
        return self._around

    def _reloaded(self) -> State:
        """The state as it is on disk, which from now on is asked; for whoever holds the lock."""
        # The signature comes first: what is committed in between is then seen by the next refresh.
        self._signature = signature(self._directory)
        self._state = state = load(self._directory)
        return state

    @contextmanager
    def _telling_failure(self) -> Iterator[None]:
        from paperreader.index.writer import failed  # see known

        try:
            yield
        except BaseException as error:
            self._reloaded()
            if failure := failed(self._directory, error):
                raise failure from error
            raise
