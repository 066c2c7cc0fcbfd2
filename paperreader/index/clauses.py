"""What tantivy is asked to find titles by something typed, one clause for each way it may be meant.

Knows exact words, beginnings, misspellings, abbreviations, initials and words without blanks between
them, how likely each is, and what each costs. Does not know which of them are asked for a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tantivy import Query as Search

from paperreader.index.documents import Documents
from paperreader.index.likeness import edits_forgiven
from paperreader.index.schema import (
    INITIALS,
    INITIALS_LENGTH,
    JOINED,
    JOINED_LENGTH,
    TITLE_WORDS,
)

ITSELF = 2.0
EXACT = 1.0
AS_INITIALS = 0.9
GLUED = 0.9
BEGINNING = 0.8
ONE_EDIT = 0.6
TWO_EDITS = 0.45
ABBREVIATION = 0.3
"""Weights of a letter typed, in the order of what is likely to be meant, the title itself first."""

TOGETHER = 3.0
"""Of words that stand near each other in the order typed: as much as three letters of a title's
beginning."""

NEAR_WORDS = 6
"""Words that may stand between them, all gaps together."""

MOST_COMPLETIONS = 500
"""Words that begin like a typed one may be completed to: with more, to look for all of them near each
other takes longer than all the rest, and tantivy refuses 16,384. With 5,000: none more."""

SHORTEST_COUNTED = 3
"""Letters from which on completions are counted: one letter has thousands, which takes longer than to
look for a title."""

SHORTEST_GLUED = 6
LONGEST_PIECE = 20
MOST_PIECES = 5
"""Letters from which on a typed word may be several glued together, of how many at most, and how many."""

SHORTEST_ABBREVIATION = 3
LONGEST_ABBREVIATION = 7
"""Letters of an abbreviation: with two, a tenth of all words would do; with eight, nobody abbreviates.
Without abbreviations: 15 fewer among ten."""

BEGINS_FEW = 20
"""Words that begin like an abbreviation: what begins more is rather cut short. With 5: 2 fewer among
ten; with any number: none more."""


class Clauses:
    """Searches for titles of one state of the index."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._schema = documents.schema

    def frequency(self, word: str) -> int:
        """How many titles hold a word."""
        return self._documents.frequency(TITLE_WORDS, word)

    def whole(self, word: str) -> Search:
        """A word as it was typed, and nothing else."""
        return _weighted(Search.term_query(self._schema, TITLE_WORDS, word), EXACT * len(word))

    def literal(self, word: str) -> Search:
        """A word as it was typed: whole, cut short, or several glued together."""
        return _best(self._literally(word))

    def near(self, word: str) -> Search:
        """A word as it was typed, or misspelt once."""
        return _best(self._nearly(word))

    def distant(self, word: str) -> Search:
        """A word as it was typed, or misspelt, or abbreviated."""
        return _best(self._distantly(word))

    def itself(self, joined: str) -> Search:
        """The title whose words these are, without blanks, or that begins as a long one does."""
        title = Search.term_query(self._schema, JOINED, joined[:JOINED_LENGTH])
        return _weighted(title, ITSELF * len(joined))

    def title_beginning(self, joined: str) -> Search:
        """Titles that begin so, without blanks."""
        return self._beginning(joined[:JOINED_LENGTH], EXACT, JOINED)

    def initials(self, letters: str) -> Search:
        """Titles whose words begin with these letters."""
        return self._beginning(letters[:INITIALS_LENGTH], AS_INITIALS, INITIALS)

    def as_one(self, first: str, second: str) -> Search:
        """Two typed words that the title writes as one."""
        return self._beginning(first + second, GLUED)

    def together(self, words: Sequence[str]) -> Iterator[Search]:
        """The words near each other in the order typed, if there are not too many ways to end them.

        What is a word is taken for it, and all but the last that has too many completions is left out.
        """
        *before, last = words
        if self._has_few_completions(last):
            begun = [pattern for word in before for pattern in self._pattern(word)]
            yield _weighted(self._row([*begun, _completions(last)], NEAR_WORDS), TOGETHER)

    def _literally(self, word: str) -> Iterator[Search]:
        yield self.whole(word)
        yield self._beginning(word, BEGINNING)
        # What begins some title's word is hardly several glued together.
        if len(word) >= SHORTEST_GLUED and not self._completions_of(word, 1):
            yield from self._glued(word)

    def _glued(self, word: str) -> Iterator[Search]:
        if pieces := self._pieces(word):
            *before, last = pieces
            yield _weighted(self._row([*before, *self._pattern(last)]), GLUED * len(word))

    def _nearly(self, word: str) -> Iterator[Search]:
        yield from self._literally(word)
        if edits_forgiven(word):
            yield self._misspelt(word, 1, ONE_EDIT, cut=True)

    def _distantly(self, word: str) -> Iterator[Search]:
        yield from self._nearly(word)
        if self._may_abbreviate(word):
            yield self._abbreviated(word)
        # What begins some title's word is hardly one that was misspelt twice.
        if edits_forgiven(word) > 1 and not self._completions_of(word, 1):
            yield self._misspelt(word, 2, TWO_EDITS, cut=False)

    def _may_abbreviate(self, word: str) -> bool:
        if not SHORTEST_ABBREVIATION <= len(word) <= LONGEST_ABBREVIATION or not word.isascii():
            return False
        return self._completions_of(word, BEGINS_FEW + 1) <= BEGINS_FEW

    def _beginning(self, word: str, weight: float, field: str = TITLE_WORDS) -> Search:
        begun = Search.fuzzy_term_query(self._schema, field, word, 0, prefix=True)
        return _weighted(begun, weight * len(word))

    def _misspelt(self, word: str, edits: int, weight: float, *, cut: bool) -> Search:
        near = Search.fuzzy_term_query(self._schema, TITLE_WORDS, word, edits, prefix=cut)
        return _weighted(near, weight * len(word))

    def _abbreviated(self, word: str) -> Search:
        """Words with the typed letters in this order, the first one first."""
        longer = Search.regex_query(self._schema, TITLE_WORDS, "".join(map(_completions, word)))
        return _weighted(longer, ABBREVIATION * len(word))

    def _row(self, patterns: Sequence[str], gaps: int = 0) -> Search:
        if len(patterns) == 1:  # which tantivy would not call a row
            return Search.regex_query(self._schema, TITLE_WORDS, patterns[0])
        return Search.regex_phrase_query(self._schema, TITLE_WORDS, [*patterns], gaps)

    def _pattern(self, word: str) -> Iterator[str]:
        """The pattern of a word that may be cut short; none if it is cut too short."""
        if self.frequency(word):
            yield word
        elif self._has_few_completions(word):
            yield _completions(word)

    def _pieces(self, word: str) -> list[str]:
        """The fewest words of titles that the typed one consists of, the last perhaps cut short."""
        cuts: dict[int, list[str]] = {0: []}
        for end in range(1, len(word) + 1):
            starts = range(max(0, end - LONGEST_PIECE), end)
            begun = ((cuts[start], word[start:end]) for start in starts if start in cuts)
            ways = [[*before, piece] for before, piece in begun if self._is_piece(word, end, piece)]
            if ways:
                cuts[end] = min(ways, key=len)
        pieces = cuts.get(len(word), [])
        return pieces if len(pieces) <= MOST_PIECES else []

    def _is_piece(self, word: str, end: int, piece: str) -> bool:
        if piece == word:
            return False
        return self.frequency(piece) > 0 or (end == len(word) and self._begins_some(piece))

    def _begins_some(self, word: str) -> bool:
        return len(word) < SHORTEST_COUNTED or self._completions_of(word, 1) > 0

    def _has_few_completions(self, word: str) -> bool:
        if len(word) < SHORTEST_COUNTED:
            return False
        return self._completions_of(word, MOST_COMPLETIONS + 1) <= MOST_COMPLETIONS

    def _completions_of(self, word: str, limit: int) -> int:
        return self._documents.completions(TITLE_WORDS, word, limit)


def _weighted(search: Search, weight: float) -> Search:
    return Search.const_score_query(search, weight)


def _best(searches: Iterable[Search]) -> Search:
    """What any of some searches finds, with the greatest weight that any gives it."""
    return Search.disjunction_max_query(list(searches))


def _completions(word: str) -> str:
    """A pattern for the words that begin so.

    The class of letters keeps the automaton small, which is made for every search: with a dot, which
    stands for any code point, that takes twenty times as long.
    """
    return word + ("[a-z0-9]*" if word.isascii() else ".*")
