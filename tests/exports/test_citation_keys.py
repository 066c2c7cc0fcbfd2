"""A citation key is the first author's name, the year and the title's longest word, in ASCII."""

from __future__ import annotations

import re

import pytest

from paperreader.core.listing import Entry
from paperreader.core.mark import UNMARKED
from paperreader.core.paper import Paper
from paperreader.exports.citation_keys import CitationKeys, citation_key
from tests.exports.drawn import entries


def of(*papers: Paper) -> list[Entry]:
    return [Entry(paper, UNMARKED, ("2026-05-20-huggingface-91a6433c",)) for paper in papers]


@pytest.mark.parametrize(
    ("paper", "key"),
    [
        (Paper("Harder Tasks Need More Experts: Dynamic Routing"), "harder2026experts"),
        (
            Paper("Attention Is All You Need", authors=("Ashish Vaswani",), published="2017-06-12"),
            "vaswani2017attention",
        ),
        (Paper("On the Sea", authors=("Ludwig van Beethoven",)), "vanbeethoven2026sea"),
        (Paper("BERT: Pre-training of Transformers", authors=("Kurt Gödel",)), "godel2026bert"),
        (Paper("Øystein's Łódź", authors=("Søren Ærø",)), "aero2026oysteins"),
        (Paper("Of the", arxiv_id="2403.01234"), "of2024the"),
        (Paper("Old Strings", arxiv_id="hep-th/9711200"), "old1997strings"),
        (Paper("深度学习", authors=("张伟",), key="0123456789ab"), "paper0123456789ab"),
        (Paper("深度学习", authors=("Li Wei",), published="2020"), "wei2020"),
        (Paper("../../etc/passwd", authors=("}\\%#~,",)), "etc2026passwd"),
        (Paper("$\\mathcal{O}(n)$ Sorting"), "o2026sorting"),
    ],
)
def test_keys(paper: Paper, key: str) -> None:
    assert citation_key(of(paper)[0]) == key


def test_papers_of_one_key_are_told_apart_in_whatever_order_they_come() -> None:
    some = of(*(Paper(f"Sparse Experts {number}", published="2026") for number in range(30)))
    keys, reversed_keys = CitationKeys(some), CitationKeys(some[::-1])
    found = [keys.of(entry) for entry in some]
    assert found == [reversed_keys.of(entry) for entry in some]
    assert len(set(found)) == len(some)
    by_paper = sorted(some, key=lambda entry: entry.paper.key)
    assert [keys.of(entry) for entry in by_paper][:3] == [
        "sparse2026experts-a",
        "sparse2026experts-b",
        "sparse2026experts-c",
    ]
    assert keys.of(by_paper[-1]) == "sparse2026experts-ad"


def test_the_key_of_a_bibliography_is_kept_and_no_other_paper_gets_it() -> None:
    bibliography = {"ENTRYTYPE": "misc", "ID": "sparse2026experts-a"}
    some = of(
        Paper("Sparse Experts", published="2026"),
        Paper("Sparse Experts, Again", published="2026"),
        Paper("Another", extra=bibliography),
        Paper("A Path", extra={"ENTRYTYPE": "misc", "ID": "../../etc/passwd"}),
    )
    keys = CitationKeys(some)
    assert keys.of(some[2]) == "sparse2026experts-a"
    assert {keys.of(some[0]), keys.of(some[1])} == {"sparse2026experts-b", "sparse2026experts-c"}
    assert keys.of(some[3]) == "path2026path"


def test_every_key_is_one_that_every_program_takes() -> None:
    some = entries(500)
    keys = CitationKeys(some)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z]+)?", keys.of(entry)) for entry in some)
