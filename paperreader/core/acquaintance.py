"""Papers that have been met, and which of them an incoming one is.

Knows by what a paper is known again: by an id, else by a title that either has borne if their ids do not
say that they are two works. Does not know how ids and titles are written, nor where papers are kept: who
asks names them, the same way each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from paperreader.core.paper import Paper, contradict


class Acquaintance:
    """Some papers, known again by what they are called."""

    def __init__(self) -> None:
        self._by_id: dict[Hashable, str] = {}
        self._by_title: defaultdict[Hashable, list[Paper]] = defaultdict(list)

    def meet(self, paper: Paper, ids: Iterable[Hashable], titles: Iterable[Hashable]) -> None:
        """Take note of a paper under its key.

        Args:
            paper: the paper.
            ids: what its ids are called here.
            titles: what the titles are called that it has borne.
        """
        for id in ids:
            self._by_id[id] = paper.key
        for title in titles:
            self._by_title[title].append(paper)

    def key_of(self, paper: Paper, ids: Iterable[Hashable], title: Hashable) -> str | None:
        """The key of the paper that an incoming one is, or None if it has not been met.

        Args:
            paper: the incoming one.
            ids: what its ids are called here, the weightier first.
            title: what its title is called.
        """
        for id in ids:
            if key := self._by_id.get(id):
                return key
        namesakes = self._by_title.get(title, ())
        return next((other.key for other in namesakes if not contradict(paper, other)), None)
