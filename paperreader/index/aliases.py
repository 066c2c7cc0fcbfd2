"""Other keys that papers go by: those of papers that turned out to be one with an earlier one.

Marks, scripts and memories have them. There are few, so that all are read when an index is opened. Knows how
they lie in some bytes, and nothing of why a paper has one: see :mod:`paperreader.core.one_paper`.

    alias, key    of each paper that has one, as numbers of eight bytes in this machine's byte order
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import cached_property
from itertools import chain

from paperreader.index.keys import NUMBERS, key_of


class Aliases:
    """The aliases in one state of the index; never changes.

    Args:
        papers: for each alias the key of its paper.
    """

    def __init__(self, papers: Mapping[int, int]) -> None:
        self.papers = papers

    @classmethod
    def read(cls, data: bytes) -> Aliases:
        """The aliases that lie in some bytes.

        Raises:
            ValueError: none do.
        """
        numbers = array(NUMBERS, data)
        return cls(dict(zip(numbers[::2], numbers[1::2], strict=True)))

    def written(self) -> bytes:
        """The bytes that they lie in."""
        return array(NUMBERS, chain.from_iterable(sorted(self.papers.items()))).tobytes()

    @cached_property
    def by_key(self) -> Mapping[str, str]:
        """For each alias the key of its paper."""
        return {key_of(alias): key_of(paper) for alias, paper in self.papers.items()}

    def begun(self, first: int, last: int) -> set[int]:
        """The papers of the aliases from `first` to `last`."""
        return {paper for alias, paper in self.papers.items() if first <= alias <= last}


NO_ALIASES = Aliases({})
