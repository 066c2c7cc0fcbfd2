"""Names of people, taken apart where a source has put them into one text.

Knows how lists of authors are written. Does not know who anybody is.
"""

from __future__ import annotations

import re

from paperreader.core.inert import inert_line

_AND = re.compile(r",? (?:and|&) ", re.IGNORECASE)

SUFFIX = re.compile(r"(?:jr|sr|i{1,3}|iv|phd|ph\.d|md|inc|ltd|llc|corp|gmbh)\.?", re.IGNORECASE)
"""What follows a comma and is no name."""

_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}")
"""`J.`, `J. K.`, `JK`: a first name that was made short."""

_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\)){0,2000}\)")
"""Where somebody works, or a number that stands for it."""

_HIDDEN = str.maketrans(",; ", "\x01\x02\x03")
"""What divides names, and within brackets does not; texts hold none of the signs that stand in for it."""

_SHOWN = str.maketrans("\x01\x02\x03", ",; ")

_PARTICLES = frozenset(
    (
        "al",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "van",
        "von",
    )
)
"""What names of families begin with in lower case."""

_MOST_WORDS = 5
"""Of a name."""


def people(text: str) -> list[str]:
    """The names in a text: `A. One, B. Two and C. Three`, `One, A.; Two, B.`, `One, A. and Two, B.`.

    A semicolon, where there is one, divides alone; where every part around `and` has one comma, that
    parts a last name from a first one, and so it does where every second part is initials.
    What stands in brackets divides nothing.
    """
    # Runs of blanks would take long to look into.
    text = _BRACKETS.sub(lambda match: match.group().translate(_HIDDEN), inert_line(text))
    return [name.translate(_SHOWN) for name in _parted(text)]


def are_people(text: str) -> bool:
    """Whether a text looks like names of people and nothing else."""
    return all(map(_is_name, people(text))) and bool(text.strip())


def _is_name(text: str) -> bool:
    words = text.replace(".", " ").replace("-", " ").split()
    named = [word for word in words if word.casefold() not in _PARTICLES]
    is_spelled = all(word.replace("'", "").replace("’", "").isalpha() for word in words)
    is_full = 1 < len(words) <= _MOST_WORDS and bool(named)
    return is_full and is_spelled and all(word[:1].isupper() for word in named)


def _parted(text: str) -> list[str]:
    """The names in a text whose brackets divide nothing."""
    if ";" in text:
        return [person(part) for part in text.split(";") if part.strip()]
    parts = [part for part in _AND.split(text) if part.strip()]
    if len(parts) > 1 and all(part.count(",") == 1 for part in parts):
        return [person(part) for part in parts]
    if len(parts) == 1 and _is_turned(text):
        return [person(text)]
    names = [name for part in parts for name in map(str.strip, part.split(",")) if name]
    lasts, firsts = names[::2], names[1::2]
    is_turned = len(lasts) == len(firsts) and all(map(_INITIALS.fullmatch, firsts))
    if is_turned and not any(map(_INITIALS.fullmatch, lasts)):
        return [f"{first} {last}" for last, first in zip(lasts, firsts, strict=True)]
    return _rejoined(names)


def person(name: str) -> str:
    """A name as it is spoken: `Doe, Jane` -> `Jane Doe`, `Roe, Richard, Jr.` -> `Richard Roe, Jr.`."""
    if "," not in name:
        return name.strip()
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(parts) and not SUFFIX.fullmatch(parts[1]):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(parts) and SUFFIX.fullmatch(parts[2]):
        return f"{parts[1]} {parts[0]}, {parts[2]}"
    return name.strip()


def _is_turned(text: str) -> bool:
    """Whether a text with one comma is a single `Last, First`: nobody is called by one word."""
    last, comma, first = text.partition(",")
    is_one_word = len(last.split()) == 1 or len(first.split()) == 1
    return bool(comma) and "," not in first and bool(first.strip()) and is_one_word


def _rejoined(names: list[str]) -> list[str]:
    """The names, with `Jr.` where it belongs."""
    whole: list[str] = []
    for name in names:
        if whole and SUFFIX.fullmatch(name):
            whole[-1] = f"{whole[-1]}, {name}"
        else:
            whole.append(name)
    return whole
