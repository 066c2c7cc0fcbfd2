"""A place in a text, pointed at from the line below.

Knows how wide letters stand in a terminal, roughly: wide ones on two columns, accents on none. Does not know
the terminal: a long text is cut around the place, so that no line is broken between a letter and its caret.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

from paperreader.core.inert import inert

INDENT = "  "

AROUND = 30
"""Letters shown before and after the place: together with it they fit into most terminals."""

LONGEST = 40
"""Letters of the place itself that are shown."""


def pointed_at(text: str, span: tuple[int, int]) -> str:
    """Two lines: the text, inert and as far as it stands near the place, and carets under the place.

    Args:
        text: of any kind, on any number of lines.
        span: the place, as the half-open range of its characters.
    """
    start, end = span[0], min(span[1], span[0] + LONGEST)
    before, place, after = map(_on_one_line, (text[:start], text[start:end], text[end:]))
    shown = f"{_last_letters(before)}{place}{_first_letters(after)}"
    carets = "^" * max(1, _columns(place))
    return f"{INDENT}{shown}\n{INDENT}{' ' * _columns(_last_letters(before))}{carets}"


def _on_one_line(text: str) -> str:
    return inert(text).replace("\n", " ").replace("\t", " ")


def _last_letters(text: str) -> str:
    return text if len(text) <= AROUND else f"…{text[1 - AROUND :]}"


def _first_letters(text: str) -> str:
    return text if len(text) <= AROUND else f"{text[: AROUND - 1]}…"


def _columns(text: str) -> int:
    return sum(map(_columns_of, text))


def _columns_of(letter: str) -> int:
    if category(letter) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(letter) in ("W", "F") else 1
