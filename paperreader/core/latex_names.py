r"""Letters of names, with accents and without: `Poincar\'e`, `\v{C}ech`, `S\o ren`.

Knows the letters that Unicode has. A backslash before another letter is not of a name.
"""

from __future__ import annotations

import re
import unicodedata

from paperreader.core import latex_tables as tables
from paperreader.core.latex_commands import Shown

_ACCENTED = re.compile(r"\s?\{\s*\\?([A-Za-z])\s*\}|\s?\\([ij])\b ?(?:\{\})?|()([A-Za-z])")
_ACCENTED_BY_A_LETTER = re.compile(r"\{\s*\\?([A-Za-z])\s*\}| ([A-Za-z])")
_CONTRACTION = re.compile(r"(?:s|t|re|ve|ll|d|m)(?![A-Za-z])")


def accent(text: str, name: str, start: int, end: int, limit: int) -> Shown | None:
    r"""A letter with an accent, if Unicode has it: `\'e`, `\"{o}`, `\v{c}`, `\c c`."""
    before = text[start - 1 : start]
    if name == "'" and before.isalpha() and _CONTRACTION.match(text, end, limit):
        return Shown("'", end)  # an apostrophe that a program has escaped
    if name == '"' and not before.isalpha() and _is_quotation(text, end, limit):
        return None
    pattern = _ACCENTED_BY_A_LETTER if name.isalpha() else _ACCENTED
    if not (found := pattern.match(text, end, limit)):
        return None
    base = next(group for group in found.groups() if group)
    if name == "." and base not in "zZIceg":
        return None  # a full stop escaped
    composed = unicodedata.normalize("NFC", base + tables.LETTER_ACCENTS[name])
    return Shown(composed, found.end()) if len(composed) == 1 else None


def _is_quotation(text: str, end: int, limit: int) -> bool:
    """Whether a quote that a program has escaped opens here, for another one closes."""
    close = text.find('\\"', end, min(limit, end + 200))
    return close >= 0 and not (text[close + 2 : close + 3].isalpha())


def letter(text: str, name: str, start: int, end: int, limit: int) -> Shown | None:
    r"""A letter of a name: `Erd\o s`, `Stra{\ss}e`."""
    shown = tables.NAME_LETTERS[name]
    after = text[end : end + 1]
    if text.startswith("{}", end, limit):
        return Shown(shown, end + 2)
    goes_on = text[end + 1 : end + 2].islower()
    if after == "}" or (text[start - 1 : start].isalpha() and not after.isspace()):
        return Shown(shown, end)
    if after == " " and goes_on and (text[start - 1 : start].isalpha() or len(name) == 1):
        return Shown(shown, end + 1)
    return None
