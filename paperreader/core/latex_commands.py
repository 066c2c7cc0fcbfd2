r"""The named commands of LaTeX's prose: `\emph{...}`, `\cite{...}`, `\href{...}{...}`, `\eg`.

Knows what each shows of its arguments. A command that it does not know stays as it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperreader.core import latex_tables as tables
from paperreader.core.latex_dollars import LONGEST_FORMULA
from paperreader.core.latex_math import Formula, Prose, formula_shown
from paperreader.core.latex_setting import scripted
from paperreader.core.latex_source import Source, attempt
from paperreader.core.latex_symbols import LOST_BRACES

_CITED_IN_BRACKETS = tables.names(
    "cite citep citealp citealt parencite autocite footcite citenum nocite Citep",
)
_CITED_IN_WORDS = tables.names(
    "citet citeauthor textcite citeyear Citet citeasnoun",
)
_REFERENCES = tables.names(
    "ref eqref cref Cref autoref pageref",
)
_NOTES = frozenset(["footnote", "thanks", "footnotetext"])
_HIDDEN = tables.names(
    "label vspace hspace index pagestyle thispagestyle hypersetup",
)
_DISPLAYED = frozenset(["equation", "displaymath", "math", "align", "gather", "multline"])
_ENVIRONMENTS = tables.names(
    "itemize enumerate description quote quotation center abstract",
)

_LEADING_UP = re.compile(
    r"(?:^|[\s~(])(?:of|by|in|from|to|and|with|see|than|e\.g\.,?|like|on)[\s~]*$"
)
"""After these words a citation is part of the sentence, and the sentence would miss it."""

_EMPHASIS_WITHOUT_BRACES = re.compile(r"(?:emph|textbf|textit|texttt|textsc)([A-Za-z]+)")
_ARROW_WITHOUT_BLANK = re.compile(r"((?:left|right|leftright)arrow)([A-Z][A-Za-z]+)")
_KEYS = re.compile(r"[A-Za-z0-9:]*(?:,[A-Za-z0-9:]+)*(?![A-Za-z0-9{\[])")
_OPTION = re.compile(r"\s?\[[^\[\]]{0,80}\]")
_OPENING_GROUP = re.compile(r" ?\{")
_ESCAPED_IN_URL = re.compile(r"\\([_%&#~{}$])")
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_UNIT_NAMES = re.compile(r"\\([a-z]+)")
_MOST_OPTIONS = 2
_LEAD = 40
"""Characters before a citation in which the word before it is looked for."""


class Shown(NamedTuple):
    """What a command shows and where the text goes on."""

    text: str
    end: int
    closes_up: bool = False
    """Whether the blank before it belongs to it."""


class Commands:
    """Shows named commands of one stretch of prose."""

    def __init__(self, source: Source, end: int, depth: int, prose: Prose) -> None:
        self._source = source
        self._end = end
        self._depth = depth
        self._prose = prose

    def shown(self, name: str, start: int, after: int) -> Shown | None:
        r"""What stands for a command, or None where that is not certain.

        Args:
            name: without the backslash.
            start: where the backslash stands.
            after: where its name ends.
        """
        if name in tables.PROSE_ARGUMENTS or name in ("mathrm", "ensuremath"):
            return self._of_argument(after)
        if name in tables.ABBREVIATIONS:
            return self._abbreviation(tables.ABBREVIATIONS[name], after)
        if name in tables.PROSE_SIGNS:
            return Shown(tables.PROSE_SIGNS[name], self._past_empty_group(after))
        if name in tables.SWITCHES:
            return Shown("", after if name == "xspace" else self._past_blank(after))
        if (linked := self._link(name, after)) or (linked := self._reference(name, start, after)):
            return linked
        if (other := self._other(name, after)) or (other := self._sign(name, start, after)):
            return other
        return self._run_together(name, after)

    def _run_together(self, name: str, after: int) -> Shown | None:
        r"""A command and what it was given, when the braces or the blank between them are gone."""
        if emphasis := _EMPHASIS_WITHOUT_BRACES.fullmatch(name):
            return Shown(emphasis[1], after)
        if arrow := _ARROW_WITHOUT_BLANK.fullmatch(name):
            return Shown(tables.RELATIONS[arrow[1]] + arrow[2], after)
        if name.startswith("cite") and (keys := _KEYS.match(self._source.text, after, self._end)):
            return Shown("", keys.end(), closes_up=True)
        return None

    # Arguments.

    def _argument(self, after: int) -> tuple[int, int] | None:
        """Where the next group begins and ends, without its braces."""
        opening = _OPENING_GROUP.match(self._source.text, after, self._end)
        if not opening:
            return None
        close = self._source.group(opening.end() - 1, self._end)
        return (opening.end(), close) if close is not None else None

    def _raw(self, after: int) -> tuple[str, int] | None:
        """The next group as it stands, and where the text goes on after it."""
        group = self._argument(after)
        return (self._source.text[group[0] : group[1]], group[1] + 1) if group else None

    def _read(self, start: int, end: int) -> str:
        return self._prose(self._source, start, end, self._depth + 1)

    def _of_argument(self, after: int) -> Shown | None:
        if group := self._argument(after):
            return Shown(self._read(*group), group[1] + 1)
        if self._source.text.startswith("{", after) and after < self._end:
            return Shown("", after + 1)  # cut off before its group closes
        return None

    def _past_blank(self, after: int) -> int:
        text = self._source.text
        return after + 1 if after < self._end and text[after] in " \n" else after

    def _past_empty_group(self, after: int) -> int:
        return after + 2 if self._source.text.startswith("{}", after, self._end) else after

    # Commands.

    def _abbreviation(self, text: str, after: int) -> Shown:
        after = self._past_empty_group(after)
        following = self._source.text[after : after + 1]
        return Shown(text.rstrip(".") if following == "." else text, after)

    def _link(self, name: str, after: int) -> Shown | None:
        if name in ("url", "nolinkurl", "path"):
            raw = self._raw(after)
            return Shown(_ESCAPED_IN_URL.sub(r"\1", raw[0].strip()), raw[1]) if raw else None
        if name != "href" or not (raw := self._raw(after)):
            return None
        url = _ESCAPED_IN_URL.sub(r"\1", raw[0].strip())
        group = self._argument(raw[1])
        if not group:
            return Shown(url, raw[1])
        words = self._read(*group).strip()
        same = _SCHEME.sub("", url).startswith(_SCHEME.sub("", words).rstrip("/… "))
        return Shown(url if same else f"{words} ({url})", group[1] + 1)

    def _reference(self, name: str, start: int, after: int) -> Shown | None:
        if name not in _CITED_IN_BRACKETS | _CITED_IN_WORDS | _REFERENCES:
            return None
        for _ in range(_MOST_OPTIONS):
            option = _OPTION.match(self._source.text, after, self._end)
            after = option.end() if option else after
        if not (raw := self._raw(after)):
            return None
        before = self._source.text[max(0, start - _LEAD) : start]
        keys = ", ".join(raw[0].replace(",", " ").split())
        if before.rstrip("~ ").endswith(("(", "[")):
            return Shown(keys, raw[1])
        if name in _CITED_IN_BRACKETS and not _LEADING_UP.search(before):
            return Shown("", raw[1], closes_up=True)
        return Shown(f"[{keys}]", raw[1])

    def _other(self, name: str, after: int) -> Shown | None:
        if name in _NOTES:
            return self._note(after)
        if name in _HIDDEN and (raw := self._raw(after)):
            return Shown("", raw[1])
        if name in ("begin", "end") and (raw := self._raw(after)):
            return self._environment(name, *raw)
        if name in ("textcolor", "colorbox") and (raw := self._raw(after)):
            return self._of_argument(raw[1]) or Shown("", raw[1])
        if name == "color" and (raw := self._raw(after)):
            return Shown("", raw[1])
        if name == "ding" and (raw := self._raw(after)):
            return Shown(tables.DINGBATS[raw[0]], raw[1]) if raw[0] in tables.DINGBATS else None
        if name in ("SI", "qty") and (raw := self._raw(after)) and (unit := self._raw(raw[1])):
            return self._quantity(raw[0], *unit)
        if name in ("textsuperscript", "textsubscript") and (group := self._argument(after)):
            body = self._read(*group)
            ordinal = body in ("st", "nd", "rd", "th")
            mark = "^" if name == "textsuperscript" else "_"
            return Shown(body if ordinal else scripted(mark, body), group[1] + 1)
        return None

    def _quantity(self, number: str, unit: str, after: int) -> Shown | None:
        r"""A number and its unit, `3.5` and `m` or `\kilo\metre`."""
        names = _UNIT_NAMES.findall(unit)
        if not unit.startswith("\\"):
            return Shown(f"{number} {unit}", after) if unit.isalpha() else None
        if "".join(f"\\{name}" for name in names) != unit or not tables.UNITS.keys() >= set(names):
            return None
        return Shown(f"{number} " + "".join(tables.UNITS[name] for name in names), after)

    def _note(self, after: int) -> Shown | None:
        if group := self._argument(after):
            return Shown(f" ({self._read(*group).strip()})", group[1] + 1, closes_up=True)
        if self._source.text.startswith("{", after) and after < self._end:
            return Shown(" (", after + 1, closes_up=True)  # cut off before its group closes
        return None

    def _environment(self, name: str, environment: str, after: int) -> Shown | None:
        if environment in _ENVIRONMENTS:
            return Shown("", after)
        if name == "end" or environment.rstrip("*") not in _DISPLAYED:
            return None
        closing = f"\\end{{{environment}}}"
        close = self._source.text.find(closing, after, min(self._end, after + LONGEST_FORMULA))
        if close < 0:
            return None
        place = (after, close)
        formula = attempt(
            self._source, lambda: formula_shown(self._source, place, self._depth + 1, self._prose)
        )
        return Shown(f" {formula} ", close + len(closing), closes_up=True) if formula else None

    def _sign(self, name: str, start: int, after: int) -> Shown | None:
        """What formulas have, too; in prose the author's own blanks stay around it."""
        known = (
            tables.LETTERS,
            tables.OPERATIONS,
            tables.RELATIONS,
            tables.FUNCTIONS,
            tables.ARROWS,
            tables.BIG_OPERATORS,
        )
        if len(name) == 1:
            return None  # authors' own, and escapes of programming languages
        before = self._source.text[start - 1 : start]
        if name in tables.FUNCTIONS and before.isalnum():
            function = self._formula(start, after)
            return function._replace(text=" " + function.text) if function else None
        if any(name in table for table in known):
            after = self._past_empty_group(after)
            if name in tables.RELATIONS and not before.isspace():
                after = self._past_blank(after)  # or there would be a blank on one side only
        elif not (name in _OF_FORMULAS or name in tables.ACCENTS or LOST_BRACES.fullmatch(name)):
            return None
        return self._formula(start, after)

    def _formula(self, start: int, after: int) -> Shown | None:
        def read() -> tuple[str, int]:
            place = (start, self._end)
            return Formula(self._source, *place, self._depth + 1, self._prose).in_prose_and_end()

        atom = attempt(self._source, read)
        return Shown(atom[0], max(atom[1], after)) if atom else None


_OF_FORMULAS: frozenset[str] = frozenset(tables.FONT_NAMES) - tables.SWITCHES | {
    *("frac", "dfrac", "tfrac", "nicefrac", "sqrt", "binom", "mathsf", "mathtt", "mathit"),
    *("operatorname", "unicode", "not", "pmod", "underset"),
}
"""What formulas are made of, met outside of one."""
