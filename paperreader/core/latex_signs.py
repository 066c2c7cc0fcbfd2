r"""Signs that stand in prose with and without LaTeX: ties, dashes, powers.

Knows from what is around one whether LaTeX means it: `Stage~1` and `~10`, `3--5` and `--verbose`,
`2^n` and `AP^b`. Does not know commands.
"""

from __future__ import annotations

import re

from paperreader.core import latex_tables as tables

_POWER = re.compile(r"\^(-?[0-9]+)(?![0-9]|\.[0-9])")
_POWER_OF_A_LETTER = re.compile(r"\^([A-Za-z])(?![\w^({./*+-])")
_IN_A_WORD = re.compile(r"[^\W\d_]{2}$")
_QUANTITY = re.compile(r"\d(?:[A-Za-z]{0,2}|\\?%)$")
_TIED_NUMBER = re.compile(r"[A-Za-z]~[\d.]+$")
_LEAD = 20
"""Characters before a tie in which the word before it is looked for."""


def is_tie(text: str, at: int) -> bool:
    """Whether a tilde ties two words; before a number it says about, in a path it is home."""
    before, after = _before(text, at), text[at + 1 : at + 2]
    if not after or after.isspace() or after in tuple("/~=") or before in tuple("/~:"):
        return False
    lead = max(0, at - _LEAD)
    if after.isdigit() and _QUANTITY.search(text, lead, at):
        # From one to the other, but in `Llama~3~8B`.
        return _TIED_NUMBER.search(text, lead, at) is not None
    return before.isalnum() or before in tuple(".,;)]}$%'\"")


def dash(text: str, word: str, start: int, end: int) -> str:
    """What hyphens between two places stand for: a dash, or themselves."""
    before, after = _before(text, start), text[end : end + 1]
    option = (not before or before in tuple(" \n`'\"([")) and after.isalnum()
    arrow = after == ">" or before in tuple("<!")
    alone = before in ("", "\n") and after in ("", "\n")
    if option or arrow or alone or len(word) > 3:
        return word
    return "–" if len(word) == 2 else "—"


def power(text: str, start: int, end: int) -> tuple[str, int] | None:
    """A number or a letter raised, and where the text goes on; None where that is not certain.

    What stands on a word may be a sign between two, as in `AP^b`.
    """
    before = _before(text, start)
    if not before.isalnum() and before not in (")", "]"):
        return None
    if number := _POWER.match(text, start, end):
        return "".join(map(tables.RAISED.__getitem__, number[1])), number.end()
    letter = _POWER_OF_A_LETTER.match(text, start, end)
    if not letter or letter[1] not in tables.RAISED:
        return None
    if _IN_A_WORD.search(text, max(0, start - 2), start):
        return None
    return tables.RAISED[letter[1]], letter.end()


def _before(text: str, at: int) -> str:
    return text[at - 1] if at > 0 else ""
