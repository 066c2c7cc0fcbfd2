"""Records of one list are one paper where they share an id, or a title and no ids against it."""

from __future__ import annotations

import pytest

from paperreader.core.listed import Listed, each_once
from paperreader.core.paper import Paper, title_key

ONE = Paper("One", "Short.", arxiv_id="2401.00001", extra={"a": 1})


def listed(*records: Paper) -> tuple[Paper, ...]:
    some = Listed()
    return each_once(some.keyed(record, None, is_taken=False) for record in records)


@pytest.mark.parametrize(
    ("records", "count"),
    [
        ([ONE, ONE], 1),
        ([ONE, Paper("one!")], 1),
        ([Paper("One"), ONE], 1),
        ([ONE, Paper("Another title", arxiv_id="2401.00001v2")], 1),
        ([Paper("A", doi="10.1000/a"), Paper("B", doi="10.1000/A")], 1),
        ([ONE, Paper("One", arxiv_id="2401.00002")], 2),
        ([ONE, Paper("One", arxiv_id="2401.00002"), Paper("One", arxiv_id="2401.00002")], 2),
        ([ONE, Paper("Two")], 2),
    ],
)
def test_how_many_papers_a_list_holds(records: list[Paper], count: int) -> None:
    assert len(listed(*records)) == count


def test_what_either_record_tells_is_kept() -> None:
    (paper,) = listed(ONE, Paper("One", authors=("A",), url="https://a.org", extra={"b": 2}))
    assert (paper.abstract, paper.authors, paper.url) == ("Short.", ("A",), "https://a.org")
    assert paper.extra == {"a": 1, "b": 2}
    assert paper.key == title_key("One")


def test_the_key_that_the_library_knows_is_taken_and_a_taken_one_is_not() -> None:
    some = Listed()
    assert some.keyed(ONE, "known", is_taken=True).key == "known"
    assert some.keyed(Paper("Two"), None, is_taken=True).key != title_key("Two")
