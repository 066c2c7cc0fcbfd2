"""What digests list, while papers that they list become one, or come apart.

Knows at which position each paper of a digest stands that is just coming in, and finds that out for one that
came before where it must. A digest lists a paper once, where the first of its records is. Does not know why
a paper has another key than before.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from paperreader.index.catalogue import Catalogue, Row
from paperreader.index.keys import NUMBERS
from paperreader.index.neighbours import Held
from paperreader.index.places import label_of, position_of


class Listings:
    """The keys of digests in their order, by the digests' labels.

    Args:
        catalogue: what they listed before.
        held: gives papers as they are now, by their keys.
    """

    def __init__(
        self, catalogue: Catalogue, held: Callable[[Iterable[int]], Iterator[Held]]
    ) -> None:
        self._catalogue = catalogue
        self._held = held
        self._coming: dict[int, array[int]] = {}
        self._changed: dict[int, list[int]] = {}

    def begin(self, label: int) -> None:
        """From now on a digest is coming in."""
        self._coming[label] = array(NUMBERS)

    def coming(self) -> Iterator[tuple[int, Row]]:
        """The digests that came in, with what they list."""
        for label, keys in self._coming.items():
            yield label, array(NUMBERS, dict.fromkeys(keys))

    def changed(self) -> Iterator[tuple[int, Row]]:
        """The digests that were there and list others than before."""
        for label, keys in self._changed.items():
            yield label, array(NUMBERS, keys)

    def of(self, label: int) -> Sequence[int]:
        """What a digest that was there lists now."""
        if label in self._changed:
            return self._changed[label]
        return self._catalogue.listed(self._catalogue.id_labelled(label))

    def put(self, place: int, key: int) -> None:
        """A record of a digest that is coming in is of this paper."""
        row, index = self._coming[label_of(place)], position_of(place) - 1
        if index == len(row):
            row.append(key)
        else:
            row[index] = key

    def rearrange(self, before: Iterable[Held], after: Iterable[Held]) -> None:
        """Some papers have become others, of the same records or some of these."""
        then, now = _by_label(before), _by_label(after)
        for label, first_keys in now.items():
            if label in self._coming:
                continue
            if first_keys != then[label]:
                self._changed[label] = self._relisted(label, then[label], first_keys)
        for held in after:
            for place in held.places:
                if label_of(place) in self._coming:
                    self.put(place, held.key)

    def _relisted(
        self, label: int, before: Mapping[int, int], after: Mapping[int, int]
    ) -> list[int]:
        """What a digest lists after a change.

        Args:
            label: the digest's.
            before: the first positions of the papers that have become others, with their keys.
            after: those of what they have become.
        """
        listed = self.of(label)
        if after.keys() <= before.keys():
            new = {key: after.get(position) for position, key in before.items()}
            kept = (new.get(key, key) for key in listed)
            return [key for key in kept if key is not None]
        positions = dict(after)
        for held in self._held(key for key in listed if key not in before.values()):
            positions[_first_positions(held)[label]] = held.key
        return [positions[position] for position in sorted(positions)]


def _by_label(papers: Iterable[Held]) -> defaultdict[int, dict[int, int]]:
    """For each digest the papers by their first positions in it."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for held in papers:
        for label, position in _first_positions(held).items():
            found[label][position] = held.key
    return found


def _first_positions(held: Held) -> dict[int, int]:
    """Where a paper first stands in each of its digests."""
    latest_first = sorted(held.places, key=position_of, reverse=True)
    return {label_of(place): position_of(place) for place in latest_first}
