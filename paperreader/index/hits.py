"""What the index gives back: papers it holds, and papers found by their titles."""

from __future__ import annotations

from typing import NamedTuple


class IndexedPaper(NamedTuple):
    """What the index keeps of a paper."""

    key: str

    title: str
    """As the latest digest that lists it writes it."""

    places: tuple[tuple[str, int], ...]
    """The ids of the digests that list it and its positions in each, counted from 1; earliest first."""

    arxiv_id: str
    """Lower case and without version; empty where none of its digests tells it."""

    doi: str
    """Lower case; empty where none of its digests tells it."""

    @property
    def digests(self) -> tuple[str, ...]:
        """The ids of the digests that list it, the earliest first."""
        return tuple(dict.fromkeys(digest for digest, _ in self.places))


class Name(NamedTuple):
    """What a paper is called, by the title and the ids that the index keeps."""

    title: str
    arxiv_id: str
    doi: str


class TitleHit(NamedTuple):
    """A paper found by what was remembered of its title."""

    key: str
    title: str

    score: float
    """From 0 to 100; 100 is the title itself."""

    spans: tuple[tuple[int, int], ...]
    """The characters of the title that were matched, as half-open ranges in ascending order."""
