"""What single commands set in a formula: letters, signs, relations, blanks.

Knows their kind, which decides about the blanks around them. Arguments are not their matter.
"""

from __future__ import annotations

from paperreader.core import latex_tables as tables
from paperreader.core.latex_setting import BLANK, NOTHING, Atom, Kind, in_letters_of
from paperreader.core.latex_source import Unknown

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
