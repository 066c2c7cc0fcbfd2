"""The papers of one list, each once: which of its records tell of one paper, and what they tell together.

Knows the records that came before in the list. Does not know what the library holds, but for what it is
told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from paperreader.core.acquaintance import Acquaintance
from paperreader.core.paper import Paper, disputed_key, ids_of, merged


class Listed:
    """The records of one list, under the keys of the papers that they tell of."""

    def __init__(self) -> None:
        self._met = Acquaintance()
        self._keys: set[str] = set()

    def keyed(self, paper: Paper, known: str | None, *, is_taken: bool) -> Paper:
        """The next record, under the key of its paper.

        Args:
            paper: the record.
            known: the key that its paper has in the library; None where it is new to it.
            is_taken: whether another paper of the library has the key that the record bears.
        """
        ids, title = tuple(ids_of(paper)), paper.key
        key = known or self._met.key_of(paper, ids, title)
        if key is None:
            key = disputed_key(paper) if is_taken or title in self._keys else title
        named = paper if key == title else replace(paper, key=key)
        self._keys.add(key)
        self._met.meet(named, ids, (title,))
        return named


def each_once(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers of a list in its order, with what its later records tell of an earlier one's paper."""
    whole: dict[str, Paper] = {}
    for paper in papers:
        first = whole.setdefault(paper.key, paper)
        if first is not paper and first != paper:
            whole[paper.key] = merged((first, paper))
    return tuple(whole.values())
