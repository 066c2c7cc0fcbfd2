"""Which papers stand where, and in how many digests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from paperreader.core.digest import Digest
from paperreader.core.paper import Paper
from paperreader.index.index import Index
from tests.index.shelf import Shelf, digest_of, fill, filled, listed, reading_from

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 3, day) for day in (2, 3, 4))


def titles(index: Index, digest: Digest | None = None) -> list[str]:
    keys = index.keys(digest.id if digest else None)
    return [paper.title for paper in index.indexed(keys)]


@pytest.mark.parametrize(
    ("lists", "order"),
    [
        ([("abc", MONDAY)], "abc"),
        ([("abc", MONDAY), ("de", TUESDAY)], "deabc"),
        ([("de", TUESDAY), ("abc", MONDAY)], "deabc"),
        ([("abc", MONDAY), ("db", TUESDAY)], "dbac"),
        ([("db", TUESDAY), ("abc", MONDAY)], "dbac"),
        ([("abc", MONDAY), ("db", TUESDAY), ("bc", WEDNESDAY)], "bcda"),
        ([("abc", WEDNESDAY), ("cba", MONDAY)], "abc"),
        ([("ab", MONDAY), ("cd", MONDAY)], "cdab"),
        ([("", MONDAY), ("a", TUESDAY)], "a"),
    ],
)
def test_a_paper_stands_where_the_latest_of_its_digests_lists_it(
    lists: Sequence[tuple[str, date]], order: str, tmp_path: Path
) -> None:
    shelf: Shelf = []
    for turn, (letters, day) in enumerate(lists):
        papers = tuple(map(Paper, letters))
        imported = datetime(2026, 6, 1, 0, turn, tzinfo=UTC)
        shelf.append((digest_of(papers, day, imported), papers))
    at_once = filled(tmp_path / "at once", shelf)
    one_by_one = Index.open(tmp_path / "one by one")
    for one in shelf:
        one_by_one.add([one], reading_from(shelf))
    backwards = filled(tmp_path / "backwards", shelf[::-1])
    for index in (at_once, one_by_one, backwards):
        assert "".join(titles(index)) == order
        assert [titles(index, digest) for digest, _ in shelf] == [list(some) for some, _ in lists]


def test_a_paper_knows_its_places_earliest_first(tmp_path: Path) -> None:
    shelf = [listed("xya", TUESDAY), listed("ab", MONDAY)]
    index = filled(tmp_path / "index", shelf)
    [paper] = index.indexed([Paper("a").key])
    assert paper.places == ((shelf[1][0].id, 1), (shelf[0][0].id, 3))


def test_a_paper_listed_twice_in_a_digest_stands_where_it_is_first(tmp_path: Path) -> None:
    index = filled(tmp_path / "index", [listed("abab")])
    assert (len(index), titles(index)) == (2, ["a", "b"])


def test_a_digest_that_is_there_already_changes_nothing(tmp_path: Path) -> None:
    shelf = [listed("abc")]
    index = filled(tmp_path / "index", shelf)
    fill(index, shelf)
    assert (len(index), len(index.digests)) == (3, 1)


def test_digests_are_told_as_they_were_given_the_newest_first(tmp_path: Path) -> None:
    shelf = [listed("a", MONDAY), listed("b", WEDNESDAY), listed("c", TUESDAY)]
    index = filled(tmp_path / "index", shelf)
    assert list(index.digests.values()) == [shelf[1][0], shelf[2][0], shelf[0][0]]
    assert index.digests[shelf[0][0].id] == shelf[0][0]
    assert "2020-01-01-none-00000000" not in index.digests


def test_an_unknown_digest_has_no_papers(tmp_path: Path) -> None:
    index = filled(tmp_path / "index", [listed("abc")])
    assert list(index.keys("2020-01-01-none-00000000")) == []


def test_the_samples_are_207_papers_of_which_ten_recur(sample_index: Index) -> None:
    papers = sample_index.indexed(list(sample_index.keys()))
    seen = [len(paper.places) for paper in papers]
    assert (len(sample_index), seen.count(2), seen.count(3)) == (207, 9, 1)


def test_keys_are_read_like_a_list(sample_index: Index) -> None:
    keys = sample_index.keys()
    everything = list(keys)
    assert (len(keys), keys[0], keys[-1]) == (207, everything[0], everything[-1])
    assert list(keys[3:200:7]) == everything[3:200:7]
    assert keys[5] in keys
    assert "no key" not in keys
    with pytest.raises(IndexError):
        keys[207]


def test_a_later_digest_tells_more_of_a_paper_and_takes_nothing_away(tmp_path: Path) -> None:
    early = (Paper("A Title", abstract="zebra", arxiv_id="2401.00001"),)
    late = (Paper("A title!", authors=("Ada Lovelace",), doi="10.1/x"),)
    shelf: Shelf = [(digest_of(early, MONDAY), early), (digest_of(late, TUESDAY), late)]
    index = filled(tmp_path / "index", shelf)
    [paper] = index.indexed(list(index.keys()))
    assert (paper.title, paper.arxiv_id, paper.doi) == ("A title!", "2401.00001", "10.1/x")
