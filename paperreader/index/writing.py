"""How digests come into the index: documents of new papers, new documents of papers met again.

Knows what one commit consists of and in which order its parts are written. Does not know when to
commit, nor who else may be writing.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import tantivy

from paperreader.core.digest import Digest
from paperreader.core.errors import StoreError
from paperreader.core.paper import Paper, merged
from paperreader.index.catalogue import Listed, new_listing
from paperreader.index.documents import in_lots
from paperreader.index.keys import NUMBERS, key_of, number_of
from paperreader.index.lookup import indexed
from paperreader.index.paper_document import document_of
from paperreader.index.places import label_of, new_label, place_of, position_of
from paperreader.index.schema import GENERATION, KEY, PLACES, generation_document
from paperreader.index.state import (
    State,
    catalogue_path,
    load,
    new_generation,
    open_private,
    other_catalogues,
)

Earlier = Callable[[str, int], Paper]
"""Reads what a digest tells of the paper at a position, counted from 1."""

Places = tuple[int, ...]


class Addition:
    """What is to come into an index with the next commit.

    Args:
        state: the index as it is.
        writer: of the same index; nothing else uses it meanwhile.
        earlier: reads papers of digests that are in the index or in this addition.
    """

    def __init__(self, state: State, writer: tantivy.IndexWriter, earlier: Earlier) -> None:
        self._state = state
        self._writer = writer
        self._earlier = earlier
        self._placed: dict[int, Places] = {}
        self._left: list[int] = []
        self._digests: dict[int, Digest] = {}
        self._ids: set[str] = set()
        self._listings: list[Listed] = []
        self._dropped: set[int] = set()
        self._labels: defaultdict[date, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        """How many papers it touches."""
        return len(self._placed)

    def __bool__(self) -> bool:
        return bool(self._digests or self._dropped)

    def drop(self, digest: str) -> None:
        """Take a digest out, if it is there: the papers that no other one lists go with it."""
        catalogue = self._state.catalogue
        if digest not in catalogue.turns:
            return
        label = catalogue.label(digest)
        self._dropped.add(label)
        for keys in in_lots(catalogue.listed(digest)):
            self._look_up(keys)
            for key in keys:
                places = tuple(place for place in self._placed[key] if label_of(place) != label)
                self._placed[key] = places
                self._delete(KEY, key)
                if places:
                    told = list(self._told(places)) or [(places[0], self._as_it_is(key_of(key)))]
                    self._writer.add_document(_document(key_of(key), told, places))

    def _as_it_is(self, key: str) -> Paper:
        """What the index keeps of a paper, where none of its digests can be read."""
        (found,) = indexed(self._state, [key])
        return Paper(found.title, arxiv_id=found.arxiv_id, doi=found.doi, key=key)

    def take(self, digest: Digest, papers: Iterable[Paper]) -> None:
        """Add a digest, unless it is there; a paper that it lists twice stands where it is first."""
        if digest.id in self._state.catalogue.turns or digest.id in self._ids:
            return
        label = self._new_label(digest)
        self._digests[label] = digest
        self._ids.add(digest.id)
        keys = array(NUMBERS)
        positions = count(1)
        for some in in_lots(papers):
            numbers = [number_of(paper.key) for paper in some]
            self._look_up(numbers)
            for key, paper, position in zip(numbers, some, positions, strict=False):
                if self._place(key, paper, place_of(label, position)):
                    keys.append(key)
        self._listings.append(new_listing(label, digest, keys))

    def commit(self, directory: Path) -> None:
        """Make all of it part of the index, at one moment."""
        generation = new_generation()
        try:
            self._write_catalogue(catalogue_path(directory, generation))
            self._delete(GENERATION, self._state.generation)
            self._writer.add_document(generation_document(generation))
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
        label = new_label(digest, sorted((*held, *new)), self._digest_labelled)
        new.append(label)
        return label

    def _look_up(self, keys: Iterable[int]) -> None:
        """Find the places of those papers that are in the index and not yet in this addition."""
        documents, catalogue = self._state.documents, self._state.catalogue
        rows = catalogue.rows_of({key for key in keys if key not in self._placed})
        held = {catalogue.keys[row]: catalogue.orders[row] for row in rows}
        if not held:
            return
        search = tantivy.Query.term_set_query(documents.schema, KEY, list(held))
        met = documents.search(search, len(held), order_by=KEY)
        for key, address in zip(met.weights, met.addresses, strict=True):
            several = documents.stored(address).get_all(PLACES)
            self._placed[key] = tuple(several) or (held[key],)
        self._left += held.values()

    def _place(self, key: int, paper: Paper, place: int) -> bool:
        """Give a paper one more place; whether it has none in that digest yet."""
        before = self._placed.get(key, ())
        if label_of(place) in map(label_of, before):
            return False
        self._placed[key] = places = (*before, place)
        told = [*self._told(before), (place, paper)]
        if before:
            self._delete(KEY, key)
        self._writer.add_document(_document(paper.key, told, places))
        return True

    def _delete(self, field: str, number: int) -> None:
        # By a query: tantivy 0.27 takes the number of a term to delete for a signed one, and finds none.
        schema = self._state.documents.schema
        self._writer.delete_documents_by_query(tantivy.Query.term_query(schema, field, number))

    def _told(self, places: Places) -> Iterator[tuple[int, Paper]]:
        for place in places:
            digest = self._digest_labelled(label_of(place))
            with suppress(StoreError):  # a digest that is damaged tells nothing, and lists it still
                yield place, self._earlier(digest.id, position_of(place))

    def _digest_labelled(self, label: int) -> Digest:
        new = self._digests.get(label)
        return new or self._state.catalogue.digest_labelled(label)

    def _write_catalogue(self, path: Path) -> None:
        """Write the new catalogue.

        It is not forced to the disk: should the power fail, the catalogue is found damaged, and the
        index is built again.
        """
        orders = ((min(places), key) for key, places in self._placed.items() if places)
        pieces = self._state.catalogue.changed(self._left, orders, self._dropped, self._listings)
        beside = path.with_suffix(".new")
        with open_private(beside) as file:
            file.writelines(pieces)
        beside.replace(path)


def _clear_catalogues(directory: Path, kept: int) -> None:
    """Remove the catalogues of all generations but one."""
    for path in other_catalogues(directory, kept):
        with suppress(OSError):  # Windows keeps it as long as someone has it mapped
            path.unlink()


def _document(key: str, told: Iterable[tuple[int, Paper]], places: Places) -> tantivy.Document:
    """The document of a paper, given what digests tell of it and where."""
    earliest_first = [paper for _, paper in sorted(told, key=lambda one: one[0], reverse=True)]
    whole = merged(earliest_first)
    titles = {paper.title for paper in earliest_first}
    return document_of(whole if whole.key == key else replace(whole, key=key), places, titles)
