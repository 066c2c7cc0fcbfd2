"""What papers are called is told of any of them at once, however many there are and wherever they stand."""

from __future__ import annotations

import pytest

from paperreader.core.paper import Paper
from paperreader.index.hits import Name
from paperreader.index.index import Index
from paperreader.index.lookup import FETCHED_FOR_A_KEY, NAMED_AT_ONCE
from tests.index.shelf import digest_of, filled

PAPERS = [
    Paper(
        f"Paper {number}", arxiv_id=f"2605.{number:05}" if number % 3 else "", doi=f"10.1/x{number}"
    )
    for number in range(NAMED_AT_ONCE + 500)
]

SPARSE = 3 * FETCHED_FOR_A_KEY


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return filled(tmp_path_factory.mktemp("names") / "index", [(digest_of(PAPERS), PAPERS)])


@pytest.mark.parametrize(
    "papers",
    [
        PAPERS,
        PAPERS[::-1],
        PAPERS[NAMED_AT_ONCE - 1 :],
        PAPERS[::SPARSE],
        [*PAPERS[:40], *PAPERS[-40:]],
        PAPERS[7:8],
        [],
    ],
    ids=["all", "backwards", "a few in a row", "sparse", "two stretches", "one", "none"],
)
def test_papers_are_called_what_they_were_added_as(index: Index, papers: list[Paper]) -> None:
    keys = [paper.key or Paper(paper.title).key for paper in papers]
    told = index.names([*keys, "abcdef012345", "no key"])
    assert told == {
        key: Name(paper.title, paper.arxiv_id, paper.doi)
        for key, paper in zip(keys, papers, strict=True)
    }
