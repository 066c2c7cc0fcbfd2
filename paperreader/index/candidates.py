"""Titles that may be meant by what was typed: a hundred of a million, for the ranking to order.

Knows in which order to look for them, so that at a key stroke what is dear is asked only where what is
cheap has found too little: first titles that hold what was typed, then such that hold it misspelt
once, then such that hold some of it somehow. Does not know how tantivy is asked for a word, nor a
title's text, nor its rank: it only decides which titles are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tantivy import DocAddress, Occur
from tantivy import Query as Search

from paperreader.index.clauses import Clauses
from paperreader.index.documents import Documents
from paperreader.index.likeness import edits_forgiven
from paperreader.index.ranking import SHORTEST_INITIALS, words_that_count
from paperreader.index.searches import all_of, any_of

CANDIDATES = 100
"""Titles that hold what was typed, and as many that hold it misspelt once. With 75: none fewer of 40,000
titles, 3 fewer among ten of 875,000; with 150: none more."""

GUESSES = 60
"""Titles that hold some of it. With 100: none more."""

ENOUGH = 30
"""Titles that hold what was typed, from which on nothing is guessed: the ranking would put every guess
behind them."""

SURE_LETTERS = 12
"""Letters typed from which on no title holds them all by accident, whole or misspelt once: then nothing
less likely is asked. With 8: 2 fewer among ten; without it: none more, and all searches together take
twice as long."""

SHORTEST_JOINED = 6
"""Letters from which on titles are looked for that begin so, blanks left out; fewer begin a word, too.
Without such titles: 8 fewer among ten."""

SHORT_WORD = 3
FREQUENT = 0.01
"""Letters and share of all titles of what nobody finds a title by: `the`, `of`, `in`. To look for all
that it begins takes longer than for all other words."""

MOST_GUESSED_FROM = 10_000
"""Titles that hold the words, the rarest first, of which one has to be in a title that holds some of
them. With 100,000: none more."""


class Candidates:
    """The titles of one state of the index.

    Args:
        documents: all there are.
        papers: how many papers they are of.
    """

    def __init__(self, documents: Documents, papers: int) -> None:
        self._documents = documents
        self._clauses = Clauses(documents)
        self._frequent = FREQUENT * papers

    def meant_by(self, text: str, enough: int) -> list[DocAddress]:
        """The documents whose titles may be meant.

        Args:
            text: what was typed.
            enough: how many titles that hold it are as good as all there are.
        """
        words = words_that_count(text)
        if not words:
            return []
        sure = sum(map(len, words)) >= SURE_LETTERS
        parted = self._parted(words)
        found = self._holding(words, parted)
        if len(found) >= min(enough, ENOUGH) or (found and sure):
            return found
        near = self._nearly_holding(parted.telling) if sure or len(words) > 1 else []
        if near and (sure or len(near) == CANDIDATES):
            return _united(found, near)
        return _united(found, near, self._holding_some(words))

    def _parted(self, words: Sequence[str]) -> _Parted:
        """The words with those apart that so many titles hold that only others can tell them."""
        *before, last = words
        different = [word for word in dict.fromkeys(before) if word != last]
        telling = [word for word in different if not self._is_common(word)]
        common = [self._as_held(word) for word in different if self._is_common(word)]
        if len(last) > 1:
            return _Parted([*telling, last], common)
        return _Parted(telling, [*common, self._clauses.literal(last)])

    def _is_common(self, word: str) -> bool:
        if len(word) > SHORT_WORD:
            return False
        return len(word) == 1 or self._clauses.frequency(word) > self._frequent

    def _as_held(self, word: str) -> Search:
        """A word whole, or if no title holds it so, as the beginning of one."""
        held = self._clauses.frequency(word) > 0
        return self._clauses.whole(word) if held else self._clauses.literal(word)

    def _holding(self, words: Sequence[str], parted: _Parted) -> list[DocAddress]:
        """Titles that hold what was typed, or begin so when blanks are left out."""
        found = self._holding_whole(words) or self._holding_begun(words, parted)
        if len(found) < CANDIDATES:
            return _united(found, self._found(any_of(self._as_a_whole(words))))
        # There may be better ones, of which tantivy would give the first it comes across.
        return _united(self._found(any_of(self._in_order(words))), found)[:CANDIDATES]

    def _holding_whole(self, words: Sequence[str]) -> list[DocAddress]:
        """Titles that hold all words whole, if they are so many that no other would be looked at."""
        if min(map(self._clauses.frequency, words)) < CANDIDATES:
            return []
        found = self._found_beside_itself(words, map(self._clauses.whole, words))
        return found if len(found) == CANDIDATES else []

    def _holding_begun(self, words: Sequence[str], parted: _Parted) -> list[DocAddress]:
        """Titles that hold all words, perhaps cut short.

        Common words count only where too many titles hold the others.
        """
        telling = [self._clauses.literal(word) for word in parted.telling]
        found = self._found_beside_itself(words, telling) if telling else []
        if parted.common and (not telling or len(found) == CANDIDATES):
            found = self._found_beside_itself(words, [*telling, *parted.common])
        return found

    def _found_beside_itself(
        self, words: Sequence[str], clauses: Iterable[Search]
    ) -> list[DocAddress]:
        """What all clauses find, and the title that consists of the words."""
        return self._found(any_of([all_of(clauses), self._clauses.itself("".join(words))]))

    def _as_a_whole(self, words: Sequence[str]) -> Iterator[Search]:
        """All that was typed as the beginning of a title without blanks, or as its initials."""
        joined = "".join(words)
        if len(joined) >= SHORTEST_JOINED:
            yield self._clauses.title_beginning(joined)
        if len(words) == 1 and len(joined) >= SHORTEST_INITIALS:
            yield self._clauses.initials(joined)

    def _in_order(self, words: Sequence[str]) -> Iterator[Search]:
        """Several words as the beginning of a title, or near each other in the order typed."""
        if len(words) > 1:
            yield from self._as_a_whole(words)
            yield from self._clauses.together(words)

    def _nearly_holding(self, words: Sequence[str]) -> list[DocAddress]:
        """Titles that hold some words, each as it was typed or misspelt once."""
        if not any(map(edits_forgiven, words)):
            return []
        return self._found(all_of(map(self._clauses.near, words)))

    def _holding_some(self, words: Sequence[str]) -> list[DocAddress]:
        """Titles that hold some of the words somehow: at least one of those that few titles hold.

        A single letter is held by so many that none of them is a guess.
        """
        telling = [word for word in dict.fromkeys(words) if len(word) > 1]
        if not telling:
            return []
        rarest_first = sorted(telling, key=self._clauses.frequency)
        few = self._few(rarest_first)
        some = [self._clauses.distant(word) for word in rarest_first[:few]]
        some += [self._clauses.as_one(*pair) for pair in pairwise(words)]
        more = [(Occur.Should, self._clauses.whole(word)) for word in rarest_first[few:]]
        guess = Search.boolean_query([(Occur.Must, any_of(some)), *more])
        return self._documents.search(guess, GUESSES).addresses

    def _few(self, rarest_first: Sequence[str]) -> int:
        """How many of some words, at least one, are held by few titles altogether."""
        held = 0
        for place, word in enumerate(rarest_first):
            held += self._clauses.frequency(word)
            if place and held > MOST_GUESSED_FROM:
                return place
        return len(rarest_first)

    def _found(self, search: Search) -> list[DocAddress]:
        return self._documents.search(search, CANDIDATES).addresses


class _Parted(NamedTuple):
    """Words typed, each once."""

    telling: list[str]
    """Those that tell titles apart."""

    common: list[Search]
    """The others, as they are looked for."""


def _united(*found: Sequence[DocAddress]) -> list[DocAddress]:
    """Some documents after others, each once."""
    # By value: tantivy's own addresses cannot be in a set.
    each = {(one.segment_ord, one.doc): one for some in found for one in some}
    return list(each.values())
