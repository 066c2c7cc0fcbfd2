"""Texts that people might type for a title, and how many titles each could be typed for."""

from __future__ import annotations

import pytest

from benchmarks.ambiguity import Titles
from benchmarks.remembering import KINDS, Remembered, remembered

TITLES = [
    "GraphFM: A Multi-Robot Survey of Model-Based Routing",
    "Deep Residual Learning for Image Recognition",
    "WaveFormer: Lightweight Transformers for Gesture Recognition",
    "Deep Ensembles for Robot Learning",
]


def test_every_kind_has_its_texts_and_the_same_from_the_same_seed() -> None:
    texts = remembered(TITLES, seed=1, of_each_kind=5)
    assert [text.kind for text in texts] == [kind for kind in KINDS for _ in range(5)]
    assert texts == remembered(TITLES, seed=1, of_each_kind=5)
    assert texts != remembered(TITLES, seed=2, of_each_kind=5)
    assert {text.title for text in texts} <= set(TITLES)
    assert all(text.query.strip() == text.query != "" for text in texts)


def test_of_no_titles_there_are_no_texts() -> None:
    assert remembered([], seed=1, of_each_kind=5) == []


@pytest.mark.parametrize(
    ("kind", "query", "alike"),
    [
        ("prefix", "Deep", 2),
        ("prefix", "deep res", 1),
        ("nospace", "deepresidual", 1),
        ("acronym", "graphfm", 1),
        ("acronym", "deep", 2),
        ("initials", "drlf", 1),
        ("initials", "gamso", 1),
        ("initials", "d", 2),
        ("partial_last", "image rec", 1),
        ("partial_last", "residual image", 1),
        ("folded", "multirobot survey", 1),
        ("folded", "for", 3),
        ("words_shuffled", "learning deep", 2),
        ("words_shuffled", "model-based", 1),
        ("prefixes", "de le", 2),
        ("prefixes", "le de", 1),
        ("keyboard", "rwcognition", 2),
        ("typo1", "leraning dep", 2),
        ("typo2", "ernsembless", 1),
        ("abbrev", "rcn", 2),
        ("abbrev", "rcn ges", 1),
        ("unheard of", "for", 3),
    ],
)
def test_a_text_could_mean_each_title_that_it_comes_from_alike(
    kind: str, query: str, alike: int
) -> None:
    assert Titles(TITLES).alike(Remembered(query, kind, TITLES[0])) == alike


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_could_mean_the_title_it_was_made_from(kind: str) -> None:
    """But for a few that are misspelt twice in the same place."""
    texts = [text for text in remembered(TITLES, seed=3, of_each_kind=20) if text.kind == kind]
    assert sum(Titles([text.title]).fitting(text) == {0} for text in texts) >= 18
