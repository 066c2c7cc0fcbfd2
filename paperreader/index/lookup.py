"""Papers by what names them: keys and beginnings of keys, arXiv ids, DOIs.

Knows how a reference is read and what the index keeps of a paper. Does not know how papers are listed
or searched.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from tantivy import Document, FieldType
from tantivy import Query as Search

from paperreader.core.paper import KEY_LENGTH, normalised_arxiv_id
from paperreader.index.hits import IndexedPaper, Name
from paperreader.index.keys import key_of, numbers_of
from paperreader.index.places import earliest_first, label_of, position_of
from paperreader.index.schema import (
    ARXIV_ID,
    DOI,
    KEY,
    ORDER,
    PLACES,
    indexable_id,
    title_of,
)
from paperreader.index.searches import any_of, keyed
from paperreader.index.state import State

NAMED_AT_ONCE = 10_000
"""Papers looked up in one search when there are more: to fetch them keeps other threads waiting for 3 ms."""

FETCHED_FOR_A_KEY = 8
"""Papers that stand one after the other are fetched in the time in which tantivy is told one key, 2.5 µs:
where no more must be fetched than that for each that is sought, it is told the first and the last."""

REFERENCES_SHOWN = 10
"""Papers given for a reference that several answer to: enough to see that it is too short."""

_BEGINNING = re.compile(rf"[0-9a-f]{{1,{KEY_LENGTH}}}")


def indexed(state: State, keys: Sequence[str]) -> list[IndexedPaper]:
    """What the index keeps of some papers, in the order of their keys, or aliases; of known ones."""
    sought = list(map(state.paper_of, keys))
    found = _stored(state, numbers_of(sought))
    return [_indexed(state, key, found[key]) for key in sought if key in found]


def names(state: State, keys: Collection[str]) -> dict[str, Name]:
    """What papers are called, by their keys; unknown ones are left out."""
    rows = sorted(state.catalogue.rows_of(numbers_of(keys)))
    lots = (rows[start : start + NAMED_AT_ONCE] for start in range(0, len(rows), NAMED_AT_ONCE))
    return {key_of(number): name for lot in lots for number, name in _named(state, lot)}


def _named(state: State, rows: Sequence[int]) -> Iterator[tuple[int, Name]]:
    """The keys, as numbers, and the names of the papers in some rows, which ascend."""
    documents = state.documents
    wanted = set(map(state.catalogue.keys.__getitem__, rows))
    # Found by no order they come as they are stored, in pieces that must be unpacked only once so.
    found = documents.search(*_search_for(state, rows, wanted)).addresses
    for number, address in zip(documents.numbers(KEY, found), found, strict=True):
        if number in wanted:
            stored = documents.stored(address)
            arxiv_id, doi = stored.get_first(ARXIV_ID) or "", stored.get_first(DOI) or ""
            yield number, Name(title_of(stored), arxiv_id, doi)


def _search_for(state: State, rows: Sequence[int], keys: Collection[int]) -> tuple[Search, int]:
    """A search for the papers in some rows, perhaps with others between them, and how many it finds."""
    schema, orders = state.documents.schema, state.catalogue.orders
    stretch = rows[-1] - rows[0] + 1
    if stretch > FETCHED_FOR_A_KEY * len(rows):
        return keyed(schema, keys), len(keys)
    first, last = orders[rows[0]], orders[rows[-1]]
    return Search.range_query(schema, ORDER, FieldType.Unsigned, first, last), stretch


def digests_of(state: State, keys: Sequence[str]) -> list[Sequence[str]]:
    """For each of some papers that are in the index the ids of the digests that list it."""
    return [paper.digests for paper in indexed(state, keys)]


def lookup(state: State, reference: str) -> list[str]:
    """The keys of papers that a key, the beginning of one, an arXiv id or a DOI names."""
    search = any_of(searches_for(state, reference))
    found = state.documents.search(search, REFERENCES_SHOWN, order_by=KEY)
    return list(map(key_of, found.weights))


def searches_for(state: State, reference: str) -> list[Search]:
    """The searches, any of which finds what a reference names."""
    from paperreader.core.ids import id_named  # which compiles what the first screen does without

    schema = state.documents.schema
    named = indexable_id(id_named(reference) or reference.strip().lower())
    searches = [
        Search.term_query(schema, ARXIV_ID, normalised_arxiv_id(named)),
        Search.term_query(schema, DOI, named),
    ]
    if _BEGINNING.fullmatch(named):
        first, last = (int(named.ljust(KEY_LENGTH, digit), 16) for digit in "0f")
        searches.append(Search.range_query(schema, KEY, FieldType.Unsigned, first, last))
        searches.append(keyed(schema, state.aliases.begun(first, last)))
    return searches


def holds(state: State, key: str) -> bool:
    """Whether there is a paper with a key, or that goes by it."""
    return bool(state.catalogue.rows_of(numbers_of([state.paper_of(key)])))


def _stored(state: State, numbers: Iterable[int]) -> dict[str, Document]:
    """The stored fields of the papers with some keys, by key."""
    documents, catalogue = state.documents, state.catalogue
    # To see in the catalogue that a paper is not there takes a tenth of the time of a search for it.
    held = [catalogue.keys[row] for row in catalogue.rows_of(numbers)]
    if not held:
        return {}
    found = documents.search(keyed(documents.schema, held), len(held), order_by=KEY)
    keys = map(key_of, found.weights)
    return dict(zip(keys, map(documents.stored, found.addresses), strict=True))


def _indexed(state: State, key: str, stored: Document) -> IndexedPaper:
    catalogue = state.catalogue
    only = (catalogue.orders[row] for row in catalogue.rows_of(numbers_of([key])))
    places = earliest_first(stored.get_all(PLACES) or only)
    return IndexedPaper(
        key=key,
        title=title_of(stored),
        places=tuple(
            [(catalogue.id_labelled(label_of(place)), position_of(place)) for place in places]
        ),
        arxiv_id=stored.get_first(ARXIV_ID) or "",
        doi=stored.get_first(DOI) or "",
    )
