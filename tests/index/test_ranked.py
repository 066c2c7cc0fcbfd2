"""What a search finds in another order than that of reading, told by the one that pages through it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tantivy import Query as Search

from paperreader.index.keys import numbers_of
from paperreader.index.ranked import ORDERS, By, Ranked
from paperreader.index.rowset import RowSet
from paperreader.index.schema import TITLE_WORDS
from paperreader.index.state import load
from tests.index.shelf import filled, listed

PAPERS = 600
"""More than are fetched at first."""


@pytest.mark.parametrize("by", ORDERS.values(), ids=ORDERS)
def test_a_listing_ends_where_the_search_finds_fewer_than_were_counted(
    tmp_path: Path, by: By
) -> None:
    """Such as where a scope holds papers that the search does not find: nobody waits for them for ever."""
    titles = [f"{'Odd' if number % 2 else 'Even'} paper {number}" for number in range(PAPERS)]
    index = filled(tmp_path / "index", [listed(titles)])
    state = load(tmp_path / "index")
    odd = Search.term_query(state.documents.schema, TITLE_WORDS, "odd")
    listing = Ranked(
        state.documents, odd, by, state.catalogue, RowSet.every(len(state.catalogue.keys))
    )
    (even,) = numbers_of([index.keys()[0]])
    assert len(list(listing.between(0, PAPERS))) == PAPERS / 2
    assert listing.place_of(even) is None
