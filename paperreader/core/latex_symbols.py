"""What single commands set in a formula: letters, signs, relations, blanks.

Knows their kind, which decides about the blanks around them. Arguments are not their matter.
"""

from __future__ import annotations

import re

from paperreader.core import latex_tables as tables
from paperreader.core.inert import inert
from paperreader.core.latex_setting import BLANK, NOTHING, Atom, Kind, in_letters_of
from paperreader.core.latex_source import Unknown

_CODE_POINT = re.compile(r"x([0-9A-Fa-f]{1,5})|([0-9]{1,6})")
_ESCAPED = {
    **dict.fromkeys(",;:> \n\t", " "),
    **dict.fromkeys("!/-@", ""),
    **{character: character for character in "{}%$&#_"},
    "|": "‖",
    "\\": " ",
}


def escaped(character: str) -> Atom:
    """What a backslash before a character that is no letter stands for.

    Raises:
        Unknown: where it has no certain reading.
    """
    if character not in _ESCAPED:
        raise Unknown
    shown = _ESCAPED[character]
    return BLANK if shown == " " else Atom(shown)


def simple(name: str) -> Atom | None:
    """What a command without arguments stands for."""
    if name in tables.LETTERS:
        return Atom(tables.LETTERS[name])
    if name in tables.OPERATIONS:
        return Atom(tables.OPERATIONS[name], Kind.OPERATION)
    if name in tables.RELATIONS:
        return Atom(tables.RELATIONS[name], Kind.RELATION)
    if name in tables.FUNCTIONS:
        return Atom(tables.FUNCTIONS[name], Kind.FUNCTION)
    if name in tables.BIG_OPERATORS:
        return Atom(tables.BIG_OPERATORS[name], Kind.FUNCTION)
    if name in tables.ARROWS:
        return Atom(tables.ARROWS[name])
    if name in tables.SPACES:
        return BLANK
    if name in tables.DROPPED:
        return NOTHING
    return None


def lost_braces(name: str, letter: str) -> Atom:
    """A command and its argument, when the braces between them are gone."""
    if name == "sqrt":
        return Atom("√" + letter)
    return Atom(in_letters_of(tables.FONT_NAMES[name], letter))


def spelt_out(number: str) -> str:
    r"""The character of a code point, `x2013` or `8211`.

    Raises:
        Unknown: where there is none, or one that a terminal obeys: nobody shall spell that out.
    """
    code = _CODE_POINT.fullmatch(number)
    point = 0 if not code else int(code[1], 16) if code[1] else int(code[2])
    character = chr(point) if point <= 0x10FFFF else ""
    if not character.isprintable() or not character or inert(character) != character:
        raise Unknown
    return character
