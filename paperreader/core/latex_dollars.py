"""Whether what stands between two dollar signs is a formula, or words between two prices.

Knows what formulas and prices look like. Does not read the formula.
"""

from __future__ import annotations

import re

from paperreader.core import latex_tables as tables

LONGEST_FORMULA = 1000
"""Characters between two dollar signs; the longest in 40,000 abstracts has 281."""

_OF_A_FORMULA = re.compile(r"[\^{]|(?<!\\)_|\\(?![%&$#_ ])")
_PROSE_WORD = re.compile(r"(?<![A-Za-z\\])[A-Za-z]?[a-z]{2,}(?![A-Za-z(_^])")
_WORDS = re.compile(rf"\\[A-Za-z]+\s*(?:\{{[^{{}}]*\}})?|\{{[^{{}}]*\}}|({_PROSE_WORD.pattern})")
"""Commands, groups and, as its group, the words that are of neither."""

_FUNCTION_NAMES = tables.names(
    "log ln exp min max sup inf poly polylog eff and or if for all mod arg argmin argmax sin cos",
    "tan det dim rank diag tr",
)
_RUNS_INTO_A_WORD = re.compile(r"(?!.*[A-Za-z]{2})\S*(?<![-/(])|[^A-Za-z\s]", re.DOTALL)
"""What may stand before a letter: a number, a sign, no word: `$(k+1)$st`, but not `$HOME/$USER`."""

_MOST_WORDS = 2
"""Words that a formula can have: more are a sentence, and its dollar signs belong elsewhere."""

_SHORTEST_SENTENCE = 3 * _MOST_WORDS + 2
"""Characters of one word more, of two letters each, and what stands between them."""


def is_formula(content: str, following: str) -> bool:
    """Whether it is sure that this is a formula.

    Args:
        content: what stands between two dollar signs.
        following: the character after the second one, or nothing.
    """
    inner = content.strip()
    if not inner or len(content) > LONGEST_FORMULA or "\n\n" in content:
        return False
    if _OF_A_FORMULA.search(inner):
        return _is_tex(content, following)
    return _is_plain(content, inner, following)


def _is_tex(content: str, following: str) -> bool:
    """Of a content with commands or scripts: whether it is more formula than sentence."""
    if content[0].isdigit() and content[-1].isspace() and following.isdigit():
        return False  # from one price to the next
    if len(content) < _SHORTEST_SENTENCE:
        return True
    words = [word for word in _WORDS.findall(content) if word and word not in _FUNCTION_NAMES]
    return len(words) <= _MOST_WORDS


def _is_plain(content: str, inner: str, following: str) -> bool:
    """Of a content without anything that only formulas have."""
    if content[0].isspace() != content[-1].isspace():
        return False
    if following.isdigit() and (content[0].isdigit() or content[-1] in "-/(" or " " in content):
        return len(content) == 1 and not content.isdigit()
    if following.isalpha() and not _RUNS_INTO_A_WORD.fullmatch(inner):
        return False
    words = _PROSE_WORD.findall(inner)
    spaced = len(content.split(" ")) > 1
    if spaced and any(word not in _FUNCTION_NAMES or word in ("and", "or") for word in words):
        return False
    return not (content[0].isdigit() and spaced and inner[-1] in "(,;:-/")
