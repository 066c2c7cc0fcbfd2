"""A digest that leaves the index leaves no trace, and what else lists its papers tells of them still."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from paperreader.core.errors import StoreDamaged
from paperreader.core.paper import Paper
from paperreader.core.query import Word
from paperreader.index.index import Index
from tests.index.adding import nothing_marked
from tests.index.shelf import Shelf, digest_of, filled, listed, reading_from

DAYS = [date(2026, 1, day) for day in (1, 2, 3)]


def found(index: Index, word: str) -> list[str]:
    keys = index.select(Word(word), nothing_marked)
    return [paper.title for paper in index.indexed(list(keys))]


@pytest.fixture
def shelf() -> Shelf:
    """Three digests; the second shares a paper with each of the others, and tells most of both."""
    first = listed(["Alone and First", "Shared by Two"], DAYS[0])
    papers = (Paper("Shared by Two", abstract="zebra"), Paper("Late Comer", abstract="quagga"))
    third = listed(["Late Comer", "Alone and Third"], DAYS[2])
    return [first, (digest_of(papers, DAYS[1]), papers), third]


def told(index: Index) -> list[tuple[object, ...]]:
    """What is told of each paper, in reading order."""
    return [(one.key, one.title, one.places) for one in index.indexed(list(index.keys()))]


def same(one: Index, other: Index) -> bool:
    """Whether two indexes hold the same."""
    return (
        list(one.digests.items()) == list(other.digests.items())
        and told(one) == told(other)
        and all(list(one.keys(id)) == list(other.keys(id)) for id in one.digests)
    )


@pytest.mark.parametrize("turn", range(3))
def test_the_index_is_as_if_the_digest_had_never_come(
    turn: int, shelf: Shelf, tmp_path: Path
) -> None:
    index = filled(tmp_path / "all", shelf)
    rest = [one for number, one in enumerate(shelf) if number != turn]
    index.add([], reading_from(shelf), without=[shelf[turn][0].id])
    assert same(index, filled(tmp_path / "rest", rest))
    assert same(Index.open(tmp_path / "all"), index)


def test_only_what_the_others_tell_is_found(shelf: Shelf, tmp_path: Path) -> None:
    index = filled(tmp_path / "index", shelf)
    assert found(index, "zebra") == ["Shared by Two"]
    index.add([], reading_from(shelf), without=[shelf[1][0].id])
    assert found(index, "zebra") == []
    assert found(index, "shared") == ["Shared by Two"]


def test_one_digest_can_take_the_place_of_another(shelf: Shelf, tmp_path: Path) -> None:
    index = filled(tmp_path / "index", shelf[:2])
    papers = tuple(shelf[1][1])
    moved = (digest_of(papers, DAYS[2]), papers)
    index.add([moved], reading_from([*shelf, moved]), without=[shelf[1][0].id])
    assert same(index, filled(tmp_path / "anew", [shelf[0], moved]))
    assert found(index, "quagga") == ["Late Comer"]


def test_digests_that_are_not_there_need_not_leave(shelf: Shelf, tmp_path: Path) -> None:
    index = filled(tmp_path / "index", shelf)
    generation = index.generation
    index.add([], reading_from(shelf), without=["2026-01-01-nowhere-00000000"])
    assert index.generation == generation


def test_where_the_others_cannot_be_read_the_title_stays(shelf: Shelf, tmp_path: Path) -> None:
    index = filled(tmp_path / "index", shelf)

    def unreadable(digest: str, position: int) -> Paper:
        raise StoreDamaged(tmp_path, "is damaged")

    index.add([], unreadable, without=[shelf[0][0].id])
    assert found(index, "shared") == ["Shared by Two"]
    assert found(index, "alone") == ["Alone and Third"]
