"""Records of one list are one paper where they share an id, or a title and no ids against it."""

from __future__ import annotations

import pytest

from paperreader.core.listed import each_once, keyed
from paperreader.core.one_paper import Appearance
from paperreader.core.paper import Paper, title_key

ONE = Paper("One", "Short.", arxiv_id="2401.00001", extra={"a": 1})


@pytest.mark.parametrize(
    ("records", "kept", "papers"),
    [
        ([ONE, ONE], 1, 1),
        ([ONE, Paper("one!")], 1, 1),
        ([Paper("One"), ONE], 1, 1),
        ([ONE, Paper("One", arxiv_id="2401.00001", doi="10.1000/a")], 1, 1),
        ([ONE, Paper("Another title", arxiv_id="2401.00001v2")], 2, 1),
        ([Paper("A", doi="10.1000/a"), Paper("B", doi="10.1000/A")], 2, 1),
        ([ONE, Paper("One", doi="10.1000/a")], 2, 1),
        ([ONE, Paper("Two", doi="10.1/x"), Paper("3", arxiv_id="2401.00001", doi="10.1/x")], 3, 1),
        ([ONE, Paper("One", arxiv_id="2401.00002")], 2, 2),
        ([ONE, Paper("One", arxiv_id="2401.00002"), Paper("One", arxiv_id="2401.00002")], 2, 2),
        ([ONE, Paper("Two")], 2, 2),
    ],
)
def test_a_list_keeps_what_its_records_tell_and_knows_how_many_papers_it_holds(
    records: list[Paper], kept: int, papers: int
) -> None:
    told = each_once(records)
    assert len(told) == kept
    assert len({paper.key for paper, _ in keyed(told, ())}) == papers


def test_what_either_record_tells_is_kept() -> None:
    (paper,) = each_once([ONE, Paper("One", authors=("A",), url="https://a.org", extra={"b": 2})])
    assert (paper.abstract, paper.authors, paper.url) == ("Short.", ("A",), "https://a.org")
    assert paper.extra == {"a": 1, "b": 2}
    assert paper.key == title_key("One")


WITH_IDS = {
    "": Paper("One"),
    "a": Paper("One", arxiv_id="2401.00001"),
    "b": Paper("One", arxiv_id="2401.00002"),
    "c": Paper("One", doi="10.1000/c"),
    "ac": Paper("One", arxiv_id="2401.00001", doi="10.1000/c"),
    "bc": Paper("One", arxiv_id="2401.00002", doi="10.1000/c"),
}


@pytest.mark.parametrize(
    ("records", "kept"),
    [
        (("", "a", "b"), ("a", "b")),
        (("a", "b", ""), ("a", "b")),
        (("a", "c", "ac", "", "bc"), ("ac", "bc")),
        (("a", "c", "ac", "c"), ("ac", "c")),
        (("ac", "bc", "c", "b"), ("ac", "bc")),
    ],
)
def test_records_of_one_title_go_with_the_first_that_agrees(
    records: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    assert each_once(map(WITH_IDS.__getitem__, records)) == tuple(map(WITH_IDS.__getitem__, kept))


def test_thousands_may_have_one_title() -> None:
    editorials = [Paper("Editorial", doi=f"10.1000/{number}") for number in range(10_000)]
    assert each_once([*editorials, *editorials]) == (*editorials,)
    kept = each_once(Paper("Editorial", links=(f"https://a.org/{n}",)) for n in range(10_000))
    assert [len(paper.links) for paper in kept] == [10_000]


def test_a_paper_that_is_there_gives_its_key_and_one_that_is_another_does_not() -> None:
    moment = (1.0, "digest", 1)
    there = Appearance(moment, "known", ("known", ONE.key), (("arxiv", "2401.00001"),))
    assert [(p.key, known) for p, known in keyed([ONE], [there])] == [("known", True)]
    taken = Appearance(moment, ONE.key, (ONE.key,), (("arxiv", "2401.00002"),))
    [(paper, is_known)] = keyed([ONE], [taken])
    assert (paper.key != ONE.key, is_known) == (True, False)
