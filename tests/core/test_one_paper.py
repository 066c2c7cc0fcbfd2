"""Records of one paper are one, in whatever order they come, and two works stay two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.one_paper import Appearance, aliases_of, keys_of, works_of
from paperreader.core.paper import Paper, ids_of, title_key
from tests.joining import RECORDS, Parts, Record, are_rightly_parted

T, U, V = map(title_key, "TUV")


def came(records: Sequence[Record], order: Sequence[int]) -> list[Appearance]:
    """Records, of which the one numbered `order[0]` came first."""
    return [
        Appearance(
            (0.0, "digest", order.index(number)),
            title_key(record.title),
            (title_key(record.title),),
            ids_of(Paper(record.title, arxiv_id=record.arxiv_id, doi=record.doi)),
        )
        for number, record in enumerate(records)
    ]


def parted(records: Sequence[Record], order: Sequence[int]) -> Parts:
    works = works_of(came(records, order))
    return frozenset(frozenset(order[one.moment[2]] for one in work) for work in works)


@given(
    st.lists(RECORDS, max_size=12).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(range(len(some))))
    )
)
def test_records_are_one_paper_where_they_must_be_and_only_where_they_may(
    drawn: tuple[list[Record], list[int]],
) -> None:
    records, order = drawn
    assert are_rightly_parted(records, parted(records, order))


@given(st.lists(RECORDS, max_size=12))
def test_every_paper_has_a_key_of_its_own_and_every_other_key_leads_to_one(
    records: list[Record],
) -> None:
    works = works_of(came(records, range(len(records))))
    keys, told = keys_of(works), {title_key(record.title) for record in records}
    assert len(keys) == len(set(keys)) == len(works)
    aliases = aliases_of(works, keys)
    assert aliases.keys() == told - set(keys)
    assert set(aliases.values()) <= set(keys)


X, Y = Record("T", "2605.00001", ""), Record("T", "", "10.1000/a")
BARE, OTHER = Record("T", "", ""), Record("T", "2605.00002", "")
BRIDGE = Record("U", "2605.00002", "10.1000/a")


@pytest.mark.parametrize(
    ("records", "papers"),
    [
        ([X, Y], [{0, 1}]),
        ([X, OTHER], [{0}, {1}]),
        ([X, Y, OTHER], [{0, 1}, {2}]),
        ([OTHER, Y, X], [{0, 1}, {2}]),
        ([BARE, X, OTHER], [{0, 1}, {2}]),
        ([X, OTHER, BARE], [{0, 2}, {1}]),
        ([OTHER, BARE, X], [{0, 1}, {2}]),
        ([X, Y, BRIDGE], [{0}, {1, 2}]),
        ([BRIDGE, Y, X], [{0, 1}, {2}]),
        ([X, Record("V", "", "10.1000/b"), Record("W", "2605.00001v3", "10.1000/B")], [{0, 1, 2}]),
        ([X, Record("T", "", "10.48550/arXiv.2605.00001"), Y], [{0, 1, 2}]),
        (
            [Record("T", "2605.00001", "10.1000/a"), Record("U", "2605.00001", "10.1000/b")],
            [{0, 1}],
        ),
    ],
)
def test_what_contradicts_stays_apart_and_the_first_keeps_what_could_be_either(
    records: list[Record], papers: list[set[int]]
) -> None:
    assert parted(records, range(len(records))) == frozenset(map(frozenset, papers))


def test_a_key_is_that_of_the_earliest_record_and_of_no_other_paper() -> None:
    first = Appearance((1.0, "a", 1), T, (T,), (("doi", "10.1000/a"),))
    second = Appearance((2.0, "b", 1), U, (U,), (("arxiv", "2605.00001"),))
    bridge = Appearance((3.0, "c", 1), T, (V, T), (*second.ids, *first.ids))
    works = works_of([bridge, second, first])
    assert (keys_of(works), aliases_of(works, keys_of(works))) == ([T], {U: T})
    namesake = Appearance((4.0, "d", 1), T, (T,), (("doi", "10.1000/b"),))
    one, other = keys_of(works_of([namesake, first]))
    assert (one, len(other)) == (T, len(T))
    assert other != T
