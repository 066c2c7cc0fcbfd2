"""Records that come into the index, and of which it is plain what they change there.

Most tell of a paper that shares nothing with any other, or are one more of the only paper that they share
anything with. Knows these two. Does not know what becomes of the others, for which more must be looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from paperreader.core.paper import Id, Paper, title_key
from paperreader.index.keys import number_of
from paperreader.index.neighbours import Held, Touch, indexed_ids


class Arrival(NamedTuple):
    """A record that comes in."""

    key: int
    names: tuple[int, ...]
    ids: tuple[Id, ...]

    touches: tuple[Touch, ...]
    """All that a paper may share with it."""

    place: int
    paper: Paper


def arrival(paper: Paper, place: int) -> Arrival:
    """The record of a paper, under the key that it is taken in with, that comes to a place."""
    key, title = number_of(paper.key), number_of(title_key(paper.title))
    names, ids = () if key == title else (title,), indexed_ids(paper)
    return Arrival(key, names, ids, (key, *names, *ids), place, paper)


def begun(one: Arrival) -> Held:
    """A paper of which this is the only record."""
    return Held(one.key, one.names, one.ids, (one.place,))


def is_plainly(one: Arrival, met: Sequence[Held]) -> bool:
    """Whether a record is one more of the only paper that it shares anything with, and changes nothing.

    That is, it was taken in under the paper's key, and gives no second id of a kind.
    """
    if [one.key] != [held.key for held in met]:
        return False
    [held] = met
    kinds = {kind for kind, _ in held.ids}
    return all(id in held.ids or id[0] not in kinds for id in one.ids)
