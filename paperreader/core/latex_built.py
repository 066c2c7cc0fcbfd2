r"""What formulas build of what commands are given: fractions, binomials, norms.

Knows how many arguments such a command takes, and how they are set on one line. Does not know where
they come from.
"""

from __future__ import annotations

from typing import Protocol

from paperreader.core.latex_setting import NOTHING, Atom, Kind, fraction, scripted
from paperreader.core.latex_source import Unknown
from paperreader.core.latex_symbols import spelt_out

_FRACTIONS = frozenset(["frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"])


class Arguments(Protocol):
    """Gives what stands after a command, one thing after the other; both raise `Unknown`."""

    def argument(self, *, tight: bool = False) -> str:
        """The next thing, as it is shown."""

    def raw_argument(self) -> str:
        """The next group, as it is written."""


def built(name: str, given: Arguments) -> Atom:
    """What a command makes of its arguments.

    Raises:
        Unknown: where the command is not known, or one of its arguments.
    """
    if name in _FRACTIONS:
        above, below = given.argument(), given.argument()
        return fraction(above, below)
    if name in ("binom", "dbinom", "tbinom"):
        return Atom(f"({given.argument()} choose {given.argument()})")
    if name == "pmod":
        return Atom(f"(mod {given.argument()})", Kind.FUNCTION)
    if name == "underset":
        below = given.argument(tight=True)
        return Atom(given.argument() + scripted("_", below), Kind.FUNCTION)
    if name in ("norm", "abs"):
        bar = "‖" if name == "norm" else "|"
        return Atom(f"{bar}{given.argument()}{bar}")
    if name == "textcolor":
        given.raw_argument()
        return Atom(given.argument())
    if name in ("color", "phantom"):
        given.raw_argument()
        return NOTHING
    if name == "unicode":
        return Atom(spelt_out(given.raw_argument()))
    raise Unknown
