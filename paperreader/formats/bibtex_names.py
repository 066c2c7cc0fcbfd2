r"""What BibTeX writes in names and titles, as it is printed: `G{\"o}del, Kurt and {The {LIGO} Team}`.

Knows protecting braces, accents, and how names are parted and turned. Formulas stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

from paperreader.core.inert import inert_line
from paperreader.core.latex import shown
from paperreader.formats.names import SUFFIX

MOST_LETTERS = 100_000
"""Characters of a list of authors that are taken apart."""

_FORMULA = re.compile(r"(?<!\\)(\$[^$]{1,2000}\$)")

_BRACES = re.compile(r"(?<!\\)[{}]")

_SPACING = re.compile(r"\\(?:,|;|:|!|quad\b|qquad\b|@)\s?|(?<!\\)~")


_ACCENTS = {
    "~": "\u0303",
    "^": "\u0302",
    "'": "\u0301",
    "`": "\u0300",
    '"': "\u0308",
    ".": "\u0323",
}

_STACKED = re.compile(r"\\(?P<accent>[~^'`\".])\s?(?P<letter>[\u00c0-\u024f])")


def printed(written: str) -> str:
    """A title or a name as it is printed, formulas as they are written."""
    if not any(sign in written for sign in "\\{}~$-`'"):
        return inert_line(written)
    pieces = _FORMULA.split(inert_line(written))
    return inert_line(
        "".join(piece if number % 2 else _prose(piece) for number, piece in enumerate(pieces))
    )


def people(written: str) -> list[str]:
    """The names in a field of authors, each as it is spoken; `others` is nobody."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    if "\\" not in written and "{" not in written:
        names = re.split(r"\sand\s", inert_line(written)[:MOST_LETTERS], flags=re.IGNORECASE)
    else:
        names = split_multiple_persons_names(inert_line(written)[:MOST_LETTERS])
    return [_spoken(name) for name in names if name.strip() and name.strip().lower() != "others"]


def _spoken(name: str) -> str:
    """One name: `von Last, Jr, First` -> `First von Last, Jr`; one in braces is left as it is."""
    name = name.strip()
    if name.startswith("{") and name.endswith("}") and "," not in _outside(name):
        return printed(name)
    parts = [printed(part) for part in _parts(name)]
    if len(parts) == 2:
        return f"{parts[1]} {parts[0]}".strip()
    if len(parts) > 2:
        if SUFFIX.fullmatch(parts[2]):  # as people write it who do not know better
            parts[1], parts[2] = parts[2], parts[1]
        return f"{parts[2]} {parts[0]}, {parts[1]}".strip(" ,")
    return printed(name)


def _parts(name: str) -> list[str]:
    """What commas part that stand in no braces."""
    parts, depth = [""], 0
    for sign in name:
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _outside(name: str) -> str:
    """What of a name stands in no braces."""
    found, depth = "", 0
    for sign in name:
        depth += sign == "{"
        found += sign if depth == 0 else ""
        depth -= sign == "}"
    return found


def _prose(text: str) -> str:
    """A piece without formulas."""
    return _STACKED.sub(_stacked, _BRACES.sub("", shown(_SPACING.sub(" ", text))))


def _stacked(match: re.Match[str]) -> str:
    r"""A letter that has an accent already, with another: `\~ê`."""
    return unicodedata.normalize("NFC", match["letter"] + _ACCENTS[match["accent"]])
