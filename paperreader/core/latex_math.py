r"""Formulas of LaTeX as a line of Unicode.

Knows what commands stand for, which of them take arguments, and how far apart TeX sets things. What
it is not sure of raises :class:`Unknown`, so that a formula is shown whole or not at all. Does not
know prose, but for what `\text` holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from paperreader.core import latex_tables as tables
from paperreader.core.latex_built import built
from paperreader.core.latex_setting import (
    BLANK,
    NOTHING,
    TAKEN_BLANK,
    Atom,
    Kind,
    accented,
    in_letters_of,
    joined,
    root,
    scripted,
)
from paperreader.core.latex_source import COMMAND, DEEPEST, Source, Unknown
from paperreader.core.latex_symbols import READY, by_convention, escaped, simple

Prose = Callable[[Source, int, int, int], str]
"""Shows the prose between two places, so many levels deep."""

_ORDINALS = frozenset(["st", "nd", "rd", "th"])

_TOKEN = re.compile(r"([A-Za-z0-9()\[\],.:;|!?*/]+)|\\(?:[A-Za-z]+\*?|.)|\s+|.", re.DOTALL)
"""Its group is what is set as it is written, as far as it goes."""

_MARKS = ("^", "_", "'")
"""What puts something on the part before it."""

_SHORT_SCRIPT = re.compile(r"[\^_][A-Za-z0-9*](?![A-Za-z0-9^_])")
_SHORT = 60
"""Characters of a formula, or of a group in one, that is read once for all texts: nearly all are shorter,
and most come again."""

_KEPT = 4096
"""Short formulas kept; the 40,000 abstracts have five times as many."""

_FLAT = 3
"""Groups that a short formula may hold, so that none of them is near the deepest."""

_NEGATED = {"in": "∉", "subset": "⊄", "subseteq": "⊈", "equiv": "≢", "exists": "∄", "sim": "≁"}


def formula_shown(
    source: Source, place: tuple[int, int], depth: int, prose: Prose, *, tight: bool = False
) -> str:
    """The formula, or the group of one, between two places of a source.

    Raises:
        Unknown: where a part of it has no certain reading.
    """
    start, end = place
    if end - start <= _SHORT and depth <= DEEPEST - 2 * _FLAT:
        content = source.text[start:end]
        if content.isalnum():
            return content
        if content.count("{") <= _FLAT:
            if (shown := _short(content, tight, prose)) is None:
                raise Unknown
            return shown
    return Formula(source, start, end, depth, prose).shown(tight=tight)


@lru_cache(_KEPT)
def _short(content: str, tight: bool, prose: Prose) -> str | None:
    try:
        source = Source(content)
        return Formula(source, 0, len(content), DEEPEST - 2 * _FLAT, prose).shown(tight=tight)
    except Unknown:
        return None


class Formula:
    """Reads a formula between two places of a source.

    Raises:
        Unknown: from any method, where a part has no certain reading.
    """

    def __init__(self, source: Source, start: int, end: int, depth: int, prose: Prose) -> None:
        if depth > DEEPEST:
            raise Unknown
        self._source = source
        self.at = start
        self._end = end
        self._depth = depth
        self._prose = prose

    def atom_and_end(self) -> tuple[str, int]:
        """The next thing with its scripts, and where the text goes on after it."""
        return self.atom().text, self.at

    def in_prose_and_end(self) -> tuple[str, int]:
        """The next thing, and where the text goes on after it.

        Outside of formulas, letters after a script's first are a word, as in the name of a loss.
        """
        atom = self._bare()
        if _SHORT_SCRIPT.match(self._source.text, self.at, self._end):
            atom = self._with_scripts(atom)
        return atom.text, self.at

    def shown(self, *, tight: bool = False) -> str:
        """All of it; `tight` for scripts, which are set without blanks."""
        text, end = self._source.text, self._end
        atoms: list[Atom] = []
        previous = self.at
        while (start := self.at) < end:
            atom = self.atom()
            if atom.kind is Kind.SPACE and COMMAND.fullmatch(text, previous, start):
                atom = TAKEN_BLANK  # TeX takes it for the end of the command's name
            previous = start
            atoms.append(atom)
        return joined(atoms, tight=tight)

    def atom(self) -> Atom:
        """The next thing with its scripts."""
        text = self._source.text
        atom = NOTHING if text[self.at] in _MARKS else self._bare()
        if self.at < self._end and text[self.at] in _MARKS:
            return self._with_scripts(atom)
        return atom

    def _with_scripts(self, base: Atom) -> Atom:
        text = self._source.text
        scripts = {"_": "", "^": ""}
        primes = ""
        while self.at < self._end and (mark := text[self.at]) in _MARKS:
            self.at += 1
            if mark == "'":
                primes += "′"
            elif scripts[mark]:
                raise Unknown
            else:
                scripts[mark] = self.argument(tight=True)
        after_digit = base.text[-1:].isdigit() or not base.text
        if scripts["^"] in _ORDINALS and after_digit and not scripts["_"]:
            return Atom(base.text + scripts["^"], base.kind)
        lowered = scripted("_", scripts["_"])
        raised = scripted("^", scripts["^"])
        loose = (raised or lowered)[:1] in ("^", "_")
        return Atom(base.text + primes + lowered + raised, base.kind, loose)

    def _bare(self) -> Atom:
        """The next thing without its scripts."""
        text = self._source.text
        token = _TOKEN.match(text, self.at, self._end)
        if not token:
            raise Unknown
        word = token.group()
        if word == "{":
            return Atom(self.argument())
        self.at = token.end()
        if token.lastindex:
            return Atom(word)
        if (ready := READY.get(word)) is not None:
            return ready
        if word[0] == "\\":
            return self._command(word[1:].rstrip("*") or word[1:])
        if word.isspace():
            return BLANK
        if word in ("}", "&", "$", "#"):
            raise Unknown
        return Atom(word)

    def argument(self, *, tight: bool = False) -> str:
        """What comes next, as it is shown: a group, a command or a single character.

        Args:
            tight: whether it is a script, which is set without blanks.
        """
        text = self._source.text
        while self.at < self._end and text[self.at].isspace():
            self.at += 1
        if self.at >= self._end:
            raise Unknown
        if text[self.at] == "{":
            close = self._close()
            place = (self.at + 1, close)
            self.at = close + 1
            return formula_shown(self._source, place, self._depth + 1, self._prose, tight=tight)
        if text[self.at] == "\\":
            command = self._within(self.at, self._end)
            atom = command._bare()
            self.at = command.at
            return atom.text
        if text[self.at] in "}&$#^_~":
            raise Unknown
        self.at += 1
        return text[self.at - 1]

    def _close(self) -> int:
        close = self._source.group(self.at, self._end)
        if close is None:
            raise Unknown
        return close

    def _within(self, start: int, end: int) -> Formula:
        return Formula(self._source, start, end, self._depth + 1, self._prose)

    def raw_argument(self) -> str:
        """The group that comes next, as it is written."""
        start, end = self._raw_argument()
        return self._source.text[start:end]

    def _raw_argument(self) -> tuple[int, int]:
        """Where the group that comes next begins and ends, without its braces."""
        text = self._source.text
        while self.at < self._end and text[self.at].isspace():
            self.at += 1
        if self.at >= self._end or text[self.at] != "{":
            raise Unknown
        start, close = self.at + 1, self._close()
        self.at = close + 1
        return start, close

    def _command(self, name: str) -> Atom:
        """What a command stands for, with its arguments."""
        if not name.isalpha():
            return escaped(name)
        if (sign := simple(name)) is not None:
            if name in ("left", "right") and self._source.text.startswith(".", self.at):
                self.at += 1  # no bracket on this side
            return sign
        if name in tables.FONT_NAMES or name in tables.SWITCHES:
            return self._in_font(name)
        if name in tables.PROSE_ARGUMENTS and self._next_is_group():
            start, end = self._raw_argument()
            return Atom(self._prose(self._source, start, end, self._depth + 1))
        if name in tables.PLAIN:
            kind = Kind.FUNCTION if name.startswith("operatorname") else Kind.PLAIN
            return Atom(self.argument(), kind)
        if name in tables.ACCENTS:
            return Atom(accented(name, self.argument()))
        return by_convention(name) or self._built(name)

    def _built(self, name: str) -> Atom:
        """Of a command that what it is given is built into."""
        if name == "sqrt":
            return self._root()
        if name == "not":
            return self._negated()
        if name in ("href", "url"):
            return Atom(self._link(name))
        return built(name, self)

    def _next_is_group(self) -> bool:
        return self._source.text.startswith("{", self.at) and self.at < self._end

    def _in_font(self, name: str) -> Atom:
        r"""`\mathbb{R}`; or `\bf`, which goes on to the end of its group."""
        font = tables.FONT_NAMES.get(name, "")
        if name in ("bf", "cal", "frak", "scr") or name in tables.SWITCHES:
            rest = self._within(self.at, self._end)
            self.at = self._end
            return Atom(in_letters_of(font, rest.shown().strip()))
        return Atom(in_letters_of(font, self.argument()))

    def _root(self) -> Atom:
        text = self._source.text
        index = ""
        if text.startswith("[", self.at):
            close = text.find("]", self.at, min(self._end, self.at + 20))
            if close < 0:
                raise Unknown
            index = self._within(self.at + 1, close).shown(tight=True)
            self.at = close + 1
        return root(index, self.argument())

    def _negated(self) -> Atom:
        text = self._source.text
        if name := COMMAND.match(text, self.at, self._end):
            self.at = name.end()
            if name[1] in _NEGATED:
                return Atom(_NEGATED[name[1]], Kind.RELATION)
        elif text.startswith("=", self.at):
            self.at += 1
            return Atom("≠", Kind.RELATION)
        raise Unknown

    def _link(self, name: str) -> str:
        start = self.at - len(name) - 1
        for _ in range(2 if name == "href" else 1):
            self._raw_argument()
        return self._prose(self._source, start, self.at, self._depth + 1)
