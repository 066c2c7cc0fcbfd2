"""Abstracts as they are indexed: without the words that nearly all hold, each other word in its place.

A stop word between blanks is left out and its place stays empty, so that a phrase finds its other words
at the right distance from each other: `state of the art` is `state`, any two words, and `art`. One
that a hyphen holds to another word is part of a term and stays, as a word of its own kind: who asks
for `in-context` is told of that and not of any context, and `text-to-image` is not `text and image`.
Knows how such a text is prepared and cut. Does not know what is asked of it.
"""

from __future__ import annotations

import re
from functools import cache

import tantivy

from paperreader.core.latex import shown
from paperreader.index.folding import WORD, fold
from paperreader.index.schema import STOP_WORDS, prose_analyzer

_ANY = "|".join(STOP_WORDS)

_AFTER_HYPHEN = re.compile(rf"-(?:{_ANY})(?![^\W_])")
_BEFORE_HYPHEN = re.compile(rf"-(?:{_ANY[::-1]})(?![^\W_])")
"""Of a text that is read backwards, so that this one, too, begins with a hyphen: of these there are few,
and to find them is quick."""

Placed = tuple[int, str]
"""A word, and how many words after the first it stands."""


def latex_shown(text: str) -> str:
    """The text with its LaTeX as it is shown, where that has other words.

    Dashes, ties and quotation marks part words in either form, and are all the LaTeX that most abstracts
    have: to read those takes longer than to index them.
    """
    return shown(text) if "\\" in text or "$" in text else text


def indexable(folded: str) -> str:
    """A folded text with the stop words that hyphens hold to others in capitals, which no other has.

    So they are not the words that are left out.
    """
    if "-" not in folded:
        return folded
    return _in_capitals(_BEFORE_HYPHEN, _in_capitals(_AFTER_HYPHEN, folded)[::-1])[::-1]


def placed_words(text: str) -> list[Placed]:
    """The words of a text as an abstract holds them; none if there are only such as are left out."""
    tokens = _analyzer().pre_tokenize(indexable(fold(text))).tokens
    return [(token.position - tokens[0].position, token.text) for token in tokens]


def before_last_word(text: str) -> str:
    """The folded text before the last word of one that has any."""
    folded = fold(text)
    *_, last = WORD.finditer(folded)
    return folded[: last.start()]


def _in_capitals(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: found[0].upper(), text)


@cache
def _analyzer() -> tantivy.TextAnalyzer:
    return prose_analyzer()
