"""How many titles of a library come back from what is remembered of them, in each of twelve ways."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.papers import drawn_papers
from benchmarks.remembering import KINDS, Remembered, remembered
from paperreader.index.hits import TitleHit
from paperreader.index.index import Index
from paperreader.index.ranking import LITERAL
from tests.index.shelf import Shelf, filled, listed

SEED = 8

TEXTS = 40
"""Of each kind, typed for titles of the samples."""

DRAWN = 2_000
"""Other titles that are in the way, their words as frequent as those of real ones."""

LEAST = {
    "prefix": (0.95, 1.0),
    "partial_last": (0.85, 0.95),
    "prefixes": (0.95, 1.0),
    "words_shuffled": (0.95, 1.0),
    "folded": (0.95, 1.0),
    "nospace": (0.9, 1.0),
    "acronym": (0.9, 1.0),
    "initials": (0.95, 1.0),
    "keyboard": (0.85, 1.0),
    "typo1": (0.95, 1.0),
    "typo2": (0.65, 0.85),
    "abbrev": (0.35, 0.7),
}
"""The share of the texts of each kind whose title is first at least, and among the first ten."""

LETTER_BY_LETTER = ("prefix", "partial_last", "prefixes", "words_shuffled", "folded", "nospace")
"""Kinds of texts without a wrong letter."""

Found = dict[Remembered, list[TitleHit]]


@pytest.fixture(scope="module")
def found(sample_shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What each text finds."""
    samples = [paper.title for _, papers in sample_shelf for paper in papers]
    drawn = [paper.title for paper in islice(drawn_papers(SEED), DRAWN)]
    shelf = [listed([*drawn, *samples])]
    index: Index = filled(tmp_path_factory.mktemp("finding") / "index", shelf)
    return {text: index.jump(text.query, 10) for text in remembered(samples, SEED, TEXTS)}


def test_there_is_a_rate_for_every_kind() -> None:
    assert LEAST.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", LEAST)
def test_a_title_is_found_by_what_is_remembered_of_it(found: Found, kind: str) -> None:
    places = [
        [hit.title for hit in hits].index(text.title)
        for text, hits in found.items()
        if text.kind == kind and text.title in [hit.title for hit in hits]
    ]
    texts = sum(text.kind == kind for text in found)
    first, among_ten = LEAST[kind]
    assert places.count(0) >= first * texts
    assert len(places) >= among_ten * texts


@pytest.mark.parametrize("kind", LETTER_BY_LETTER)
def test_no_guess_comes_before_a_title_that_holds_what_was_typed(found: Found, kind: str) -> None:
    for text, hits in found.items():
        if text.kind == kind:
            before = [hit for hit in hits if hit.title != text.title]
            meant = [hit.score for hit in hits if hit.title == text.title]
            assert all(score > LITERAL for score in meant), text
            assert meant or all(hit.score > LITERAL for hit in before), text
