"""What the index gives back: papers it holds, and papers found by their titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class IndexedPaper(NamedTuple):
    """What the index keeps of a paper."""

    key: str

    title: str
    """As the latest digest that lists it writes it."""

    arxiv_id: str
    """Lower case and without version; empty where none of its digests tells it."""

    doi: str
    """Lower case; empty where none of its digests tells it."""

    numbers: Sequence[int]
    """Its places as the index writes them, each once."""

    place_of: Callable[[int], tuple[str, int]]
    """Reads such a place: the id of the digest, and the position in it."""

    @property
    def seen(self) -> int:
        """How many digests list it."""
        return len(self.numbers)

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """The ids of the digests that list it and its position in each, counted from 1; earliest first.

        They are looked up now, for a row of a list shows only how many they are.
        """
        return tuple(map(self.place_of, sorted(self.numbers, reverse=True)))


class TitleHit(NamedTuple):
    """A paper found by what was remembered of its title."""

    key: str
    title: str

    score: float
    """From 0 to 100; 100 is the title itself."""

    spans: tuple[tuple[int, int], ...]
    """The characters of the title that were matched, as half-open ranges in ascending order."""
