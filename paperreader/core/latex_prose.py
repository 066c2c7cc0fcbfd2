r"""Prose of LaTeX as prose: accents, quotes, ties, dashes, and where formulas begin and end.

Knows what stands in sentences. What a named command means and what a formula says, the modules
beside this one know.
"""

from __future__ import annotations

import re
import unicodedata

from paperreader.core import latex_tables as tables
from paperreader.core.latex_commands import Commands, Shown
from paperreader.core.latex_dollars import LONGEST_FORMULA, is_formula
from paperreader.core.latex_math import Formula, formula_shown
from paperreader.core.latex_names import accent, letter
from paperreader.core.latex_remains import has_remains, mended
from paperreader.core.latex_signs import dash, is_tie, power
from paperreader.core.latex_source import DEEPEST, Source, attempt

_SPECIAL = re.compile(
    r"https?://(?:[^\s{}\\$<>\"`']|'(?!')|\\[_%&#~])+"
    r"|:\\\S*"
    r"|\\(?:[A-Za-z]+\*?|.)?"
    r"|\$\$?|~|\{|_\{|\^\{|\^(?=[-0-9A-Za-z])|---*|``*|'''*",
    re.DOTALL,
)
"""Each alternative begins with a character, so that the search skips all others at once."""

_MAY_BE_READ = re.compile(r"[\\${~`]|\^(?=[-0-9A-Za-z])|--|''")
"""Whatever `_SPECIAL` finds but URLs, which are read as they are."""

_ESCAPED_IN_URL = re.compile(r"\\(.)")
_WHOLE_URL = re.compile(r"https?://[^\s{}\\$]+")
_DRIVE = re.compile(r"(?<![A-Za-z])[A-Za-z]$")
_WORD_END = re.compile(r"(?<!\\)\b[A-Za-z0-9]+$")
_QUOTED = re.compile(r"[^\s'`][^`\n]{0,300}?''")
_QUOTED_ONE_SIDED = re.compile(r"[^\s'`\"][^`'\"\n]{0,120}\"(?!\w)")
_QUOTED_ONCE = re.compile(r"([^\s'`][^`'\n]{0,120})'(?![\w'])")
_WORD_QUOTED = re.compile(r"(?<!\S)''(?=[^\s'][^'\n]{0,120}'')")

_LEAD = 20
"""Characters before a group in which the word before it is looked for."""

_ESCAPED = {character: character for character in "%&#_$"} | {",": " ", " ": " ", "\n": " "}
_NO_FORMULA_SIGNS = frozenset("0123456789,- ")
_MATH_CLOSE = {"(": r"\)", "[": r"\]"}


def read(text: str) -> str:
    """The text with the LaTeX that is certain shown as Unicode; once, not what comes out of that."""
    source = Source(mended(text))
    return prose(source, 0, len(source.text), 0)


def is_settled(text: str) -> bool:
    """Whether it is plain that :func:`read` would leave a text as it is."""
    return _MAY_BE_READ.search(text) is None and not has_remains(text)


def prose(source: Source, start: int, end: int, depth: int) -> str:
    """What stands between two places of a source, so many groups and commands deep, as prose."""
    if depth > DEEPEST:
        return source.text[start:end]
    return _Prose(source, start, end, depth).shown()


