"""Papers named by keys and ids, and incoming papers recognised."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from paperreader.core.paper import Paper, disputed_key, title_key
from paperreader.index.index import Index
from tests.index.shelf import Shelf, digest_of, fill, filled, known, listed

MATHS = Paper("An Old Paper", arxiv_id="math/0309136")
NEW = Paper("A New Paper", arxiv_id="2403.01234", doi="10.1000/ABC")
PUBLISHED = Paper("A Published Paper", doi="10.1000/182")
BARE = Paper("A Bare Paper")
NAMESAKE = Paper(
    "A New Paper",
    arxiv_id="2501.99999",
    key=disputed_key(title_key("A New Paper"), "2501.99999"),
)

PAPERS = (MATHS, NEW, PUBLISHED, BARE, NAMESAKE)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    directory = tmp_path_factory.mktemp("references") / "index"
    return filled(directory, [(digest_of(PAPERS), PAPERS)])


@pytest.mark.parametrize(
    ("reference", "papers"),
    [
        (BARE.key, [BARE]),
        (BARE.key[:7], [BARE]),
        (BARE.key.upper(), [BARE]),
        (f" {BARE.key} ", [BARE]),
        ("2403.01234", [NEW]),
        ("2403.01234v7", [NEW]),
        ("arXiv:2403.01234v1", [NEW]),
        ("https://arxiv.org/abs/2403.01234", [NEW]),
        ("https://arxiv.org/pdf/2403.01234v2.pdf", [NEW]),
        ("https://huggingface.co/papers/2403.01234", [NEW]),
        ("10.48550/arXiv.2403.01234", [NEW]),
        ("math/0309136", [MATHS]),
        ("10.1000/182", [PUBLISHED]),
        ("10.1000/abc", [NEW]),
        ("https://doi.org/10.1000/ABC", [NEW]),
        ("doi:10.1000/182", [PUBLISHED]),
        ("2403.0123", []),
        ("ffffffffffff", []),
        ("0" * 13, []),
        ("no such paper", []),
        ("", []),
        ("\ud800", []),
    ],
)
def test_a_reference_names_a_paper(index: Index, reference: str, papers: list[Paper]) -> None:
    assert index.lookup(reference) == [paper.key for paper in papers]


def test_a_beginning_that_several_keys_share_names_some_of_them(sample_index: Index) -> None:
    keys = sample_index.keys()
    beginning = keys[0][0]
    answering = [key for key in keys if key.startswith(beginning)]
    named = sample_index.lookup(beginning)
    assert named == sorted(answering)[: len(named)]
    assert len(named) == min(10, len(answering)) > 1


@pytest.mark.parametrize(
    ("paper", "is_of"),
    [
        (Paper("A bare paper!"), BARE),
        (Paper("A Bare Paper", arxiv_id="2405.00001", doi="10.2/x"), BARE),
        (Paper("Renamed", arxiv_id="2403.01234v3"), NEW),
        (Paper("Renamed", doi="10.1000/abc"), NEW),
        (Paper("A New Paper"), NEW),
        (Paper("A New Paper", arxiv_id="2403.01234"), NEW),
        (Paper("A New Paper", arxiv_id="2501.99999v2"), NAMESAKE),
        (Paper("A New Paper", arxiv_id="2607.00000"), None),
        (Paper("Something Else"), None),
        (Paper("?"), None),
    ],
)
def test_an_incoming_paper_is_known_by_its_ids_or_its_title(
    index: Index, paper: Paper, is_of: Paper | None
) -> None:
    [key] = known(index, [paper])
    if is_of is NEW and not (paper.arxiv_id or paper.doi):
        assert key in {NEW.key, NAMESAKE.key}
    else:
        assert key == (is_of.key if is_of else None)


def test_many_papers_are_asked_for_at_once(index: Index) -> None:
    strangers = [Paper(f"Stranger {number}") for number in range(2500)]
    keys = known(index, [*strangers, BARE, *strangers, NEW])
    assert [key for key in keys if key] == [BARE.key, NEW.key]
    assert len(keys) == 5002


def test_hundreds_of_works_may_share_one_title(tmp_path: Path) -> None:
    works = [Paper("Editorial", doi=f"10.1/{number}") for number in range(1500)]
    works = [works[0], *(replace(one, key=disputed_key(one.key, one.doi)) for one in works[1:])]
    index = filled(tmp_path / "index", [(digest_of(works), works)])
    again = [Paper("Editorial", doi=one.doi) for one in works]
    assert known(index, again) == [one.key for one in works]


def test_a_paper_is_known_by_a_title_it_once_bore(tmp_path: Path) -> None:
    early, late = Paper("First Name", arxiv_id="2401.1"), Paper("Last Name", arxiv_id="2401.1")
    renamed = Paper(late.title, arxiv_id=late.arxiv_id, key=early.key)
    shelf: Shelf = [listed(["x"]), (digest_of([early]), [early]), (digest_of([renamed]), [renamed])]
    index = filled(tmp_path / "index", shelf)
    assert known(index, [Paper("First Name"), Paper("Last Name")]) == [early.key, early.key]


def test_an_index_contains_the_keys_of_its_papers(index: Index) -> None:
    assert BARE.key in index
    assert "ffffffffffff" not in index
    assert "no key" not in index


def test_unknown_keys_are_left_out_and_the_others_come_as_asked(index: Index) -> None:
    asked = [BARE.key, "ffffffffffff", "no key", MATHS.key, BARE.key]
    assert [paper.title for paper in index.indexed(asked)] == [
        "A Bare Paper", "An Old Paper", "A Bare Paper",
    ]  # fmt: skip
    assert index.indexed([]) == []


def test_what_is_kept_of_a_paper_is_what_its_digests_tell(index: Index) -> None:
    [paper] = index.indexed([NEW.key])
    assert (paper.title, paper.arxiv_id, paper.doi) == ("A New Paper", "2403.01234", "10.1000/abc")


def test_titles_that_no_text_file_can_hold_are_kept_as_far_as_they_go(tmp_path: Path) -> None:
    paper = Paper("Odd \ud800 title", arxiv_id="\ud800", doi="\ud800", abstract="\ud800")
    index = Index.open(tmp_path / "index")
    fill(index, [(digest_of([paper]), [paper])])
    assert index.indexed([paper.key])[0].title == "Odd ? title"
    assert index.jump("odd title", 1)[0].key == paper.key
