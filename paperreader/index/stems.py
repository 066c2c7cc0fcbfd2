"""Words reduced to what their forms share: `models` and `modelling` to `model`.

Knows English (Snowball), and into which stems a word may grow of which only the beginning is typed. Does
not know where stems are looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import tantivy

from paperreader.index.folding import words_of
from paperreader.index.schema import stemming_analyzer

SHORTEST_BEGINNING = 2
"""Letters of what is typed that stand before a suffix at least."""

_SUFFIXES = (
    "s es ed ing ings er ers ly ment ments ness able ability ible ibility al ally ality ance ances ant"
    " ence ences ency ent ate ated ates ating ation ations ational ative ator ators ful ic ical ically"
    " icate icated ication ications ion ions ional ionally ism ist ists ity ities ive ively iveness"
    " ize alize alized alizes alizing ized izes izing ization izations ise ised ises ising isation less"
    " ous ously ied ies ying ier ia ian ial"
)
"""What English words end with that their stems do not."""

_BY_BEGINNING: dict[str, list[str]] = {}
for _suffix in _SUFFIXES.split():
    for _length in range(1, len(_suffix) + 1):
        _BY_BEGINNING.setdefault(_suffix[:_length], []).append(_suffix)


def stems_of(text: str) -> Sequence[str]:
    """The stems of the words of a folded text, in order."""
    return _analyzer().analyze(text)


def cut(text: str) -> list[tuple[str, str]]:
    """The folded words of any text, each with its stem."""
    return [(word, stem_of(word)) for word in words_of(text)]


def stem_of(word: str) -> str:
    """The stem of one folded word."""
    return next(iter(stems_of(word)), word)


def stems_begun_by(word: str) -> Sequence[str]:
    """The stems, beside those that begin so, of words that begin so.

    What is typed may reach into a suffix: `optimizati` begins `optimization`, whose stem is `optim`. So
    wherever a suffix may begin in it, it is completed by every suffix that goes on so.

    Args:
        word: one folded word.
    """
    completed = [word]
    if word[-2:-1] == word[-1]:  # as in `embedd`, which only such a suffix does
        completed.append(f"{word}ing")
    for length in range(SHORTEST_BEGINNING, len(word)):
        suffixes = _BY_BEGINNING.get(word[length:], ())
        completed += [word[:length] + suffix for suffix in suffixes]
    return list(dict.fromkeys(stems_of(" ".join(completed))))


@cache
def _analyzer() -> tantivy.TextAnalyzer:
    return stemming_analyzer()
