"""Titles that may be meant by what was typed: a few hundred of a million, for the ranking to order.

Knows how to ask tantivy for exact words, beginnings, misspellings, abbreviations, initials and words
without blanks between them, and how likely each is. Does not know a title's text, nor its rank: the
weights here only decide which titles are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tantivy import DocAddress
from tantivy import Query as Search

from paperreader.index.documents import Documents, Hits
from paperreader.index.likeness import edits_forgiven
from paperreader.index.ranking import SHORTEST_INITIALS, words_that_count
from paperreader.index.schema import INITIALS, JOINED, JOINED_LENGTH, TITLE_WORDS
from paperreader.index.searches import all_of, any_of

CANDIDATES = 100
"""Titles that hold what was typed, and as many that may. With 50: 1 fewer among ten; with 400: none more,
and half as much time again."""

ENOUGH = 30
"""Titles that hold what was typed, from which on nothing is guessed: the ranking would put every guess
behind them."""

LEAST_SHARE = 0.4
"""Titles of less than this share of the best guess's weight are left out. Without it: none more, and
half as much time again; with 0.6: 1 fewer among ten."""

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
"""Added where the words stand near each other in the order typed: as much as three letters more. Of
40,000 titles that makes no difference; of 875,000, beginnings of common words fit more titles than are
looked at."""

NEAR_WORDS = 6
"""Words that may stand between them, all gaps together."""

MOST_COMPLETIONS = 500
"""Words that begin like a typed one may be completed to: with more, to look for all of them near each
other takes longer than all the rest, and tantivy refuses 16,384. With 5,000: none more."""

SHORTEST_JOINED = 6
"""Letters from which on titles are looked for that begin so, blanks left out; fewer begin a word, too.
Without such titles: 11 fewer among ten."""

SHORTEST_GLUED = 6
MOST_PIECES = 5
"""Letters from which on a typed word may be several glued together, and how many."""

SHORTEST_ABBREVIATION = 3
LONGEST_ABBREVIATION = 7
"""Letters of an abbreviation: with two, a tenth of all words would do; with eight, nobody abbreviates.
Without abbreviations: 15 fewer among ten."""


class Candidates:
    """The titles of one state of the index."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._schema = documents.schema

    def meant_by(self, text: str) -> list[DocAddress]:
        """The documents whose titles may be meant; those that hold all that was typed come first."""
        words = words_that_count(text)
        if not words:
            return []
        as_a_whole = [*self._as_a_whole(words), *self._together(words)]
        holding = [all_of(_best(self._literally(word)) for word in words), *as_a_whole]
        found = self._documents.search(any_of(holding), CANDIDATES)
        if len(found.addresses) >= ENOUGH:
            return found.addresses
        guesses = [_best(self._anyhow(word)) for word in words]
        guess = any_of([*guesses, *as_a_whole, *self._pairs(words)])
        return _united(found, self._documents.search(guess, CANDIDATES))

    def _literally(self, word: str) -> Iterator[Search]:
        """A word as it was typed: whole, cut short, or several glued together."""
        yield self._term(word, EXACT)
        yield self._beginning(word, BEGINNING)
        if len(word) >= SHORTEST_GLUED and (pieces := self._pieces(word)):
            yield _weighted(self._row(self._patterns(pieces)), GLUED * len(word))

    def _anyhow(self, word: str) -> Iterator[Search]:
        """A word as it was typed, or misspelt, or abbreviated."""
        yield from self._literally(word)
        if edits_forgiven(word):
            yield self._misspelt(word, 1, ONE_EDIT, cut=True)
        if SHORTEST_ABBREVIATION <= len(word) <= LONGEST_ABBREVIATION and word.isascii():
            yield self._abbreviated(word)
        # A word that stands in some title is hardly one that was misspelt twice.
        if edits_forgiven(word) > 1 and not self._is_known(word):
            yield self._misspelt(word, 2, TWO_EDITS, cut=False)

    def _as_a_whole(self, words: Sequence[str]) -> Iterator[Search]:
        """All that was typed as a title, as the beginning of one without blanks, or as its initials."""
        joined = "".join(words)
        itself = Search.term_query(self._schema, JOINED, joined[:JOINED_LENGTH])
        yield _weighted(itself, ITSELF * len(joined))
        if len(joined) >= SHORTEST_JOINED:
            yield self._beginning(joined[:JOINED_LENGTH], EXACT, JOINED)
        if len(words) == 1 and len(joined) >= SHORTEST_INITIALS:
            yield self._beginning(joined, AS_INITIALS, INITIALS)

    def _together(self, words: Sequence[str]) -> Iterator[Search]:
        """The words near each other in the order typed, each whole or cut short."""
        if len(words) > 1 and all(map(self._has_few_completions, words)):
            begun = list(map(_completions, words))
            yield _weighted(self._row(begun, NEAR_WORDS), TOGETHER)

    def _pairs(self, words: Sequence[str]) -> Iterator[Search]:
        """Neighbouring words that the title writes as one."""
        for pair in map("".join, pairwise(words)):
            yield self._beginning(pair, GLUED)

    def _term(self, word: str, weight: float) -> Search:
        return _weighted(Search.term_query(self._schema, TITLE_WORDS, word), weight * len(word))

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

    def _patterns(self, pieces: Sequence[str]) -> list[str]:
        """Patterns of some words, of which the last may be cut short; cut too short, it is left out."""
        *whole, last = pieces
        if self._is_known(last):
            return [*whole, last]
        return [*whole, _completions(last)] if self._has_few_completions(last) else whole

    def _pieces(self, word: str) -> list[str]:
        """The fewest words of titles that the typed one consists of, the last perhaps cut short."""
        cuts: dict[int, list[str]] = {0: []}
        for end in range(1, len(word) + 1):
            begun = ((cuts[start], word[start:end]) for start in range(end) if start in cuts)
            ways = [[*before, piece] for before, piece in begun if self._is_piece(word, end, piece)]
            if ways:
                cuts[end] = min(ways, key=len)
        pieces = cuts.get(len(word), [])
        return pieces if len(pieces) <= MOST_PIECES else []

    def _is_piece(self, word: str, end: int, piece: str) -> bool:
        if piece == word:
            return False
        return self._is_known(piece) or (end == len(word) and self._begins_some(piece))

    def _is_known(self, word: str) -> bool:
        return self._documents.frequency(TITLE_WORDS, word) > 0

    def _begins_some(self, word: str) -> bool:
        return self._documents.completions(TITLE_WORDS, word, 1) > 0

    def _has_few_completions(self, word: str) -> bool:
        limit = MOST_COMPLETIONS + 1
        return self._documents.completions(TITLE_WORDS, word, limit) < limit


def _weighted(search: Search, weight: float) -> Search:
    return Search.const_score_query(search, weight)


def _best(searches: Iterator[Search]) -> Search:
    """What any of some searches finds, with the greatest weight that any gives it."""
    return Search.disjunction_max_query(list(searches))


def _completions(word: str) -> str:
    """A pattern for the words that begin so.

    The class of letters keeps the automaton small, which is made for every search: with a dot, which
    stands for any code point, that takes twenty times as long.
    """
    return word + ("[a-z0-9]*" if word.isascii() else ".*")


def _united(holding: Hits, guessed: Hits) -> list[DocAddress]:
    """Some titles and then such guesses as are none of them and not too unlikely."""
    least = LEAST_SHARE * max(guessed.weights, default=0.0)
    seen = set(map(_identity, holding.addresses))
    pairs = zip(guessed.addresses, guessed.weights, strict=True)
    likely = (address for address, weight in pairs if weight >= least)
    return [*holding.addresses, *(one for one in likely if _identity(one) not in seen)]


def _identity(address: DocAddress) -> tuple[int, int]:
    """An address as a value: tantivy's own cannot be in a set."""
    return address.segment_ord, address.doc
