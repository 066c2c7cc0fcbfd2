r"""LaTeX shown as people read it: `$\mathcal{O}(n^2)$` as `𝒪(n²)`.

Knows when there is nothing to show, and that what has been shown is shown the same again. How each
part is read, the modules beside this one know; they come late, with the first text that needs them,
for the reader's first screen seldom does. What is stored and exported is the text as it came.
"""

from __future__ import annotations

import re

from paperreader.core.inert import inert

_MARKS = ("\\", "$", "{", "`", "~", "^", "--", "''", "(epsilon", "Omega(", "Theta(", "langle")
"""Without one of these there is no LaTeX; the last are left of it when something has taken the backslashes
away."""

_REMAINS = (
    ("times", r"times(?<=\dtimes)(?![a-z])"),
    ("sim", r"sim\d"),
    ("var", r"var(?:epsilon|phi|theta)"),
)
"""What else is left of it, and how it differs from words. Compiled with the first text that holds one."""

_PASSES = 4
"""Most texts are done after one; what stands within quotation or escapes may need one more."""


def shown(text: str) -> str:
    r"""The text with its LaTeX in Unicode, where that reads better.

    What is not certain stays as it is: unknown commands, a formula that holds one (with its dollar
    signs), prices, paths, names with underscores. Idempotent, never raises, takes time in
    proportion to the text, and gives at most three times its length. There is no control character
    in it but line feeds and tabs.
    """
    if not _may_hold_latex(text):
        return inert(text)
    # Late: tables of two thousand characters, and patterns that take 8 ms to compile.
    from paperreader.core.latex_prose import is_settled, read

    before = text = inert(text)
    for _ in range(_PASSES):
        after = inert(read(before))
        if after == before or not _may_hold_latex(after) or is_settled(after):
            return after
        before = after
    return text  # something that never comes to rest was not written by an author


def _may_hold_latex(text: str) -> bool:
    for mark in _MARKS:
        if mark in text:
            return True
    return any(word in text and re.search(sure, text) for word, sure in _REMAINS)
