"""Which papers share a name or an id with what comes in, in the index and in what is added to it meanwhile.

A name is the key that a title makes, or one under which a record was taken in, as a number. Remembers what
was asked, so that nothing is searched for twice. Knows what of a paper the index keeps to tell that. Does not
know whether what shares something is one paper: see :mod:`paperreader.core.one_paper`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from tantivy import Document
from tantivy import Query as Search

from paperreader.core.paper import Id, Paper, ids_of, told_ids
from paperreader.index.documents import in_lots
from paperreader.index.schema import ARXIV_ID, DOI, KEY, NAMES, PLACES, indexable_id
from paperreader.index.searches import any_of
from paperreader.index.state import State

TOUCHES_AT_ONCE = 3000
"""Names and ids that are asked for in one search: those of a thousand papers."""

Touch: TypeAlias = "int | Id"
"""A name or an id: what two records may have in common."""


class Held(NamedTuple):
    """A paper as the index holds it."""

    key: int

    names: tuple[int, ...]
    """All but its key."""

    ids: tuple[Id, ...]

    places: tuple[int, ...]
    """At least one."""

    @property
    def touches(self) -> tuple[Touch, ...]:
        """All that a record may share with it."""
        return self.key, *self.names, *self.ids


class Neighbours:
    """The papers around some records. Not to be used from several threads at once.

    Args:
        state: the index as it is.
    """

    def __init__(self, state: State) -> None:
        self.generation = state.generation
        """Of the index."""

        self.orders: dict[int, int] = {}
        """Where the papers stand in it that were met, by their keys."""

        self._documents = state.documents
        self._catalogue = state.catalogue
        self._asked: set[Touch] = set()
        self._held: dict[int, Held] = {}
        self._bearing: dict[Touch, tuple[int, ...]] = {}

    def __contains__(self, key: int) -> bool:
        return key in self._held

    def __getitem__(self, key: int) -> Held:
        return self._held[key]

    def look_up(self, touches: Iterable[Touch]) -> None:
        """Find the papers of the index that share any of these."""
        for some in in_lots({*touches} - self._asked, TOUCHES_AT_ONCE):
            self._asked.update(some)
            self._find(some)

    def bearing(self, touches: Iterable[Touch]) -> set[int]:
        """The keys of the papers that share any of these, which were looked up."""
        return {key for touch in touches for key in self._bearing.get(touch, ())}

    def around(self, touches: Iterable[Touch]) -> set[int]:
        """The keys of the papers that share any of these, or share anything with one that does, and so on."""
        found: set[int] = set()
        new = {*touches}
        while new:
            self.look_up(new)
            met = self.bearing(new) - found
            found |= met
            new = {touch for key in met for touch in self._held[key].touches}
        return found

    def put(self, held: Held) -> None:
        """Know a paper as it is from now on."""
        if held.key in self._held:
            self.take_out(held.key)
        self._held[held.key] = held
        for touch in held.touches:
            self._bearing[touch] = *self._bearing.get(touch, ()), held.key

    def take_out(self, key: int) -> None:
        """Know no more of a paper, if it was known."""
        held = self._held.pop(key, None)
        for touch in held.touches if held else ():
            others = tuple(other for other in self._bearing[touch] if other != key)
            if others:
                self._bearing[touch] = others
            else:
                del self._bearing[touch]

    def _find(self, touches: Sequence[Touch]) -> None:
        catalogue, documents = self._catalogue, self._documents
        if not catalogue.keys:
            return
        search = self._sharing(touches)
        # Hardly ever more than were asked for, but a title can be shared.
        found = documents.search(search, TOUCHES_AT_ONCE, count=True, order_by=KEY)
        if found.total > TOUCHES_AT_ONCE:
            found = documents.search(search, found.total, order_by=KEY)
        new = [
            (key, address)
            for key, address in zip(found.weights, found.addresses, strict=True)
            if key not in self.orders
        ]
        for key, address in new:
            [row] = catalogue.rows_of([key])
            self.orders[key] = order = catalogue.orders[row]
            self.put(_held(key, order, documents.stored(address)))

    def _sharing(self, touches: Sequence[Touch]) -> Search:
        schema, catalogue = self._documents.schema, self._catalogue
        names = [touch for touch in touches if isinstance(touch, int)]
        ids = [touch for touch in touches if not isinstance(touch, int)]
        asked: tuple[tuple[str, Sequence[int] | Sequence[str]], ...] = (
            (KEY, [catalogue.keys[row] for row in catalogue.rows_of(names)]),
            (NAMES, names),
            (ARXIV_ID, [id for kind, id in ids if kind == "arxiv"]),
            (DOI, [id for kind, id in ids if kind == "doi"]),
        )
        return any_of(
            Search.term_set_query(schema, field, [*some]) for field, some in asked if some
        )


def indexed_ids(paper: Paper) -> tuple[Id, ...]:
    """The ids of a paper as the index keeps them."""
    ids = ids_of(paper)
    if all(id.isascii() for _, id in ids):
        return ids
    return tuple((kind, indexable_id(id)) for kind, id in ids)


def _held(key: int, order: int, stored: Document) -> Held:
    # What a DOI that arXiv gives says is among the arXiv ids, unless the paper has another of these.
    dois = (told for id in stored.get_all(DOI) for told in told_ids("", id) if told[0] == "doi")
    arxiv_ids = (told for id in stored.get_all(ARXIV_ID) for told in told_ids(id, ""))
    return Held(
        key,
        names=tuple(stored.get_all(NAMES)),
        ids=tuple(dict.fromkeys(chain(arxiv_ids, dois))),
        places=tuple(stored.get_all(PLACES)) or (order,),
    )
