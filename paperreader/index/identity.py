"""Which papers of the index incoming ones may be.

Knows how these are found and told of. Does not know which of them an incoming paper is, nor what becomes of
the answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from paperreader.core.one_paper import Appearance
from paperreader.core.paper import Paper
from paperreader.index.keys import key_of, number_of
from paperreader.index.neighbours import Neighbours, Touch, indexed_ids
from paperreader.index.records import Moments
from paperreader.index.state import State


def alike(state: State, around: Neighbours, papers: Iterable[Paper]) -> list[Appearance]:
    """The papers that share a name or an id with any of some, each as a record a key; see `Index.alike`.

    Args:
        state: the index as it is.
        around: remembers what is found.
        papers: each under the key that its own title makes.
    """
    touches: list[Touch] = []
    for paper in papers:
        touches += number_of(paper.key), *indexed_ids(paper)
    around.look_up(touches)
    moments = Moments(state.catalogue.digest_labelled)
    found = []
    for held in map(around.__getitem__, sorted(around.bearing(touches))):
        aliases = [name for name in held.names if state.aliases.papers.get(name) == held.key]
        names = tuple(map(key_of, (held.key, *held.names)))
        # Each key that a paper goes by was that of a record, so that there are as many of these at least.
        came = sorted(map(moments.of, held.places))
        for moment, key in zip(came, map(key_of, (held.key, *aliases)), strict=False):
            found.append(Appearance(moment, key, names, held.ids))
    return found
