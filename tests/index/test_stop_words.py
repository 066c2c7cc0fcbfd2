"""What a filter asks of words such as `of` and `the`, which abstracts are indexed without."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from paperreader.core.bearers import Bearers
from paperreader.core.paper import Paper
from paperreader.core.query import And, Not, Phrase, Query, Word
from paperreader.index.index import Index
from tests.index.shelf import digest_of, filled

PAPERS = (
    Paper("Arts", "The state of the art, by far."),
    Paper("Best", "The state, art and craft of it."),
    Paper("Context", "In-context learning is state-of-the-art."),
    Paper("Drawing", "From text to image, and from image-to-text."),
    Paper("Editing", "A text-to-image model, such as ours."),
    Paper("The Fall of Text and Image"),
    Paper("Gravity", "We learn in a context; we plug-in."),
)
"""Named in the tests by the first letters of the words that are not left out."""

LETTERS = {paper.key: letter for paper, letter in zip(PAPERS, "ABCDEFG", strict=True)}


def nothing_marked(_query: Query) -> Sequence[Bearers]:
    return []


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    directory = tmp_path_factory.mktemp("stop words") / "index"
    return filled(directory, [(digest_of(PAPERS), PAPERS)])


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        # By itself such a word asks for nothing, nor does the beginning of one.
        (Word("the"), "ABCDEFG"),
        (Word("Of"), "ABCDEFG"),
        (Word("th", prefix=True), "ABCDEFG"),
        (Word("the", prefix=True), "ABCDEFG"),
        (Word("them", prefix=True), ""),
        (Not(Word("the")), ""),
        (And((Word("the"), Word("state"), Word("of"), Word("craft"))), "B"),
        # Quoted it is looked for where it is indexed, which is in titles and names.
        (Phrase("the"), "F"),
        (Phrase("of the"), ""),
        # Within a phrase any word of an abstract will do for it, and one there must be.
        (Phrase("state of the art"), "AC"),
        (Phrase("state in an art"), "AC"),
        (Phrase("state of art"), ""),
        (Phrase("state art"), "B"),
        (Phrase("the state art"), "B"),
        (Phrase("text and image"), "DEF"),
        (Phrase("the fall of text"), "F"),
        (Phrase("fall in text"), ""),
        (Phrase("a context"), "CG"),
        # A hyphen makes it part of a term.
        (Word("in-context"), "C"),
        (Word("on-context"), ""),
        (Word("IN-Context"), "C"),
        (Word("text-to-image"), "E"),
        (Word("image-to-text"), "D"),
        (Word("text-and-image"), "F"),
        (Word("state-of-the-art"), "C"),
        (Word("plug-in"), "G"),
        # While it is typed, what has not ended may become another word.
        (Word("in-", prefix=True), "ABCDEFG"),
        (Word("in-con", prefix=True), "CG"),
        (Word("on-con", prefix=True), ""),
        (Word("text-t", prefix=True), "DEF"),
        (Word("text-to", prefix=True), "DE"),
        (Word("text-to-im", prefix=True), "E"),
        (Word("text-tox", prefix=True), ""),
    ],
)
def test_words_that_most_abstracts_hold_ask_for_little(
    index: Index, query: Query, papers: str
) -> None:
    assert "".join(LETTERS[key] for key in index.select(query, nothing_marked)) == papers
