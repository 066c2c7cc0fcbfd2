"""How the parts of a formula are set on one line: blanks, brackets, scripts, accents.

Knows when two parts would run into each other. Does not know LaTeX.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from paperreader.core import latex_tables as tables


class Kind(Enum):
    """What decides about the blanks around a part."""

    PLAIN = "plain"
    SPACE = "space"
    OPERATION = "operation"
    RELATION = "relation"
    FUNCTION = "function"
    FRACTION = "fraction"


class Atom(NamedTuple):
    """A part of a formula."""

    text: str
    kind: Kind = Kind.PLAIN
    loose: bool = False
    """Whether it ends in a script that Unicode has no letters for, so that a letter after it would
    be taken for a part of the script."""


NOTHING = Atom("")
BLANK = Atom(" ", Kind.SPACE)
TAKEN_BLANK = Atom("", Kind.SPACE)
"""A blank that ended a command's name. It counts where blanks go in pairs: `n > 2`."""

_COMPARISONS = frozenset("=<>")
_SIGNS = frozenset("+-")
_SPACED = _COMPARISONS | _SIGNS
_OPENING = frozenset("([⟨⌊⌈")
_CLOSING = frozenset(")],⟩⌋⌉")
_NO_BLANK_AFTER = _OPENING | {" "}  # words in a formula bring their own
_NO_BLANK_BEFORE = _CLOSING | {" "}
_RUNS_ON_AFTER = frozenset(")]}|′⟩⌋⌉")
_RUNS_ON_BEFORE = frozenset("√∑∏∫⋃⋂‖∇")
_APPLIED = frozenset(
    ["", "O", "o", "𝒪", "Ω", "Θ", "Õ", "f", "g", "h", "log", "exp", "poly", "polylog"]
)
"""What before a bracket is applied to what is in it, where other letters would multiply it."""

_SCRIPTS_KEPT = 1024
"""Most scripts are one of a hundred."""

_WORD = re.compile("[A-Za-z]{3}")
"""In raised letters, words are hard enough to read without signs and brackets among them."""

_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}

_TOUCHING = frozenset("√∑∏∫^")


def joined(atoms: Sequence[Atom], *, tight: bool) -> str:
    """The atoms as a line, with the blanks that TeX or the author puts between them.

    Args:
        atoms: the parts, in order.
        tight: whether to set them without blanks, as in scripts.
    """
    pieces: list[str] = []
    last = ""  # character that was set
    previous = NOTHING
    gap = taken = False  # whether the author left a blank, and whether a command's name took it
    for number, atom in enumerate(atoms):
        text, kind, _ = atom
        if kind is Kind.SPACE:
            gap, taken = gap or text != "", taken or text == ""
            continue
        if not text:
            continue
        if kind is Kind.PLAIN is previous.kind and not (previous.loose or tight or text in _SPACED):
            # As most parts are, and there is nothing to weigh.
            if gap and last and text[0] not in _NO_BLANK_BEFORE and last not in _NO_BLANK_AFTER:
                pieces.append(" ")
            pieces.append(text)
            gap, taken, last, previous = False, False, text[-1], atom
            continue
        following = _following(atoms, number)
        if kind is Kind.FRACTION and (_touches(last) or _touches(following[:1], "(")):
            text = f"({text})"
        wide = _is_wide(atoms, number, gap, taken, last, following)
        if previous.loose and text[0].isalnum():
            gap = True
        if Kind.FUNCTION in (kind, previous.kind):
            gap = gap or _runs_on(last, text[0])
        if text[0] in _CLOSING or last in _OPENING:
            gap = False
        before = (gap or wide) and last not in _NO_BLANK_AFTER and text[0] != " "
        if tight:
            before, wide = gap and last.isalnum() and text[0].isalnum(), False
        if before and last:
            pieces.append(" ")
        pieces.append(text)
        gap, taken, last, previous = wide, False, text[-1], atom
    return "".join(pieces)


