"""The papers that have something in common, by their keys, kept from one change to the next.

Tens of thousands of papers can bear a mark, and a change mostly touches one. So they are a value that a
change makes another of without going through all of them. Knows no marks, nor what the papers have in
common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

NEWER_KEPT = 2560
"""Papers by which a set may differ from the one it was made of, before it is made anew: whoever keeps
something for each set looks so many up, and makes a new one of 50,000 in some 40 ms. The marks that a
store has not yet let settle are 2,000, and some hundreds more come in a session.
"""

_Key = TypeVar("_Key")


class NamedKeys(AbstractSet[str]):
    """Keys of papers that go by a name, and are read only when someone asks which they are.

    What was made of them can be found again by that name, and then nobody asks. Two of one name and
    version hold the same keys, and are equal; no other set equals them.

    Args:
        name: what they have in common: letters and digits alone.
        version: of what they are read from; no other keys of this name ever have it.
        read: reads them.
    """

    def __init__(self, name: str, version: str, read: Callable[[], Iterable[str]]) -> None:
        self.name = name
        self.version = version
        self._read = read

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NamedKeys) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[str, str]:
        return self.name, self.version

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._read())

    @classmethod
    def _from_iterable(cls, it: Iterable[_Key]) -> AbstractSet[_Key]:
        """What set operations make of them goes by no name."""
        return frozenset(it)


@dataclass(frozen=True, slots=True)
class Bearers:
    """The keys of papers that have something in common: those of `base` but `gone`, and `come`."""

    base: frozenset[str] | NamedKeys = frozenset()

    come: frozenset[str] = frozenset()
    """None of them is in `base`."""

    gone: frozenset[str] = frozenset()
    """All of them are in `base`."""

    def __len__(self) -> int:
        return len(self.base) - len(self.gone) + len(self.come)

    def __iter__(self) -> Iterator[str]:
        return chain(self.base - self.gone if self.gone else self.base, self.come)

    def changed(self, bearing: AbstractSet[str], without: AbstractSet[str]) -> Bearers:
        """These and those that bear it now, without those that do not; no paper is both."""
        come = (self.come - without) | (bearing - self.base)
        gone = (self.gone - bearing) | (without & self.base)
        if len(come) + len(gone) > NEWER_KEPT:
            return Bearers(frozenset(self.base - gone) | come)
        return self if (come, gone) == (self.come, self.gone) else Bearers(self.base, come, gone)


NOBODY = Bearers()
