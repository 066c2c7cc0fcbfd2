"""What queries select, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.bearers import Bearers
from paperreader.core.paper import Paper
from paperreader.core.query import (
    And,
    Everything,
    Flag,
    InDigest,
    Is,
    Not,
    Or,
    Phrase,
    Query,
    Tagged,
    Word,
)
from paperreader.index.found import PAGE
from paperreader.index.index import Index
from tests.index.shelf import Shelf, digest_of, fill, filled, listed

PAPERS = (
    Paper("Mixture of Experts", abstract="Routing tokens to experts.", authors=("Ada Lovelace",)),
    Paper("Poincaré Maps", abstract="A study of flows — naïve and otherwise."),
    Paper("GPT-4 Technical Report", abstract="We report on a large language model."),
    Paper("Language Models of Experts", authors=("René Descartes", "Ada King")),
    Paper("深度学习", abstract="multi-modal learning"),
)
"""Named in the tests by the first letters of their titles: M, P, G, L and 深."""

MARKS: dict[Query, str] = {
    Is(Flag.READ): "MG",
    Is(Flag.STARRED): "G",
    Tagged("moe"): "ML",
    Word("reminder"): "P",
    Word("experts"): "G",
    Phrase("my own words"): "深",
}
"""What the marks of the papers answer."""

SHELF: Shelf = [
    (digest_of(PAPERS, date(2026, 5, 1)), PAPERS),
    (digest_of(PAPERS[3:1:-1], date(2026, 4, 1), source="arxiv"), PAPERS[3:1:-1]),
]

MAY, APRIL = (digest.id for digest, _ in SHELF)

READ, STARRED, UNREAD = (Is(flag) for flag in (Flag.READ, Flag.STARRED, Flag.UNREAD))

KEYS = {paper.title[0]: paper.key for paper in PAPERS}


def marked(query: Query) -> Sequence[Bearers]:
    """Some in a set as it was made, some that came since; others went, or are in no library."""
    assert query != UNREAD
    first, *others = [KEYS[letter] for letter in MARKS.get(query, "")] or [""]
    gone = frozenset(KEYS.values()) - {first}
    return [
        Bearers(frozenset({first, "abcdef012345", "no key"}) | gone, gone=gone),
        Bearers(come=frozenset(others)),
    ]


def nothing_marked(_query: Query) -> Sequence[Bearers]:
    return []


def letters(keys: Sequence[str]) -> str:
    names = {key: letter for letter, key in KEYS.items()}
    return "".join(names[key] for key in keys)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return filled(tmp_path_factory.mktemp("selecting") / "index", SHELF)


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        (Everything(), "MPGL深"),
        (Not(Everything()), ""),
        (Word("mixture"), "M"),
        (Word("MIXTURE"), "M"),
        (Word("mixtur"), "M"),
        (Word("mixtu"), ""),
        (Word("routes"), "M"),
        (Word("mixtur", prefix=True), "M"),
        (Word("m", prefix=True), "MPGL深"),
        (Word("poincare"), "P"),
        (Word("Poincaré"), "P"),
        (Word("naive"), "P"),
        (Word("tokens"), "M"),
        (Word("ada"), "ML"),
        (Word("rene"), "L"),
        (Word("gpt-4"), "G"),
        (Word("gpt-3"), ""),
        (Word("gpt4"), "G"),
        (Word("gpt-4", prefix=True), "G"),
        (Word("multi-mod", prefix=True), "深"),
        (Word("深度学习"), "深"),
        (Word("absent"), ""),
        (Word("—"), "MPGL深"),
        (Word(""), "MPGL深"),
        (Word("reminder"), "P"),
        (Word("experts"), "MGL"),
        (Phrase("of experts"), "ML"),
        (Phrase("mixture of experts"), "M"),
        (Phrase("experts of"), "M"),
        (Phrase("large language model"), "G"),
        (Phrase("my own words"), "深"),
        (Phrase(""), "MPGL深"),
        (READ, "MG"),
        (UNREAD, "PL深"),
        (Not(READ), "PL深"),
        (Not(UNREAD), "MG"),
        (STARRED, "G"),
        (Is(Flag.NOTED), ""),
        (Tagged("moe"), "ML"),
        (Tagged("nothing"), ""),
        (And((READ, Tagged("moe"))), "M"),
        (And((READ, Not(Tagged("moe")))), "G"),
        (And((UNREAD, Not(Tagged("moe")))), "P深"),
        (Or((STARRED, Tagged("moe"))), "MGL"),
        (Or((UNREAD, STARRED)), "PGL深"),
        (Or((UNREAD, Not(STARRED))), "MPL深"),
        (And((Word("experts"), UNREAD)), "L"),
        (And((Word("experts"), READ)), "MG"),
        (And((Word("experts"), Not(Tagged("moe")))), "G"),
        (And((Not(Word("experts")), Not(Word("poincare")))), "深"),
        (Not(Word("experts")), "P深"),
        (Not(Or((Word("experts"), UNREAD))), ""),
        (Or((Word("poincare"), STARRED)), "PG"),
        (Or((And((Word("ada"), Tagged("moe"))), Not(Word("models")))), "MPL深"),
        (InDigest("2026-05"), "MPGL深"),
        (InDigest("2026"), "MPGL深"),
        (InDigest("1999"), ""),
        (Not(InDigest("2026-04")), "MP深"),
        (Or((InDigest("2026-04"), Word("mixture"))), "MGL"),
        (And((InDigest("2026"), Word("language"))), "GL"),
    ],
)
def test_queries_select_in_reading_order(index: Index, query: Query, papers: str) -> None:
    selected = letters(index.select(query, marked))
    assert selected == "".join(sorted(papers, key="MPGL深".index))


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        (InDigest(APRIL), "LG"),
        (InDigest("arxiv"), "LG"),
        (InDigest("2026-04"), "LG"),
        (And((InDigest(APRIL), Word("language"))), "LG"),
        (And((InDigest(APRIL), Word("experts"))), "LG"),
        (And((InDigest(APRIL), UNREAD)), "L"),
        (And((InDigest(APRIL), Not(Word("gpt")))), "L"),
        (And((InDigest(APRIL), InDigest(MAY))), "LG"),
        (And((InDigest(APRIL), Word("mixture"))), ""),
        (Not(InDigest(APRIL)), "MP深"),
    ],
)
def test_a_query_about_one_digest_keeps_that_digests_order(
    index: Index, query: Query, papers: str
) -> None:
    assert letters(index.select(query, marked)) == papers


def test_a_long_selection_is_read_like_a_list(tmp_path: Path) -> None:
    titles = [
        f"Paper {number} {'even' if number % 2 == 0 else 'odd'}" for number in range(4 * PAGE)
    ]
    index = filled(tmp_path / "index", [listed(titles)])
    found = index.select(Word("even"), nothing_marked)
    expected = [Paper(title).key for title in titles[::2]]
    assert len(found) == 2 * PAGE
    assert list(found) == expected
    assert [found[place] for place in range(-len(found), len(found))] == expected * 2
    for part in (slice(3, 9), slice(PAGE - 5, PAGE + 5), slice(None, None, -3), slice(5, 2 * PAGE)):
        assert list(found[part]) == expected[part]
    assert list(found[7:][3:300][::2]) == expected[7:][3:300][::2]
    with pytest.raises(IndexError):
        found[len(found)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (Everything(), range(4 * PAGE)),
        (UNREAD, range(0, 4 * PAGE, 3)),
        (Word("even"), range(0, 4 * PAGE, 2)),
        (InDigest("2026"), range(4 * PAGE)),
        (And((Word("even"), UNREAD)), range(0, 4 * PAGE, 6)),
    ],
)
def test_papers_are_found_in_a_selection(thousand: Index, query: Query, numbers: range) -> None:
    keys = [Paper(thousandth(number)).key for number in numbers]
    selected = thousand.select(query, a_third_unread)
    for part in (slice(None), slice(10, 200, 3), slice(None, None, -1)):
        found, expected = selected[part], keys[part]
        assert [found.index(key) for key in expected[::50]] == list(range(0, len(expected), 50))
        assert expected[1] in found
        for missing in ("", "x", Paper("absent").key):
            assert missing not in found
            with pytest.raises(ValueError):  # noqa: PT011 - it has no words
                found.index(missing)
    assert keys[0] not in selected[1:]
    assert list(selected[5:5]) == []


@pytest.mark.parametrize("words", ["paper", "even", "odd", "three", "rare", "absent"])
@pytest.mark.parametrize("denied", [False, True])
@pytest.mark.parametrize("flags", [READ, UNREAD, STARRED, Not(STARRED), And((READ, Not(STARRED)))])
def test_words_and_marks_narrow_each_other_however_many_papers_each_selects(
    thousand: Index, words: str, denied: bool, flags: Query
) -> None:
    asked: Query = Not(Word(words)) if denied else Word(words)
    found, held = (set(thousand.select(part, a_third_unread)) for part in (asked, flags))
    expected = [key for key in thousand.select(Everything(), a_third_unread) if key in found & held]
    both = thousand.select(And((asked, flags)), a_third_unread)
    assert len(both) == len(expected)
    assert list(both) == expected
    assert [both[place] for place in range(-len(both), len(both), 97)] == (expected * 2)[::97]


def thousandth(number: int) -> str:
    words = ["even" if number % 2 == 0 else "odd"]
    words += ["three"] * (number % 3 == 0) + ["rare"] * (number % 400 == 0)
    return f"Paper {number} {' '.join(words)}"


def a_third_unread(query: Query) -> Sequence[Bearers]:
    read = [number for number in range(4 * PAGE) if number % 3]
    numbers: dict[Query, Sequence[int]] = {READ: read, STARRED: range(0, 4 * PAGE, 300)}
    return [Bearers(frozenset(Paper(thousandth(number)).key for number in numbers.get(query, ())))]


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Index:
    titles = map(thousandth, range(4 * PAGE))
    return filled(tmp_path_factory.mktemp("thousand") / "index", [listed(titles)])


def test_a_selection_stays_as_it_is_while_papers_are_added(tmp_path: Path) -> None:
    titles = [f"Paper {number}" for number in range(2 * PAGE)]
    index = filled(tmp_path / "index", [listed(titles)])
    found = index.select(Word("paper"), nothing_marked)
    everything = index.select(Everything(), nothing_marked)
    fill(index, [listed(["Another Paper"], date(2026, 12, 24))])
    assert len(index.select(Word("paper"), nothing_marked)) == 2 * PAGE + 1
    assert list(found) == list(everything) == [Paper(title).key for title in titles]
    assert found[-1] == Paper(titles[-1]).key


WORDS = st.builds(Word, st.text(max_size=20), st.booleans()) | st.builds(
    Phrase, st.text(max_size=20)
)


def combined(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.builds(Not, parts) | st.builds(And, several) | st.builds(Or, several)


ATOMS = st.sampled_from([Everything(), READ, UNREAD, STARRED, Tagged("moe"), InDigest(APRIL)])

QUERIES = st.recursive(WORDS | ATOMS, combined, max_leaves=8)


@given(query=QUERIES)
def test_whatever_is_asked_a_paper_is_selected_or_denied(index: Index, query: Query) -> None:
    selected = list(index.select(query, marked))
    denied = list(index.select(Not(query), marked))
    assert sorted(selected + denied) == sorted(KEYS.values())


@given(query=QUERIES)
def test_what_is_selected_does_not_depend_on_who_answers(index: Index, query: Query) -> None:
    """Marks alone are answered by the catalogue, with a word beside them by tantivy."""
    alone = index.select(query, marked)
    with_a_word = index.select(And((query, Not(Word("absent")))), marked)
    assert sorted(alone) == sorted(with_a_word)
