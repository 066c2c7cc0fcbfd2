r"""Text for BibTeX: what LaTeX prints as it is shown here, and what it is handed word for word.

    50% of R&D  ->  50\% of R\&D

Knows the signs that LaTeX acts on and what would end a value or begin an entry. Does not know entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperreader.core.inert import inert, inert_line
from paperreader.core.latex import shown
from paperreader.core.latex_dollars import is_formula

_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&#_$"},
    }
)
"""What LaTeX acts on, as it is written to be printed."""

_DOLLARS = re.compile(r"(?<!\\)\$([^$]+)\$")

_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""Braces that count as none."""

_ENTRY = re.compile(r"^(\s*)@(?=\w*[ \t]*[{(])", re.MULTILINE)
"""How an entry begins for programs that do not count braces."""


def printed(text: str) -> str:
    """A line that LaTeX prints as the reader shows it; formulas stay formulas."""
    return "".join(_printed(inert_line(text)))


def _printed(text: str) -> Iterator[str]:
    start = 0
    for match in _DOLLARS.finditer(text):
        if is_formula(match[1], text[match.end() : match.end() + 1]) and is_balanced(match[1]):
            yield _prose(text[start : match.start()])
            yield match[0]
            start = match.end()
    yield _prose(text[start:])


def _prose(text: str) -> str:
    # A single brace, even escaped, would go on counting for BibTeX.
    plain = shown(text)
    if is_balanced(plain):
        return plain.translate(_SIGNS)
    return "".join(_BRACES.get(sign) or sign.translate(_SIGNS) for sign in plain)


def held(text: str) -> str:
    """A text as it is, in a form that a value can hold: braces that do not fit count as none."""
    text = inert(text).strip()
    if not is_balanced(text):
        text = "".join(_BRACES.get(sign, sign) for sign in text)
    text = _ENTRY.sub(r"\1{@}", text)
    # Else the brace that closes the value would be taken for an escaped one.
    return f"{text} " if text.endswith("\\") else text


def comes_back(text: str) -> bool:
    """Whether a text is held as it is, with no blank at its end to be taken for one that was put there."""
    return held(text) == text.strip() == text


def is_balanced(text: str) -> bool:
    r"""Whether all braces fit: however a program takes one behind a backslash, or behind two."""
    if "{" not in text and "}" not in text:
        return True
    return all(map(_fit, (text, *(escaped.sub("", text) for escaped in _ESCAPED))))


_ESCAPED = (re.compile(r"\\[{}]"), re.compile(r"\\.", re.DOTALL))
"""Braces that some programs count and others do not."""


def _fit(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
