"""Finding a paper by what is remembered of its title."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.paper import Paper
from paperreader.index.index import Index
from tests.index.shelf import Shelf, filled, listed

SAMPLE_TITLES = {
    "hyperspectrl mamba": "Spatial-Spectral Morphological Mamba for Hyperspectral Image Classification",
    "limr": "LIMR: Less is More for RL Scaling",
    "Harder Tasks Need More": "Harder Tasks Need More Experts: Dynamic Routing in MoE Models",
    "experts harder": "Harder Tasks Need More Experts: Dynamic Routing in MoE Models",
    "brain decod framew": "MindBridge: A Cross-Subject Brain Decoding Framework",
    "mindbrige": "MindBridge: A Cross-Subject Brain Decoding Framework",
    "mind bridge": "MindBridge: A Cross-Subject Brain Decoding Framework",
    "crosssubject": "MindBridge: A Cross-Subject Brain Decoding Framework",
    "dynamicroutinginmoe": "Harder Tasks Need More Experts: Dynamic Routing in MoE Models",
    "htnme": "Harder Tasks Need More Experts: Dynamic Routing in MoE Models",
}


@pytest.mark.parametrize(("typed", "title"), SAMPLE_TITLES.items())
def test_a_half_remembered_title_is_found_first(
    sample_index: Index, typed: str, title: str
) -> None:
    assert sample_index.jump(typed, 10)[0].title == title


@pytest.mark.parametrize(
    ("typed", "beginning"),
    [("mixtrue of exprts", "A Survey on Mixture of Experts"), ("flashfft", "FlashFFTConv:"),
     ("grafhfm", "GraphFM:")],
)  # fmt: skip
def test_a_misspelt_title_is_found_first(sample_index: Index, typed: str, beginning: str) -> None:
    assert sample_index.jump(typed, 1)[0].title.startswith(beginning)


def test_every_title_finds_its_own_paper_first(sample_index: Index, sample_shelf: Shelf) -> None:
    for _, papers in sample_shelf:
        for paper in papers[::5]:
            [hit] = sample_index.jump(paper.title, 1)
            assert (hit.key, hit.score) == (paper.key, 100)


@pytest.mark.parametrize("words", [2, 3, 4])
def test_a_typed_beginning_is_not_lost_to_guesses(
    sample_index: Index, sample_shelf: Shelf, words: int
) -> None:
    for paper in sample_shelf[0][1][::3]:
        begun = " ".join(paper.title.split()[:words])
        hits = sample_index.jump(begun, 20)
        assert paper.title in [hit.title for hit in hits if hit.score > 80], begun


def test_hits_come_best_first_with_what_was_matched(sample_index: Index) -> None:
    hits = sample_index.jump("mixture experts", 10)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len(hits) == 10
    for hit in hits[:3]:
        marked = [hit.title[start:stop] for start, stop in hit.spans]
        assert [text.casefold() for text in marked] == ["mixture", "experts"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("On the Poincaré Conjecture", "poincare"),
        ("GPT-4 Technical Report", "gpt4"),
        ("Multi-Robot Coverage", "multirobot"),
        ("WaveFormer", "wave former"),
        ("An Efficient Method", "methd"),
        ("深度学习", "深度"),
        ("Straße und Œuvre", "strasse oeuvre"),
    ],
)
def test_letters_are_compared_folded(title: str, typed: str, tmp_path: Path) -> None:
    others = ["Attention Is All You Need", "Deep Residual Learning", "A Method of Moments"]
    index = filled(tmp_path / "index", [listed([*others, title])])
    assert index.jump(typed, 1)[0].title == title


def test_of_equal_titles_the_shorter_and_then_the_newer_comes_first(tmp_path: Path) -> None:
    index = filled(tmp_path / "index", [listed(["Same B", "Same A", "Same Again Longer"])])
    assert [hit.title for hit in index.jump("same", 9)] == ["Same B", "Same A", "Same Again Longer"]


@pytest.mark.parametrize(
    ("typed", "lately", "first"),
    [
        ("same", [], "Same B"),
        ("same", ["Same A"], "Same A"),
        ("same", ["Same Again Longer", "Same A"], "Same Again Longer"),
        ("sane", ["Same Again Longer"], "Same Again Longer"),
        ("same b", ["Same A"], "Same B"),
        ("same", ["Samework"], "Same B"),
        ("longer again", ["Same A"], "Same Again Longer"),
        ("sam", ["Sum of All"], "Same B"),
        ("saem", ["Some"], "Same B"),
    ],
)
def test_of_about_equal_titles_the_one_looked_at_lately_comes_first(
    typed: str, lately: list[str], first: str, tmp_path: Path
) -> None:
    titles = ["Same B", "Same A", "Same Again Longer", "Samework", "Sum of All", "Some"]
    index = filled(tmp_path / "index", [listed(titles)])
    keys = [Paper(title).key for title in lately]
    assert index.jump(typed, 9, ["no key", "0" * 16, *keys])[0].title == first


def test_a_paper_looked_at_lately_is_found_among_any_number_of_equals(crowded_index: Index) -> None:
    latest = [Paper(MANY[number]).key for number in (271, 5)]
    hits = crowded_index.jump("learning of things", 10, latest)
    assert [hit.key for hit in hits[:2]] == latest
    assert len({hit.key for hit in hits}) == 10


def test_what_was_looked_at_lately_does_not_hide_what_fits_better(crowded_index: Index) -> None:
    lately = [Paper(title).key for title in MANY[:60]]
    assert crowded_index.jump("learning x", 10, lately)[0].title == "Xylophone Learning"


def test_a_common_word_does_not_hide_the_title_it_is(tmp_path: Path) -> None:
    many = [f"Learning Thing Number {number}" for number in range(2000)]
    index = filled(tmp_path / "index", [listed([*many, "Learning"])])
    assert index.jump("learning", 1)[0].title == "Learning"


MANY = [f"On the Learning of Things in a Set {number}" for number in range(300)]
"""More titles than are looked at, and all of them hold the same common words."""

RARE = ["Tool Interfaces", "The Learning of Zebras", "In Praise of Learning", "Xylophone Learning"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("to int", "Tool Interfaces"),
        ("tool i", "Tool Interfaces"),
        ("tol interfces", "Tool Interfaces"),
        ("toolinterf", "Tool Interfaces"),
        ("the learning of z", "The Learning of Zebras"),
        ("the of in zebra", "The Learning of Zebras"),
        ("of the zebars", "The Learning of Zebras"),
        ("zbr", "The Learning of Zebras"),
        ("in praise", "In Praise of Learning"),
        ("in prasie of the lerning", "In Praise of Learning"),
        ("learning x", "Xylophone Learning"),
        ("xyl", "Xylophone Learning"),
    ],
)
def test_common_words_do_not_hide_what_few_titles_hold(
    crowded_index: Index, typed: str, title: str
) -> None:
    assert crowded_index.jump(typed, 10)[0].title == title


@pytest.mark.parametrize(
    "typed", ["on the", "the learning", "learning of things in", "l", "set 29"]
)
def test_of_very_many_titles_that_hold_it_some_are_given(crowded_index: Index, typed: str) -> None:
    hits = crowded_index.jump(typed, 20)
    assert len(hits) > 9
    assert all(hit.score > 80 for hit in hits[:10])


def test_a_beginning_with_very_many_completions_is_found(tmp_path: Path) -> None:
    """Tantivy refuses to complete a word in 16,384 ways; it is not asked to."""
    many = [f"a{number:05}x b{number:05}x" for number in range(17_000)]
    index = filled(tmp_path / "index", [listed(many)])
    assert len(index.jump("a b", 10)) == 10
    assert index.jump("a00007 b00007", 1)[0].title == many[7]
    assert index.jump("a00007xb", 1)[0].title == many[7]


@pytest.mark.parametrize("typed", ["", " ", "—", "?!", "\ud800", "\x00", "\u202e", "_"])
def test_nothing_typed_finds_nothing(sample_index: Index, typed: str) -> None:
    assert sample_index.jump(typed, 10) == []


@pytest.fixture(scope="module")
def crowded_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Many titles of common words, and a few that hold others, too."""
    return filled(tmp_path_factory.mktemp("crowded") / "index", [listed([*MANY, *RARE])])


def test_no_more_hits_than_wished_for(sample_index: Index) -> None:
    assert [len(sample_index.jump("the", limit)) for limit in (-1, 0, 1, 5)] == [0, 0, 1, 5]


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    assert Index.open(tmp_path / "none").jump("anything", 10) == []


LETTERS = st.text(alphabet="abcdefghijklmnoprstuvwxyz .-*?+()[]{}\\^$|éß深", max_size=60)


@given(typed=st.text(max_size=200) | LETTERS | st.lists(LETTERS, max_size=40).map(" ".join))
def test_any_text_can_be_typed(sample_index: Index, typed: str) -> None:
    for hit in sample_index.jump(typed, 10):
        assert 0 < hit.score <= 100
        assert hit.spans


@pytest.mark.parametrize("typed", ["x" * 100_000, "word " * 20_000, "é" * 5_000, "a b c " * 9_000])
def test_a_pasted_page_is_no_trouble(sample_index: Index, typed: str) -> None:
    assert len(sample_index.jump(typed, 10)) <= 10


def test_the_key_of_a_hit_is_the_papers(sample_index: Index) -> None:
    [hit] = sample_index.jump("LIMR", 1)
    assert hit.key == Paper("LIMR: Less is More for RL Scaling").key
