"""What digests tell of papers, and when each record came, given the places where they tell it.

Knows the digests of the index and those that are coming into it. Does not know how a digest is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from paperreader.core.digest import Digest
from paperreader.core.errors import StoreError
from paperreader.core.one_paper import Appearance, Moment
from paperreader.core.paper import Paper, title_key
from paperreader.index.catalogue import Catalogue
from paperreader.index.keys import key_of
from paperreader.index.neighbours import Held, indexed_ids
from paperreader.index.places import label_of, position_of

Earlier = Callable[[str, int], Paper]
"""Reads what a digest tells of the paper at a position, counted from 1."""


class Moments:
    """When records came, by their places.

    Args:
        digest: gives the digest with a label.
    """

    def __init__(self, digest: Callable[[int], Digest]) -> None:
        self._digest = digest
        self._came: dict[int, tuple[float, str]] = {}

    def of(self, place: int) -> Moment:
        """When the record at a place came."""
        label = label_of(place)
        if label not in self._came:
            digest = self._digest(label)
            self._came[label] = digest.imported.timestamp(), digest.id
        return *self._came[label], position_of(place)


class Records:
    """The records of the digests of an index, and of those that come into it.

    Args:
        catalogue: tells which digests there are.
        earlier: reads a record; what raises StoreError is passed over.
    """

    def __init__(self, catalogue: Catalogue, earlier: Earlier) -> None:
        self.coming: dict[int, Digest] = {}
        """The digests that come, by their labels."""

        self._catalogue = catalogue
        self._earlier = earlier
        self._moments = Moments(self.digest)

    def digest(self, label: int) -> Digest:
        """The digest with a label."""
        return self.coming.get(label) or self._catalogue.digest_labelled(label)

    def told(self, places: Iterable[int]) -> Iterator[tuple[int, Paper]]:
        """The records at some places; a digest that is damaged tells nothing, and lists it still."""
        for place in places:
            with suppress(StoreError):
                yield place, self._earlier(self.digest(label_of(place)).id, position_of(place))

    def appearance(self, place: int, paper: Paper) -> Appearance:
        """A record as it matters to what it tells of."""
        names = title_key(paper.title), paper.key
        return Appearance(self._moments.of(place), paper.key, names, indexed_ids(paper))

    def appearances(self, held: Held, places: Iterable[int]) -> Iterator[tuple[Appearance, int]]:
        """The records of a paper at some of its places, each with its place.

        The only record of a paper need not be read. One that cannot be read keeps together what is together.
        """
        told = {} if len(held.places) == 1 else dict(self.told(places))
        key, *others = map(key_of, (held.key, *held.names))
        for place in places:
            paper = told.get(place)
            if paper is None:
                yield Appearance(self._moments.of(place), key, (key, *others), held.ids), place
            else:
                yield self.appearance(place, paper), place