class _Prose:
    """Reads a stretch of prose, from one thing that can be LaTeX to the next."""

    def __init__(self, source: Source, start: int, end: int, depth: int) -> None:
        self._source = source
        self._text = source.text
        self._start = start
        self._end = end
        self._depth = depth
        self._commands = Commands(source, end, depth, prose)

    def shown(self) -> str:
        pieces: list[str] = []
        at = self._start
        while special := _SPECIAL.search(self._text, at, self._end):
            pieces.append(self._text[at : special.start()])
            found = self._special(special.group(), special.start(), special.end())
            if found.closes_up and pieces[-1].endswith((" ", "~")):
                pieces[-1] = pieces[-1].rstrip(" ~")
            elif found.closes_up and len(pieces) > 1 and pieces[-1] == "" and pieces[-2] == " ":
                pieces[-2] = ""
            at = found.end
            if not found.text.strip(" ") and pieces[-1].endswith(" "):
                found = found._replace(text="")  # a blank is there, and nothing needs no second
                at += self._text.startswith(" ", at)
            pieces.append(found.text)
        pieces.append(self._text[at : self._end])
        return "".join(pieces)

    def _special(self, word: str, start: int, end: int) -> Shown:
        """What is shown for the special characters at a place."""
        match word[0]:
            case "h":
                return self._url(word, end)
            case ":":
                return self._path(word, start, end)
            case "\\":
                return self._escape(word, start, end)
            case "$":
                return self._dollars(word, start, end)
            case "{":
                return self._group(start)
            case "^" | "_":
                return self._script(start)
            case "~":
                return Shown(" " if is_tie(self._text, start) else "~", end)
            case "-":
                return Shown(dash(self._text, word, start, end), end)
            case _:
                return self._quote(word, start, end)

    def _before(self, at: int) -> str:
        return self._text[at - 1] if at > 0 else ""

    def _after(self, at: int) -> str:
        return self._text[at] if at < len(self._text) else ""

    def _url(self, word: str, end: int) -> Shown:
        """A URL as it is, and what stands in braces after it, which is what is left of a link."""
        url = _ESCAPED_IN_URL.sub(r"\1", word)
        close = self._source.group(end, self._end) if self._after(end) == "{" else None
        if close and url[-1] not in "_^":
            words = prose(self._source, end + 1, close, self._depth + 1).strip()
            return Shown(url if words == url else f"{url} ({words})", close + 1)
        return Shown(url, end)

    # Backslashes.

    def _path(self, word: str, start: int, end: int) -> Shown:
        if _DRIVE.search(self._text, max(0, start - 2), start):
            return Shown(word, end)
        return Shown(":", start + 1)

    def _escape(self, word: str, start: int, end: int) -> Shown:
        """A command, an accent or an escaped character."""
        name = word[1:].rstrip("*") or word[1:]
        if name[:1] in ("(", "["):
            return self._bracketed_formula(name, start, end)
        if name in tables.LETTER_ACCENTS and (
            accented := accent(self._text, name, start, end, self._end)
        ):
            return accented
        if name in _ESCAPED and self._before(start) != "¯":  # whose arm it is
            return Shown(_ESCAPED[name], end)
        if name in ("{", "}"):
            return Shown(name, end)
        if name == "-":  # where a word may be broken
            between = self._before(start).isalpha() and self._after(end).isalpha()
            return Shown("" if between else word, end)
        if name == "/":
            return Shown("" if self._after(end) in ("}", " ") else "/", end)
        if name == "\\":
            return Shown(" " if self._after(end).isspace() else word, end)
        if name in tables.NAME_LETTERS and (
            named := letter(self._text, name, start, end, self._end)
        ):
            return named
        if name[:1].isalpha():
            return self._commands.shown(name, start, end) or Shown(word, end)
        return Shown(word, end)

    # Formulas.

    def _formula(self, start: int, end: int) -> str | None:
        """The formula between two places, or None where a part of it is not known."""
        place = (start, end)
        return attempt(
            self._source, lambda: formula_shown(self._source, place, self._depth + 1, prose)
        )

    def _formula_from(self, start: int) -> Formula:
        return Formula(self._source, start, self._end, self._depth + 1, prose)

    def _dollars(self, word: str, start: int, end: int) -> Shown:
        close = self._source.closing_dollar(end, min(self._end, end + LONGEST_FORMULA))
        if close is None:
            return Shown(word, end)
        if close == end + 1 and self._text[end].isalpha():  # as most formulas are
            return Shown(self._text[end], close + 1)
        doubled = word == "$$" and self._text.startswith("$$", close)
        after = close + (2 if doubled else 1)
        if word == "$$" and not doubled:
            return Shown(word, end)
        if not doubled and not is_formula(self._text[end:close], self._after(after)):
            return Shown(word, end)
        formula = self._formula(end, close)
        if formula is None:
            return Shown(self._text[start:after], after)
        if len(formula) == 1 and self._is_initial(formula, start, after):
            formula = unicodedata.normalize("NFKC", formula)
        return Shown(formula, after)

    def _is_initial(self, letter: str, start: int, after: int) -> bool:
        r"""Whether a bold letter is one of a word, as in `$\mathbf{C}$omprehensive`."""
        in_word = self._before(start).islower() or self._after(after).islower()
        return in_word and "𝐀" <= letter <= "𝐙"

    def _bracketed_formula(self, name: str, start: int, end: int) -> Shown:
        close = self._text.find(_MATH_CLOSE[name], end, min(self._end, end + LONGEST_FORMULA))
        if close < 0:
            return Shown(self._text[start:end], end)
        after = close + 2
        formula = self._formula(end, close)
        if formula is None or (name == "[" and _NO_FORMULA_SIGNS.issuperset(formula)):
            return Shown(self._text[start:after], after)
        return Shown(formula, after)

    def _script(self, start: int) -> Shown:
        """A script outside of a formula, on a letter, a number or a bracket."""
        mark = self._text[start]
        before = self._before(start)
        if mark == "^" and (raised := power(self._text, start, self._end)):
            return Shown(*raised)
        if mark == "^" and not self._text.startswith("{", start + 1):
            return Shown(mark, start + 1)
        if before and (before.isalnum() or before in tuple(")]}|′")):
            script = attempt(self._source, lambda: self._formula_from(start).atom_and_end())
            if script and " " not in script[0]:  # or there are words in it, and it is no script
                return Shown(*script)
        return Shown(mark, start + 1)

    # Braces.

    def _group(self, start: int) -> Shown:
        """A group: its braces go where it is certain that they are LaTeX."""
        literal = Shown("{", start + 1)
        close = self._source.group(start, self._end)
        if close is None:
            return literal
        if close == start + 1 and self._is_end_of_name(start):
            return Shown("", close + 1)
        content = self._text[start + 1 : min(close, start + 3)]
        if close == start + 2:
            sure = self._is_lone(content, self._before(start), self._after(close + 1))
            return Shown(content, close + 1) if sure else literal
        if content.startswith("$") and self._source.dollar(start + 2, close) == close - 1:
            return Shown(prose(self._source, start + 1, close, self._depth + 1), close + 1)
        if content.startswith("h") and _WHOLE_URL.fullmatch(self._text, start + 1, close):
            url = self._text[start + 1 : close]
            glued = _WORD_END.search(self._text, max(0, start - _LEAD), start)
            return Shown(f" ({url})" if glued else url, close + 1)
        if not content.startswith("\\"):
            return literal
        inside = prose(self._source, start + 1, close, self._depth + 1)
        if inside.startswith("\\"):
            return Shown("{" + inside + "}", close + 1)
        return Shown(inside, close + 1)

    def _is_end_of_name(self, start: int) -> bool:
        """Whether an empty group kept a name apart from the blank after it, as in `REVEAL{} is`."""
        name = _WORD_END.search(self._text, max(0, start - _LEAD), start)
        return name is not None and self._after(start + 2) in tuple(" .,;:)'\n")

    @staticmethod
    def _is_lone(content: str, before: str, after: str) -> bool:
        """Whether braces around one character are LaTeX: `P{ó}lya`, `{B}ayes`, `R{=}1`."""
        if not content.isalpha():
            return content not in "\\$" and (before + after).strip() != ""
        if content.isascii():
            return after.isalpha() and (before.isspace() or before in tuple("([-“‘") or not before)
        return (before + after).isalpha()

    # Quotations.

    def _quote(self, word: str, start: int, end: int) -> Shown:
        if word == "``":
            if closing := _QUOTED.match(self._text, end, self._end):
                inside = prose(self._source, end, closing.end() - 2, self._depth + 1)
                return Shown(f"“{inside}”", closing.end())
            if closing := _QUOTED_ONE_SIDED.match(self._text, end, self._end):
                inside = prose(self._source, end, closing.end() - 1, self._depth + 1)
                return Shown(f"“{inside}”", closing.end())
        elif word == "`" and not self._before(start).isalnum():
            if closing := _QUOTED_ONCE.match(self._text, end, self._end):
                inside = prose(self._source, end, closing.end() - 1, self._depth + 1)
                return Shown(f"‘{inside}’", closing.end())
        elif word == "''" and _WORD_QUOTED.match(self._text, start, self._end):
            close = self._text.index("''", end)
            inside = prose(self._source, end, close, self._depth + 1)
            return Shown(f"“{inside}”", close + 2)
        return Shown(word, end)
