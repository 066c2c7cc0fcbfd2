"""LaTeX is found by what it is shown as, in titles and in abstracts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from paperreader.core.bearers import Bearers
from paperreader.core.paper import Paper
from paperreader.core.query import Query
from paperreader.core.query_parser import parse
from paperreader.index.index import Index
from tests.index.shelf import digest_of, filled

PAPERS = (
    Paper('Accents of T\\"ulu', abstract="Sorting in $\\mathcal{O}(n^2)$ steps."),
    Paper("Bounds", abstract="We prove \\emph{convergence} with \\textbf{tight} rates."),
    Paper('$\\alpha$-Divergence of K\\"onig', abstract="It costs 50\\% less."),
)
"""Named in the tests by A, B and C."""

LETTERS = {paper.key: letter for paper, letter in zip(PAPERS, "ABC", strict=True)}


def nothing_marked(_query: Query) -> Sequence[Bearers]:
    return []


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return filled(tmp_path_factory.mktemp("latex") / "index", [(digest_of(PAPERS), PAPERS)])


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        ("tulu", "A"),
        ("tülu", "A"),
        ("convergence", "B"),
        ("emph", ""),
        ("textbf", ""),
        ("konig", "C"),
        ("title:könig", "C"),
        ("α", "C"),
        ("mathcal", ""),
        ('"convergence with tight rates"', "B"),
    ],
)
def test_latex_is_found_by_its_shown_form(index: Index, query: str, papers: str) -> None:
    found = index.select(parse(query), nothing_marked)
    assert "".join(LETTERS[key] for key in found) == papers
