"""Finding the papers that are like one paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from paperreader.core.paper import Paper, disputed_key
from paperreader.index.index import Index
from tests.index.shelf import Shelf, digest_of, filled

ROUTING = Paper("Routing Tokens", abstract="We route tokens to sparse experts with a learned gate.")
EXPERTS = Paper("Sparse Experts", abstract="A gate chooses which experts see the tokens.")
GATES = Paper("Gates", abstract="What a gate learns about the image.")
FOLDING = Paper("Folding Proteins", abstract="Structures of proteins by diffusion of residues.")
RESIDUES = Paper("On Residues", abstract="Diffusing residues tells the structure of a protein.")
TITLE_ALONE = Paper("A Gate for Sparse Experts")
ALONE = Paper("深度学习", abstract="Unheard-of zygomorphy.")

SHELF: Shelf = [
    (digest_of(papers, date(2026, 1, day)), papers)
    for day, papers in enumerate(
        [(ROUTING, EXPERTS, GATES), (FOLDING, RESIDUES), (TITLE_ALONE, ALONE, EXPERTS)], start=1
    )
]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return filled(tmp_path / "index", SHELF)


@pytest.mark.parametrize(
    ("paper", "likest"),
    [
        (ROUTING, EXPERTS),
        (EXPERTS, ROUTING),
        (FOLDING, RESIDUES),
        (RESIDUES, FOLDING),
        (TITLE_ALONE, ROUTING),
        (Paper("In LaTeX", abstract=r"\textbf{Structures} of prot\'eins."), FOLDING),
        (Paper("Not in the index", abstract="The structures of proteins."), FOLDING),
    ],
)
def test_the_paper_that_shares_the_telling_words_comes_first(
    index: Index, paper: Paper, likest: Paper
) -> None:
    assert index.similar(paper, 5)[0].key == likest.key


def test_what_shares_no_word_is_not_similar(index: Index) -> None:
    keys = {hit.key for hit in index.similar(ROUTING, 5)}
    assert keys == {EXPERTS.key, GATES.key, TITLE_ALONE.key}


@pytest.mark.parametrize("paper", [ALONE, Paper("???"), Paper("Of the", abstract="We are the.")])
def test_a_paper_without_telling_words_is_like_none(index: Index, paper: Paper) -> None:
    assert index.similar(paper, 5) == []


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_a_limit_is_kept(index: Index, limit: int) -> None:
    assert len(index.similar(ROUTING, limit)) == limit


def test_scores_fall_from_a_hundred_which_is_the_paper_itself(index: Index) -> None:
    scores = [hit.score for hit in index.similar(ROUTING, 5)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 100 for score in scores)


def test_other_records_of_a_paper_are_not_like_it_but_it(tmp_path: Path) -> None:
    """Nor is one of another paper shown twice. Those whose ids say that they are two stay two."""
    works = (ROUTING, EXPERTS, ROUTING, EXPERTS)
    twins = [replace(paper, doi=f"10.1000/{number}") for number, paper in enumerate(works)]
    others = [replace(twin, key=disputed_key(twin.key, twin.doi)) for twin in twins]
    index = filled(tmp_path / "index", [*SHELF, (digest_of(others), others)])
    assert len(index) == len({paper.key for _, papers in SHELF for paper in papers}) + 2
    titles = [hit.title for hit in index.similar(ROUTING, 5)]
    assert titles[0] == EXPERTS.title
    assert sorted(titles) == sorted({EXPERTS.title, GATES.title, TITLE_ALONE.title})


def test_every_sample_is_like_others_and_never_like_itself(
    sample_index: Index, sample_shelf: Shelf
) -> None:
    for _, papers in sample_shelf:
        for paper in papers[::10]:
            hits = sample_index.similar(paper, 5)
            assert len({hit.key for hit in hits} - {paper.key}) == 5
