"""What a query selects: papers in an order, read from the library only as far as someone looks.

Knows the shape of a listing, of one of its rows and of a jump's hit. Does not know how they are
found: a listing is handed its keys and two functions that read what belongs to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, overload

from paperreader.core.errors import UnknownPaper
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.core.query import Query
from paperreader.core.sort import Sort

STRETCH = 500
"""Papers read at once by whoever goes through many: enough that neighbours share the reading of their
digest's file, and few enough for little memory."""


class Hurry(NamedTuple):
    """What will do for now where all papers are not found at once."""

    enough: int
    """How many papers, the first ones."""

    seconds: float
    """How long it may take to find all of them, by the computer's own estimate."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of the library with all that is known of it."""

    paper: Paper
    mark: Mark

    digests: tuple[str, ...]
    """The ids of the digests that list it, earliest first; how many there are is how often it was
    seen.
    """


class Row(NamedTuple):
    """What a list shows of one paper; cheap to read, a screenful at a time."""

    key: str
    title: str
    mark: Mark

    seen: int
    """How many digests list the paper."""

    watched: bool = False
    """Whether a rule of the configuration watches for it, by the marks as they were when it was listed."""


@dataclass(frozen=True, slots=True)
class Listing(Sequence[Entry]):
    """The papers that a query selects, in an order.

    A value: what is marked or imported later changes what its rows say, never which papers it
    holds. Its length is the number of papers it holds; `listing[i]` reads one entry, `listing[i:j]`
    several, and to go through it takes little memory.
    """

    query: Query
    """The query that selected them."""

    keys: Sequence[str]
    """The papers' keys, in order."""

    total: int
    """How many papers the query selects, of which a limit or an offset may have left out some; of an
    unfinished listing how many are known."""

    read_entries: Callable[[Sequence[str]], Sequence[Entry]] = field(repr=False)
    """Reads the entries of some keys, in their order."""

    read_rows: Callable[[Sequence[str]], Sequence[Row]] = field(repr=False)
    """Reads the rows of some keys, in their order."""

    find_all: Callable[[], Listing] | None = field(default=None, repr=False)
    """Finds the papers of an unfinished listing; None where these are all."""

    sort: Sort = Sort.DATE
    """The order they are in."""

    count_hidden: Callable[[], int] = field(default=lambda: 0, repr=False)
    """Counts the papers that would be listed if they were not muted."""

    @property
    def hidden(self) -> int:
        """How many papers more would be listed if they were not muted; counted when it is first asked."""
        return self.count_hidden()

    @property
    def unfinished(self) -> bool:
        """Whether there are more papers behind these, not yet looked for: whoever asked was in a hurry."""
        return self.find_all is not None

    def whole(self) -> Listing:
        """The listing with all its papers, by the marks as they were when it was asked for."""
        return self if self.find_all is None else self.find_all()

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...

    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(index, slice):
            return self.read_entries(self.keys[index])
        key = self.keys[index]
        for entry in self.read_entries([key]):
            return entry
        raise UnknownPaper(key)  # its digests were deleted meanwhile

    def __iter__(self) -> Iterator[Entry]:
        """All entries, read a stretch at a time; those of papers that are gone meanwhile are left out."""
        for start in range(0, len(self), STRETCH):
            yield from self[start : start + STRETCH]

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from `start` up to `stop`, both counted from 0 and cut to the listing."""
        return self.read_rows(self.keys[max(0, start) : max(0, stop)])

    def all_rows(self) -> Iterator[Row]:
        """All rows, read a stretch at a time."""
        for start in range(0, len(self), STRETCH):
            yield from self.rows(start, start + STRETCH)


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper that a jump found by its title, or that was found to be like another."""

    key: str
    title: str

    score: float
    """From 0 to 100; 100 is the title itself, or of papers that are alike the paper itself."""

    spans: tuple[tuple[int, int], ...]
    """The characters of the title that were matched, as half-open ranges in ascending order; none where the
    title was not looked at alone."""

    read_paper: Callable[[str], Paper] = field(repr=False, compare=False)
    """Reads the paper of a key."""

    @property
    def paper(self) -> Paper:
        """The whole paper, read when asked for."""
        return self.read_paper(self.key)
