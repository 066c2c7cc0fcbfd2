"""Which incoming papers the index holds already.

Knows how candidates for one paper are found: they share an arXiv id, a DOI, or a title that either has
borne. Which of them it is, is the core's to say. Does not know what becomes of the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tantivy import Document
from tantivy import Query as Search

from paperreader.core.acquaintance import Acquaintance
from paperreader.core.paper import Paper, normalised_arxiv_id, title_key
from paperreader.index.documents import ASKED_AT_ONCE, Documents, Hits, in_lots
from paperreader.index.keys import key_of, number_of
from paperreader.index.schema import ARXIV_ID, DOI, KEY, NAMES, indexable_id, title_of
from paperreader.index.searches import any_of
from paperreader.index.state import State


def known_keys(state: State, papers: Iterable[Paper]) -> list[str | None]:
    """For each paper the key under which it is in the index, or None."""
    found: list[str | None] = []
    for some in in_lots(papers):
        titles = list(map(_title_number, some))
        candidates = _Candidates(state, some, titles)
        found += map(candidates.key, some, titles)
    return found


class _Candidates:
    """The papers of the index that some incoming ones may be."""

    def __init__(self, state: State, papers: Sequence[Paper], titles: Sequence[int]) -> None:
        self._met = Acquaintance()
        found = _found(state.documents, _sharing(state, papers, titles))
        for address, number in zip(found.addresses, found.weights, strict=True):
            self._note(number, state.documents.stored(address))

    def key(self, paper: Paper, title: int) -> str | None:
        """The key of the candidate that an incoming paper, of this title, is; or None."""
        return self._met.key_of(paper, _ids(paper), title)

    def _note(self, number: int, stored: Document) -> None:
        candidate = Paper(
            title=title_of(stored),
            arxiv_id=stored.get_first(ARXIV_ID) or "",
            doi=stored.get_first(DOI) or "",
            key=key_of(number),
        )
        self._met.meet(candidate, _ids(candidate), (number, *stored.get_all(NAMES)))


def _sharing(state: State, papers: Sequence[Paper], titles: Sequence[int]) -> Search:
    """A search for what shares a title or an id with any of some papers."""
    schema, catalogue = state.documents.schema, state.catalogue
    ids = list(chain.from_iterable(map(_ids, papers)))
    asked: tuple[tuple[str, list[int] | list[str]], ...] = (
        (KEY, [catalogue.keys[row] for row in catalogue.rows_of(titles)]),
        (NAMES, list(titles)),
        (ARXIV_ID, [id for field, id in ids if field == ARXIV_ID]),
        (DOI, [id for field, id in ids if field == DOI]),
    )
    return any_of(Search.term_set_query(schema, *each) for each in asked if each[1])


def _found(documents: Documents, search: Search) -> Hits:
    """All that a search finds: hardly ever more than was asked for, but titles can be shared."""
    found = documents.search(search, ASKED_AT_ONCE, count=True, order_by=KEY)
    if found.total <= ASKED_AT_ONCE:
        return found
    return documents.search(search, found.total, order_by=KEY)


def _title_number(paper: Paper) -> int:
    return number_of(title_key(paper.title))


def _ids(paper: Paper) -> Iterator[tuple[str, str]]:
    """A paper's ids as they are indexed, each with its field; an arXiv id is told more often."""
    if paper.arxiv_id:
        yield ARXIV_ID, indexable_id(normalised_arxiv_id(paper.arxiv_id))
    if paper.doi:
        yield DOI, indexable_id(paper.doi.lower())
