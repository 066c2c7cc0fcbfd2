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
        (Paper("GPT-4 Technical Report", authors=("OpenAI",)), "openai2026technical"),
        (Paper("Gemini: A Family", authors=("Gemini Team", "Rohan Anil")), "geminiteam2026gemini"),
        (Paper("Llama 2", authors=("Meta AI",)), "metaai2026llama"),
        (Paper("ChatGLM", authors=("Team GLM",)), "teamglm2026chatglm"),
        (Paper("Graphs", authors=("Rianne van den Berg",)), "vandenberg2026graphs"),
        (Paper("Graphs", authors=("Sammy Davis, Jr.",)), "davis2026graphs"),
        (Paper("Graphs", authors=("Bo Ai",)), "ai2026graphs"),
        (Paper("Graphs", authors=("Аня Иванова",)), "graphs2026"),
        (Paper("Graphs", key="../../etc"), "graphs2026"),
        (Paper("WavTokenizer: an Efficient Codec"), "wavtokenizer2026efficient"),
        (Paper("Turing: A Life", authors=("Alan Turing",)), "turing2026life"),
        (Paper("2 Fast 2 Furious"), "fast2026furious"),
        (Paper("3D Gaussians", authors=("3Blue1Brown",)), "gaussians2026"),
        (Paper("1984", authors=("George Orwell",)), "orwell2026"),
        (Paper("1984", key="0123456789ab"), "paper0123456789ab"),
        (Paper("深度", key="../../etc"), "paperetc"),
    ],
)
def test_keys(paper: Paper, key: str) -> None:
    assert citation_key(of(paper)[0]) == key


def test_papers_of_one_key_are_told_apart_by_their_own_whoever_else_is_exported() -> None:
    some = of(*(Paper(f"Sparse Experts {number}", published="2026") for number in range(30)))
    whole = CitationKeys(some)
    found = [whole.of(entry) for entry in some]
    assert found == [f"sparse2026experts-{entry.paper.key[:4]}" for entry in some]
    assert len(set(found)) == len(some)
    part = CitationKeys(some[20:4:-1])
    assert [part.of(entry) for entry in some[5:21]] == found[5:21]
    assert CitationKeys(some[:1]).of(some[0]) == "sparse2026experts"


def test_papers_that_begin_alike_in_the_library_are_told_apart_by_more_of_it() -> None:
    some = of(
        *(Paper("Sparse Experts", published="2026", key=f"0123456789a{digit}") for digit in "abc"),
        Paper("Another", extra={"ENTRYTYPE": "misc", "ID": "Sparse2026experts-0123"}),
    )
    keys = CitationKeys(some)
    assert [keys.of(entry) for entry in some] == [
        "sparse2026experts-01234",
        "sparse2026experts-012345",
        "sparse2026experts-0123456",
        "Sparse2026experts-0123",
    ]


def test_the_key_of_a_bibliography_is_kept_and_no_other_paper_gets_it() -> None:
    bibliography = {"ENTRYTYPE": "misc", "ID": "Sparse2026experts"}
    some = of(
        Paper("Sparse Experts", published="2026"),
        Paper("Another", extra=bibliography),
        Paper("A Path", extra={"ENTRYTYPE": "misc", "ID": "../../etc/passwd"}),
        Paper("It came with no bibliography", extra={"ID": "x26", "guid": "y"}),
    )
    keys = CitationKeys(some)
    assert [keys.of(entry) for entry in some] == [
        f"sparse2026experts-{some[0].paper.key[:4]}",
        "Sparse2026experts",
        "path2026",
        "it2026bibliography",
    ]
    both = [some[1], *of(Paper("A third one", extra=bibliography))]
    keys = CitationKeys(both)
    assert [keys.of(entry) for entry in both] == [
        f"Sparse2026experts-{entry.paper.key[:4]}" for entry in both
    ]


def test_every_key_is_one_that_every_program_takes() -> None:
    some = entries(500)
    keys = CitationKeys(some)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9:_.+-]+", keys.of(entry)) for entry in some)