def _is_wide(
    atoms: Sequence[Atom], number: int, gap: bool, taken: bool, last: str, following: str
) -> bool:
    """Whether there are blanks on both sides of an atom."""
    atom = atoms[number]
    if not last or not following:
        return False
    if atom.kind is Kind.RELATION:
        return gap or taken or not (last.isdigit() and following[:1].isdigit())
    if atom.kind is Kind.OPERATION:
        return gap or taken
    spaced = number + 1 < len(atoms) and atoms[number + 1].kind is Kind.SPACE
    if atom.text in _COMPARISONS:
        return gap or taken or spaced
    return atom.text in _SIGNS and (gap or taken) and spaced


def _following(atoms: Sequence[Atom], number: int) -> str:
    """What is set after an atom."""
    for atom in atoms[number + 1 : number + 4]:  # no further: nobody leaves that many blanks
        if atom.text and atom.kind is not Kind.SPACE:
            return atom.text
    return ""


def _touches(character: str, bracket: str = "") -> bool:
    """Whether a fraction beside this character, or this bracket, could be read as going on in it."""
    return character.isalnum() or (character != "" and character in (*_TOUCHING, bracket))


def _runs_on(before: str, after: str) -> bool:
    """Whether a function's name, or what it is applied to, would run into what is before it."""
    return (before.isalnum() or before in _RUNS_ON_AFTER) and (
        after.isalnum() or after in _RUNS_ON_BEFORE
    )


@lru_cache(_SCRIPTS_KEPT)
def scripted(mark: str, body: str) -> str:
    """A script in Unicode's letters where it has all of them, else behind its mark, `^` or `_`."""
    if not body:
        return ""
    table = tables.RAISED if mark == "^" else tables.LOWERED
    if table.keys() >= set(body) and not (_WORD.search(body) and not body.isalpha()):
        return "".join(map(table.__getitem__, body))
    word = body.isalpha() if mark == "^" else body.isalnum()  # `x^2q` would be read as `x²q`
    word = (word and not any(map(_is_script, body))) or body.replace(".", "", 1).isdecimal()
    if len(body) == 1 or word:
        return mark + body
    return f"{mark}({body})"


def fraction(above: str, below: str) -> Atom:
    """A fraction on one line."""
    return Atom(f"{_bracketed(above, _is_whole)}/{_bracketed(below, _is_single)}", Kind.FRACTION)


def root(index: str, body: str) -> Atom:
    """A root, whose index is empty where it is the square root."""
    sign = _ROOTS.get(index) or scripted("^", index) + "√"
    return Atom(sign + _bracketed(body, _is_single))


def _bracketed(text: str, can_do_without: Callable[[str], bool]) -> str:
    return text if text and can_do_without(text) else f"({text})"


def _is_whole(text: str) -> bool:
    """Whether it can stand above a fraction's bar without brackets: nothing in it is weaker."""
    depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        if depth == 0 and character in " +-=<>,/~≤≥∈·×±":
            return False
    return depth == 0


def _is_single(text: str) -> bool:
    """Whether it can stand below a fraction's bar, or in a root, without brackets."""
    end = len(text)
    while end and (_is_script(text[end - 1]) or unicodedata.combining(text[end - 1])):
        end -= 1
    base = text[:end].lstrip("√")
    if len(base) == 1 or base.replace(".", "", 1).isdecimal():
        return True
    if base.endswith(")") and base.count("(") == 1:  # something in brackets: O(n), (n+1)
        return base[: base.index("(")] in _APPLIED
    return False


def accented(name: str, body: str) -> str:
    """An accent over one letter, which may have scripts; over more it is written before them."""
    base = unicodedata.normalize("NFC", body[:2])
    rest = body[2:] if len(base) == 1 else body[1:]
    if body[:1].isalpha() and all(map(_is_script, rest)):
        kept = body[: len(body) - len(rest)]
        return unicodedata.normalize("NFC", kept + tables.ACCENTS[name]) + rest
    return f"{name}({body})"


def _is_script(character: str) -> bool:
    return character in "′°" or unicodedata.decomposition(character).startswith(("<sup", "<sub"))


def in_letters_of(font: str, text: str) -> str:
    """The text in another alphabet; a bold word stays as it is, for bold means a vector."""
    letters = sum(map(str.isalpha, unicodedata.normalize("NFKC", text)))
    if not font or (font == "bold" and letters > 1):
        return text
    return text.translate(tables.FONTS[font])
