"""Papers like one paper, through the one door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from paperreader import Library
from paperreader.core.errors import UnknownPaper
from tests.library.shelves import A, E, small_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with small_library(tmp_path_factory.mktemp("similar") / "home") as library:
        yield library


@pytest.mark.parametrize(
    "reference", [A.key, A.key[:8], "2603.00001", "https://arxiv.org/abs/2603.00001v2"]
)
def test_whatever_names_a_paper_names_it_here_too(library: Library, reference: str) -> None:
    titles = [hit.paper.title for hit in library.finding.similar(reference)]
    assert E.title in titles
    assert A.title not in titles


def test_a_paper_that_is_not_there_is_like_none(library: Library) -> None:
    with pytest.raises(UnknownPaper):
        library.finding.similar("nowhere")
