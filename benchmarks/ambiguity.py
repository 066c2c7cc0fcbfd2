"""How many titles a text may have been typed for, and what the best order could make of that.

Knows for each kind of text which titles it could come from. Where that are fifty, nobody can tell which of
them is meant, and to have it among the first ten has a chance of ten in fifty. Knows nothing of those who
look for titles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from benchmarks.remembering import Remembered
from paperreader.index.folding import fold

_NO_LETTER = re.compile(r"[\W_]+")


class Titles:
    """All titles among which one is meant."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._wholes = [_tokens(title) for title in titles]
        self._parts = [_parts(title) for title in titles]
        self._names = [_squeezed(title.partition(":")[0]) for title in titles]
        self._holders: dict[str, set[int]] = defaultdict(set)
        for place, (whole, parts) in enumerate(zip(self._wholes, self._parts, strict=True)):
            for word in {*whole, *parts}:
                self._holders[word].add(place)

    def alike(self, text: Remembered) -> int:
        """How many titles a text may have been typed for, the meant one among them."""
        return max(1, len(self.fitting(text)))

    def fitting(self, text: Remembered) -> set[int]:
        """The places of the titles that a text comes from; of an unknown kind, of those that hold it."""
        return _MEANT.get(text.kind, Titles.holding)(self, text.query)

    def holding(self, query: str) -> set[int]:
        """Those with all of its words, in any order."""
        return self._answering(query, lambda typed: [typed])

    def completing(self, query: str) -> set[int]:
        """Those with words that begin with its words."""
        return self._answering(query, self._begun)

    def completing_in_order(self, query: str) -> set[int]:
        """Those with words in the same order that begin with its words."""
        typed = _tokens(query)
        return {
            place
            for place in self.completing(query)
            if _begun_in_order(typed, self._wholes[place])
            or _begun_in_order(typed, self._parts[place])
        }

    def one_edit_away(self, query: str) -> set[int]:
        """Those with words that are its words but for one edit of each."""
        return self._answering(query, lambda typed: self._near(typed, 1))

    def two_edits_away(self, query: str) -> set[int]:
        """Those with words that are its words but for two edits of each."""
        return self._answering(query, lambda typed: self._near(typed, 2))

    def abbreviated(self, query: str) -> set[int]:
        """Those with a word that its first one may shorten, and such as begin with its others."""
        short, *others = query.split()
        found = self._holding_any(self._longer(_squeezed(short)))
        return found & self.completing(" ".join(others)) if others else found

    def in_a_row(self, query: str) -> set[int]:
        """Those with all of its words in a row, the last perhaps cut short."""
        return self._where(
            lambda words, typed: f" {' '.join(typed)}" in f" {' '.join(words)}", query
        )

    def beginning(self, query: str) -> set[int]:
        """Those that begin so, whatever stands between the letters."""
        typed = _squeezed(query)
        return {
            place for place, words in enumerate(self._wholes) if "".join(words).startswith(typed)
        }

    def named(self, query: str) -> set[int]:
        """Those whose first word, or all before the colon, it is."""
        typed = _squeezed(query)
        return {
            place
            for place, (words, name) in enumerate(zip(self._wholes, self._names, strict=True))
            if typed in (name, *words[:1])
        }

    def of_initials(self, query: str) -> set[int]:
        """Those whose words begin with its letters."""
        letters = list(_squeezed(query))
        return self._where(lambda words, _: [w[0] for w in words[: len(letters)]] == letters, query)

    def _where(self, fits: Callable[[list[str], list[str]], bool], query: str) -> set[int]:
        """Those that fit, with the words of both taken whole at hyphens, or both cut there."""
        whole, parts = _tokens(query), _parts(query)
        return {
            place
            for place, (words, pieces) in enumerate(zip(self._wholes, self._parts, strict=True))
            if fits(words, whole) or fits(pieces, parts)
        }

    def _answering(self, query: str, words_for: Callable[[str], Iterable[str]]) -> set[int]:
        found = [self._holding_any(words_for(typed)) for typed in _tokens(query)]
        return set.intersection(*found) if found else set()

    def _holding_any(self, words: Iterable[str]) -> set[int]:
        return set().union(*(self._holders.get(word, ()) for word in words))

    def _begun(self, typed: str) -> list[str]:
        return [word for word in self._holders if word.startswith(typed)]

    def _near(self, typed: str, edits: int) -> list[str]:
        near = process.extract_iter(
            typed, self._holders.keys(), scorer=OSA.distance, score_cutoff=edits
        )
        return [word for word, _, _ in near]

    def _longer(self, short: str) -> list[str]:
        letters = re.compile(".*".join(short))
        return [word for word in self._holders if letters.match(word)]


_MEANT: Mapping[str, Callable[[Titles, str], set[int]]] = {
    "prefix": Titles.beginning,
    "nospace": Titles.beginning,
    "acronym": Titles.named,
    "initials": Titles.of_initials,
    "partial_last": Titles.in_a_row,
    "folded": Titles.in_a_row,
    "prefixes": Titles.completing_in_order,
    "keyboard": Titles.one_edit_away,
    "typo1": Titles.one_edit_away,
    "typo2": Titles.two_edits_away,
    "abbrev": Titles.abbreviated,
}


def _begun_in_order(typed: Iterable[str], words: Iterable[str]) -> bool:
    rest = iter(words)
    return all(any(word.startswith(one) for word in rest) for one in typed)


def _squeezed(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))


def _tokens(text: str) -> list[str]:
    """Its words, with what hyphens and the like hold together as one."""
    return [word for word in map(_squeezed, text.split()) if word]


def _parts(text: str) -> list[str]:
    """Its words, cut at hyphens and the like."""
    return _NO_LETTER.sub(" ", fold(text)).split()
