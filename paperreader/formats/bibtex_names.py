r"""What BibTeX writes in names and titles, as it is printed: `G{\"o}del, Kurt and {The {LIGO} Team}`.

Knows protecting braces, accents, and how names are parted and turned. Formulas stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

from paperreader.core.inert import inert_line
from paperreader.core.latex import shown
from paperreader.formats.names import SUFFIX
from paperreader.formats.names import people as listed_people

MOST_LETTERS = 100_000
"""Characters of a list of authors that are taken apart."""

_AND = re.compile(r"\sand(?=\s|\Z)", re.IGNORECASE)

_AND_OR_BRACE = re.compile(rf"\\.|[{{}}]|{_AND.pattern}", re.IGNORECASE)

_NAMED_PART = re.compile(r"(?:family|given|prefix|suffix|useprefix)\s*=", re.IGNORECASE)

_LETTERS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "dj": "đ", "DJ": "Đ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
_LETTER = re.compile(rf"\\(?P<name>{'|'.join(_LETTERS)})(?![A-Za-z])\s*(?=[A-Za-z])")
"""A letter that is a command, and within a word: the blank behind it ends the command, as in `\\L ukasz`."""

_FOR_SORTING = re.compile(r"\\noopsort\s*\{[^{}]*\}")
"""What bibliographies have for their order, and styles leave out."""

_TEX = re.compile(r"[\\{}~$`]|--|''")

_FORMULA = re.compile(r"(?<!\\)(\$[^$]{1,2000}\$)")

_LEFT, _RIGHT = "\ue000", "\ue001"
"""What stands for braces that are printed, while the others are taken away; no text means anything by it."""

_BRACES = re.compile(r"(?<!\\)[{}]")

_SPACING = re.compile(r"\\(?:,|;|:|!|quad\b|qquad\b|@)\s?|(?<!\\)~")

_ACCENTS = {
    "~": "\u0303",
    "^": "\u0302",
    "'": "\u0301",
    "`": "\u0300",
    '"': "\u0308",
    ".": "\u0307",
}

_STACKED = re.compile(r"\\(?P<accent>[~^'`\".])\s?(?P<letter>[\u00c0-\u024f])")


def printed(written: str) -> str:
    """A title or a name as it is printed, formulas as they are written."""
    if not _TEX.search(written):
        return inert_line(written)
    pieces = _FORMULA.split(inert_line(written))
    return inert_line(
        "".join(piece if number % 2 else _prose(piece) for number, piece in enumerate(pieces))
    )


def people(written: str) -> list[str]:
    """The names in a field of authors, each as it is spoken; `others` is nobody, and so is `:`."""
    text = inert_line(written)[:MOST_LETTERS]
    names = [name.strip() for name in (_apart(text) if "{" in text else _AND.split(text))]
    if len(names) == 1 and _is_list(names[0]):
        return _listed(text)
    return [
        _spoken(name) for name in names if name.lower() != "others" and any(map(str.isalnum, name))
    ]


def _apart(text: str) -> list[str]:
    """What `and` parts that stands in no braces."""
    names: list[str] = []
    depth = start = 0
    for match in _AND_OR_BRACE.finditer(text):
        sign = match.group()
        if sign in "{}":
            depth = max(0, depth + (1 if sign == "{" else -1))
        elif sign[0] != "\\" and depth == 0:
            names.append(text[start : match.start()])
            start = match.end()
    return [*names, text[start:]]


def _is_list(name: str) -> bool:
    """Whether a name is several, parted as BibTeX has it not: `Jane Doe, Richard Roe, Tom Tide`."""
    if "{" in name or "=" in name:
        return False
    parts = name.split(",")
    has_whole_names = len(parts) == 3 and all(len(part.split()) > 1 for part in parts)
    return ";" in name or len(parts) > 3 or has_whole_names


def _listed(text: str) -> list[str]:
    return [printed(name) for name in listed_people(text)]


def _spoken(name: str) -> str:
    """One name: `von Last, Jr, First` -> `First von Last, Jr`; one in braces is left as it is."""
    if "," not in name:
        return printed(name)
    if name.startswith("{") and name.endswith("}") and "," not in _outside(name):
        return printed(name)
    if _NAMED_PART.match(name):
        return _of_named_parts(name)
    written = _parts(name) if "{" in name else name.split(",")
    parts = [printed(part) for part in written]
    if len(parts) == 2:
        return f"{parts[1]} {parts[0]}".strip()
    if SUFFIX.fullmatch(parts[2]):  # as people write it who do not know better
        parts[1], parts[2] = parts[2], parts[1]
    return f"{parts[2]} {parts[0]}, {parts[1]}".strip(" ,")


def _of_named_parts(name: str) -> str:
    """A name as biblatex has it: `family=Vries, given=Hugo, prefix=de, useprefix=false`."""
    pairs = (part.partition("=") for part in _parts(name))
    parts = {label.strip().lower(): printed(value) for label, _, value in pairs}
    spoken = filter(None, map(parts.get, ("given", "prefix", "family")))
    return ", ".join(filter(None, (" ".join(spoken), parts.get("suffix"))))


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
    text = text.replace("\\{", _LEFT).replace("\\}", _RIGHT)
    text = _FOR_SORTING.sub("", _LETTER.sub(lambda match: _LETTERS[match["name"]], text))
    text = _STACKED.sub(_stacked, _BRACES.sub("", shown(_SPACING.sub(" ", text))))
    return text.replace(_LEFT, "{").replace(_RIGHT, "}")


def _stacked(match: re.Match[str]) -> str:
    r"""A letter that has an accent already, with another: `\~ê`."""
    return unicodedata.normalize("NFC", match["letter"] + _ACCENTS[match["accent"]])
