"""What a paper is said to have."""

from __future__ import annotations

import pytest

from paperreader.core.given import given_by
from paperreader.core.paper import Paper

PDF = "https://arxiv.org/abs/2603.00001"


@pytest.mark.parametrize(
    ("paper", "given"),
    [
        (Paper("T"), ""),
        (Paper("T", abstract="A"), "abstract"),
        (Paper("T", authors=("A",), categories=("c",)), "authors categories"),
        (Paper("T", upvotes=0), "upvotes"),
        (Paper("T", arxiv_id="2603.00001", doi="10.1/2"), "arxiv doi"),
        (Paper("T", url=PDF), "url"),
        (Paper("T", url=PDF, links=(PDF,)), "url"),
        (Paper("T", links=(PDF,)), "link"),
        (Paper("T", links=("https://github.com/a/b",)), "link code"),
        (Paper("T", links=("https://www.GitHub.com/a/b",)), "link code"),
        (Paper("T", links=("https://huggingface.co/a/b",)), "link code"),
        (Paper("T", links=("https://huggingface.co/papers/2603.00001",)), "link"),
        (Paper("T", links=("https://a.github.io/b", "https://gitlab.com/a")), "link code project"),
        (Paper("T", abstract="See https://a.org."), "abstract link project"),
        (Paper("T", links=("https://[a",)), "link"),
    ],
)
def test_a_paper_has_what_its_sources_tell(paper: Paper, given: str) -> None:
    told = [one.value for one in given_by(paper)]
    assert sorted(told) == sorted(given.split())
    assert len(set(told)) == len(told)
