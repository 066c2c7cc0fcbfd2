"""Whoever is in a hurry gets the first of what is selected, where to find all would take too long."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from paperreader.core.bearers import Bearers
from paperreader.core.listing import Hurry
from paperreader.core.paper import Paper
from paperreader.core.query import And, Flag, Is, Query, Word
from paperreader.core.sort import Sort
from paperreader.index.index import Index
from paperreader.index.narrowing import KEYED
from tests.index.shelf import filled, listed

READ, UNREAD = Is(Flag.READ), Is(Flag.UNREAD)

PAPERS = 3 * KEYED

AT_ONCE, FOREVER = 0.0, 60.0
"""Seconds that one is ready to wait."""


def title_of(number: int) -> str:
    words = [word for word, divisor in (("three", 3), ("rare", 400)) if number % divisor == 0]
    return f"Paper {number} {' '.join(words)} {'common' if number % 7 else ''}"


KEYS = [Paper(title_of(number)).key for number in range(PAPERS)]


def half_of_them_read(query: Query) -> Sequence[Bearers]:
    return [Bearers(frozenset(KEYS[::2]))] if query == READ else []


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    titles = map(title_of, range(PAPERS))
    return filled(tmp_path_factory.mktemp("hurry") / "index", [listed(titles)])


@pytest.mark.parametrize("flag", [READ, UNREAD], ids=["read", "unread"])
@pytest.mark.parametrize(
    ("word", "enough", "seconds", "unfinished"),
    [
        ("common", 20, AT_ONCE, True),
        ("three", 20, AT_ONCE, True),
        ("common", KEYED, AT_ONCE, True),
        ("common", PAPERS, AT_ONCE, False),
        ("rare", 20, AT_ONCE, False),
        ("absent", 20, AT_ONCE, False),
        ("common", 20, FOREVER, False),
        ("paper", 20, AT_ONCE, False),
    ],
)
@pytest.mark.parametrize("sort", [Sort.DATE, Sort.RELEVANCE, Sort.UPVOTES])
def test_the_first_papers_are_enough_where_all_take_too_long(
    index: Index, flag: Query, word: str, enough: int, seconds: float, unfinished: bool, sort: Sort
) -> None:
    query = And((Word(word), flag))
    whole = list(index.select(query, half_of_them_read, sort))
    found = index.select(query, half_of_them_read, sort, Hurry(enough, seconds))
    assert found.unfinished == unfinished
    assert list(found) == (whole[:enough] if unfinished else whole)


@pytest.mark.parametrize("query", [UNREAD, READ, Word("paper")], ids=str)
def test_what_is_found_at_once_is_whole(index: Index, query: Query) -> None:
    assert not index.select(query, half_of_them_read, hurry=Hurry(20, AT_ONCE)).unfinished
