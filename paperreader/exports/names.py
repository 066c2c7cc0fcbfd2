"""Names of people, divided for programs that sort by the family's name.

Knows particles, suffixes and bodies that are no people. Does not know who anybody is; a name can always be
put together again as it was.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PARTICLES = frozenset(
    (
        *(
            "von",
            "van",
            "der",
            "den",
            "de",
            "la",
            "le",
            "du",
            "di",
            "da",
            "dos",
            "das",
            "do",
            "del",
        ),
        *("della", "ten", "ter", "zu", "zum", "zur", "af", "av", "bin", "ibn", "el", "al"),
    )
)
"""What stands before a family's name and belongs to it, written small."""

_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv)\.?", re.IGNORECASE)

_BODY = re.compile(
    r"(?:the|team)\s.*|others|.*\band\b.*|.*\b(?:collaborations?|consortium|team|group|project|committee|initiative"
    r"|organi[sz]ation|institute|university|laboratory|labs?|inc|gmbh|corp|corporation|ltd|llc|research"
    r"|foundation|association|society|alliance|network|centre|center|department|(?-i:AI|DeepMind))\.?",
    re.IGNORECASE,
)
"""A body that signs as an author, whose name is not turned; Ai is a family's name, AI is none. What BibTeX
would take for two names, or for nobody, stays whole as well."""


class Name(NamedTuple):
    """A name in parts; `given family,suffix` is the name as it is spoken."""

    family: str
    given: str = ""
    suffix: str = ""
    """What follows the first comma, with the blank before it: ` Jr.`."""

    is_body: bool = False
    """Whether this is no person, or nobody whose name can be divided."""


def divided(name: str) -> Name:
    """A name in parts: `Ludwig van Beethoven` -> `van Beethoven`, `Ludwig`."""
    spoken, comma, suffix = name.partition(",")
    words = spoken.split(" ")
    if _BODY.fullmatch(name) or (comma and not suffix.strip()):
        return Name(name, is_body=True)
    start = len(words) - 1
    if start > 1 and _SUFFIX.fullmatch(words[start]):
        start -= 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)
