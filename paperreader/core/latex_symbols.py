"""What single commands set in a formula: letters, signs, relations, blanks.

Knows their kind, which decides about the blanks around them. Arguments are not their matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperreader.core import latex_tables as tables
from paperreader.core.inert import inert
from paperreader.core.latex_setting import BLANK, NOTHING, Atom, Kind, accented, in_letters_of
from paperreader.core.latex_source import Unknown

LOST_BRACES = re.compile(r"(mathbb|mathcal)([A-Z])|(mathbf|sqrt)([A-Za-z])|(tilde|widetilde)(O)")
r"""`\mathbbR`, as a service shows `\mathbb{R}` that takes braces away."""

_LETTER_IN_FONT = re.compile(r"c(?:al)?([A-Z])|b(?!e)([A-Za-z])")
r"""`\cO`, `\calO` and `\bx`: what nearly every author who has such a macro means by it."""

_FONTS_BY_LETTER = {"c": "script", "b": "bold"}

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
    return _SIMPLE.get(name)


def _simple() -> Iterator[tuple[str, Atom]]:
    """Every command without arguments; the tables that are looked at first come last."""
    yield from ((name, NOTHING) for name in tables.DROPPED)
    yield from ((name, BLANK) for name in tables.SPACES)
    for table, kind in (
        (tables.ARROWS, Kind.PLAIN),
        (tables.BIG_OPERATORS, Kind.FUNCTION),
        (tables.FUNCTIONS, Kind.FUNCTION),
        (tables.RELATIONS, Kind.RELATION),
        (tables.OPERATIONS, Kind.OPERATION),
        (tables.LETTERS, Kind.PLAIN),
    ):
        yield from ((name, Atom(shown, kind)) for name, shown in table.items())


_SIMPLE = dict(_simple())

_SIGNS = "=<>+-"

READY: dict[str, Atom] = {
    **{character: Atom(character) for character in _SIGNS},
    **{f"\\{name}": atom for name, atom in _SIMPLE.items() if name not in ("left", "right")},
    **dict.fromkeys((" ", "~"), BLANK),
}
"""The parts of formulas that are the same wherever they stand, by how they are written."""


def by_convention(name: str) -> Atom | None:
    r"""What a command stands for that authors call alike, or that has lost its braces."""
    if convention := _LETTER_IN_FONT.fullmatch(name):
        return Atom(in_letters_of(_FONTS_BY_LETTER[name[0]], convention[1] or convention[2]))
    if lost := LOST_BRACES.fullmatch(name):
        command, letter = filter(None, lost.groups())
        if command == "sqrt":
            return Atom("√" + letter)
        if command in tables.ACCENTS:
            return Atom(accented(command, letter))
        return Atom(in_letters_of(tables.FONT_NAMES[command], letter))
    return None


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
