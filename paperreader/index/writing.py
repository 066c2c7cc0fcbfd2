"""How digests come into the index: documents of new papers, new documents of papers met again.

Knows what one commit consists of and in which order its parts are written, and which records it is plain of
what paper they are. The others are put together with all that they have to do with: see
:mod:`paperreader.core.one_paper`. Does not know when to commit, nor who else may be writing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import chain, count
from pathlib import Path

import tantivy

from paperreader.core.digest import Digest
from paperreader.core.one_paper import Appearance, Work, aliases_of, keys_of, works_of
from paperreader.core.paper import Id, Paper, merged
from paperreader.index.aliases import Aliases
from paperreader.index.arrivals import Arrival, arrival, begun, is_plainly
from paperreader.index.catalogue import new_listing
from paperreader.index.documents import in_lots
from paperreader.index.keys import key_of, number_of
from paperreader.index.listings import Listings
from paperreader.index.lookup import indexed
from paperreader.index.neighbours import Held, Neighbours, Touch, indexed_ids
from paperreader.index.paper_document import document_of
from paperreader.index.places import earliest_first, label_of, new_label, place_of
from paperreader.index.records import Earlier, Records
from paperreader.index.schema import GENERATION, KEY, generation_document
from paperreader.index.state import (
    State,
    catalogue_path,
    load,
    new_generation,
    open_private,
    other_catalogues,
)


class Addition:
    """What is to come into an index with the next commit.

    Args:
        state: the index as it is.
        writer: of the same index; nothing else uses it meanwhile.
        earlier: reads papers of digests that are in the index or in this addition.
        around: what was found already around what comes.
    """

    def __init__(
        self,
        state: State,
        writer: tantivy.IndexWriter,
        earlier: Earlier,
        around: Neighbours,
    ) -> None:
        self._state = state
        self._writer = writer
        self._around = around
        self._records = Records(state.catalogue, earlier)
        self._listings = Listings(state.catalogue, self._looked_up)
        self._aliases = dict(state.aliases.papers)
        self._ids: set[str] = set()
        self._touched: set[int] = set()
        self._dropped: set[int] = set()
        self._labels: defaultdict[date, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        """How many papers it touches."""
        return len(self._touched)

    def __bool__(self) -> bool:
        return bool(self._records.coming or self._dropped)

    def drop(self, digest: str) -> None:
        """Take a digest out, if it is there: the papers that no other one lists go with it."""
        if digest not in self._state.catalogue.turns:
            return
        label = self._state.catalogue.label(digest)
        self._dropped.add(label)
        for keys in in_lots(list(self._listings.of(label))):
            some = list(self._looked_up(keys))
            self._around.look_up(name for held in some for name in held.names)
            tangled = []
            for held in some:
                if held.names or len(self._around.bearing([held.key])) > 1:
                    tangled.append(held)
                else:
                    self._shrink(held)
            if tangled:
                self._untangle([], {touch for held in tangled for touch in held.touches})

    def take(self, digest: Digest, papers: Iterable[Paper]) -> None:
        """Add a digest, unless it is there; a paper that it lists twice stands where it is first."""
        if digest.id in self._state.catalogue.turns or digest.id in self._ids:
            return
        label = self._new_label(digest)
        self._ids.add(digest.id)
        self._records.coming[label] = digest
        self._listings.begin(label)
        places = (place_of(label, position) for position in count(1))
        for some in in_lots(papers):
            self._take_some(list(map(arrival, some, places)))

    def commit(self, directory: Path) -> None:
        """Make all of it part of the index, at one moment."""
        generation = new_generation()
        try:
            self._write_catalogue(catalogue_path(directory, generation))
            self._delete(GENERATION, self._state.generation)
            aliases = Aliases(self._aliases).written()
            self._writer.add_document(generation_document(generation, aliases))
            self._writer.commit()
        except BaseException:
            kept = load(directory).generation
            # Where there was an index, and none can be opened just now, its catalogue may be any of them.
            if kept or not self._state.generation:
                _clear_catalogues(directory, kept)
            raise
        _clear_catalogues(directory, kept=generation)

    def _new_label(self, digest: Digest) -> int:
        held = self._state.catalogue.labels_of(digest.date)
        new = self._labels[digest.date]
        label = new_label(digest, sorted((*held, *new)), self._records.digest)
        new.append(label)
        return label

    def _looked_up(self, keys: Iterable[int]) -> Iterator[Held]:
        """The papers of some keys, in their order; keys of none are left out."""
        sought = list(keys)
        self._around.look_up(sought)
        return (self._around[key] for key in sought if key in self._around)

    def _take_some(self, arrivals: Sequence[Arrival]) -> None:
        around = self._around
        borne = Counter(chain.from_iterable([one.touches for one in arrivals]))
        around.look_up(borne)
        shared = {touch for touch, bearers in borne.items() if bearers > 1}
        tangled = []
        for one in arrivals:
            self._listings.put(one.place, one.key)
            if not shared.isdisjoint(one.touches):
                tangled.append(one)
            elif not (met := around.bearing(one.touches)):
                self._write(begun(one), [(one.place, one.paper)])
            elif is_plainly(one, [around[key] for key in met]):
                self._continue(around[one.key], one)
            else:
                tangled.append(one)
        if tangled:
            self._untangle(tangled, {touch for one in tangled for touch in one.touches})

    def _continue(self, held: Held, one: Arrival) -> None:
        """Let a paper have one record more, of which nothing else changes."""
        told = [*self._records.told(held.places), (one.place, one.paper)]
        names = dict.fromkeys((*held.names, *one.names))
        ids = dict.fromkeys((*held.ids, *one.ids))
        self._remove(held.key)
        self._write(Held(held.key, (*names,), (*ids,), (*held.places, one.place)), told)

    def _shrink(self, held: Held) -> None:
        """Take the dropped digests away from a paper of which nothing else changes by that."""
        self._remove(held.key)
        places = self._left(held)
        if places:
            told = list(self._records.told(places))
            ids = dict.fromkeys(id for _, paper in told for id in indexed_ids(paper))
            whole = len(told) == len(places)
            left = held._replace(places=places, ids=(*ids,) if whole else held.ids)
            self._write(left, told or [(places[0], self._as_it_is(held.key))])

    def _untangle(self, arrivals: Sequence[Arrival], touches: set[Touch]) -> None:
        """Find anew what papers there are, among records that come and all that these have to do with.

        Args:
            arrivals: the records that come.
            touches: their names and ids, and those of papers of which records go.
        """
        before = [self._around[key] for key in sorted(self._around.around(touches))]
        records = self._records
        stayed = (records.appearances(held, self._left(held)) for held in before)
        places = dict(chain.from_iterable(stayed))
        places |= {records.appearance(one.place, one.paper): one.place for one in arrivals}
        works = works_of(places)
        keys = keys_of(works)
        after = [_held_of(work, key, places) for work, key in zip(works, keys, strict=True)]
        for held in before:
            for name in held.names:
                if self._aliases.get(name) == held.key:
                    del self._aliases[name]
        new_aliases = aliases_of(works, keys)
        self._aliases |= {number_of(a): number_of(key) for a, key in new_aliases.items()}
        self._replace(before, after, {one.place: one.paper for one in arrivals})
        self._listings.rearrange(before, after)

    def _replace(
        self, before: Sequence[Held], after: Sequence[Held], arriving: Mapping[int, Paper]
    ) -> None:
        """Write those papers that are others than before."""
        unchanged = {_as_a_set(held) for held in before} & {_as_a_set(held) for held in after}
        keys = {place: held.key for held in before for place in held.places}
        for held in before:
            if _as_a_set(held) not in unchanged:
                self._remove(held.key)
        for held in after:
            if _as_a_set(held) in unchanged:
                continue
            told = list(self._records.told(p for p in held.places if p not in arriving))
            told += [(place, arriving[place]) for place in held.places if place in arriving]
            self._write(held, told or [(held.places[0], self._as_it_is(keys[held.places[0]]))])

    def _left(self, held: Held) -> tuple[int, ...]:
        """The places of a paper but for those in dropped digests."""
        return tuple(place for place in held.places if label_of(place) not in self._dropped)

    def _as_it_is(self, key: int) -> Paper:
        """What the index keeps of a paper, where none of its digests can be read."""
        (found,) = indexed(self._state, [key_of(key)])
        return Paper(found.title, arxiv_id=found.arxiv_id, doi=found.doi)

    def _write(self, held: Held, told: Iterable[tuple[int, Paper]]) -> None:
        """Know a paper from now on, given what digests tell of it and where."""
        papers = dict(told)
        whole, key = merged([papers[place] for place in earliest_first(papers)]), key_of(held.key)
        whole = whole if whole.key == key else replace(whole, key=key)
        self._writer.add_document(document_of(whole, held.places, held.names, held.ids))
        self._around.put(held)
        self._touched.add(held.key)

    def _remove(self, key: int) -> None:
        self._delete(KEY, key)
        self._around.take_out(key)
        self._touched.add(key)

    def _delete(self, field: str, number: int) -> None:
        # By a query: tantivy 0.27 takes the number of a term to delete for a signed one, and finds none.
        schema = self._state.documents.schema
        self._writer.delete_documents_by_query(tantivy.Query.term_query(schema, field, number))

    def _write_catalogue(self, path: Path) -> None:
        """Write the new catalogue.

        It is not forced to the disk: should the power fail, the catalogue is found damaged, and the
        index is built again.
        """
        catalogue, orders = self._state.catalogue, self._around.orders
        now = {key: min(self._around[key].places) for key in self._touched if key in self._around}
        moved = [key for key in self._touched if orders.get(key) != now.get(key)]
        listed = [*self._listings.coming(), *self._listings.changed()]
        pieces = catalogue.changed(
            (orders[key] for key in moved if key in orders),
            ((now[key], key) for key in moved if key in now),
            self._dropped.union(label for label, _ in listed),
            [
                new_listing(label, self._records.digest(label), keys)
                for label, keys in listed
                if label not in self._dropped
            ],
        )
        beside = path.with_suffix(".new")
        with open_private(beside) as file:
            file.writelines(pieces)
        beside.replace(path)


def _clear_catalogues(directory: Path, kept: int) -> None:
    """Remove the catalogues of all generations but one."""
    for path in other_catalogues(directory, kept):
        with suppress(OSError):  # Windows keeps it as long as someone has it mapped
            path.unlink()


def _held_of(work: Work, key: str, places: Mapping[Appearance, int]) -> Held:
    """The paper of some records, given where each is."""
    names = dict.fromkeys(name for one in work for name in (*one.names, one.key) if name != key)
    return Held(
        key=number_of(key),
        names=tuple(map(number_of, names)),
        ids=tuple(dict.fromkeys(id for one in work for id in one.ids)),
        places=tuple(places[one] for one in work),
    )


def _as_a_set(held: Held) -> tuple[int, frozenset[int], frozenset[Id], frozenset[int]]:
    """What is the same for two that are, in whatever order they tell it."""
    return held.key, frozenset(held.names), frozenset(held.ids), frozenset(held.places)
