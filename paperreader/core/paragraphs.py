"""Paragraphs as they are read: wrapped lines are joined, and words that a line's end divided mended.

Knows what a wrapped line looks like and when a hyphen is only the typesetter's. What is stored is not
changed by it; where the papers of a file begin and end is for the file's format to know.
"""

from __future__ import annotations

import re
from itertools import pairwise

from paperreader.core.inert import inert

WIDEST_WRAPPED = 120
"""Characters. Mails and terminals wrap at 72 to 80, editors at 100 to 120; a longer line is a paragraph
that somebody ended on purpose."""

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_BLANKS = re.compile(r"[^\S\n]{2,}|\t")
_BULLET = re.compile(r"[-*•‣–] +\S")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)] +\S")
_SENTENCE_END = re.compile(r"[.?!:;][)\"'”’\]]*$")
_HYPHEN_END = re.compile(r"\w-$")

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIVISION = re.compile(r"-(?<=[^\W\d_]-)[\0 ](?=[^\W\d_])")
"""Begins with its hyphen, and not with the word before: of hyphens there are few, and they are found at
once."""

_SHARING = frozenset(["and", "or", "to", "as", "but", "nor", "und", "oder", "et", "ou", "y", "o"])
"""Before these a hyphen stands for what both words share: `pre- and postconditions`."""

_ENDING = re.compile(
    r"(?:ta|ma|la|ra|ca|bu|si|di|fini|niza)?tions?|sions?|ments?|ances?|ences?|ness|i?ty|ties|tives?"
    r"|sive|tics?|tical|tically|(?:n|t|l|m|r)?ing|ings|ably|ible|ibly|tional|sional|cal|cally|ical"
    r"|tial|tially|cial|cially|plete|g?o?rithms?|damental|ters|tors|tures?|i[sz]ed|ated|ering"
)
"""What words end in and is no word: in front of it a hyphen is there because the line ended."""

_NO_ENDING = frozenset(["ring", "ties", "ling", "ting"])
"""Those that are words after all."""

_FRAGMENTS = frozenset(
    [
        *(
            "ac",
            "af",
            "ap",
            "com",
            "con",
            "cor",
            "dif",
            "ef",
            "em",
            "es",
            "oc",
            "rec",
            "ref",
            "rel",
        ),
        *("suc", "suf", "sup", "tech", "vol", "conven", "differ", "experi", "perfor", "predic"),
        *("recog", "simi", "struc", "represen"),
    ]
)
"""What words begin with that is neither a word nor a prefix that keeps its hyphen."""

_LINE_END = "\0"
"""Stands, until words are mended, where a line ended in a hyphen; inert text has no such character."""

_ROUNDS = 3
"""A word made whole shows how it is written where it is divided elsewhere; that is soon settled."""


def flowed(text: str) -> str:
    """The text with one empty line between paragraphs, and each of them on a line of its own.

    Items of a list keep their lines. Runs of blanks become one, and there are none at the ends. A
    word that a hyphen divides at the end of a line becomes whole where the text has it whole
    elsewhere, or where what follows is an ending and no word. It keeps the hyphen where it is a
    compound, as the text shows or an earlier hyphen (`state-of-the-`); and, for either can be read,
    where nothing tells. Idempotent, and never more than twice as long.
    """
    if "\n" not in text and "  " not in text and "- " not in text and "\t" not in text:
        return text.strip()
    text = inert(text).strip()
    blocks = map(_joined, _PARAGRAPH_BREAK.split(text))
    return _mended("\n\n".join(block for block in blocks if block))


def _joined(block: str) -> str:
    """What stands between two empty lines: a paragraph, some of them, or a list."""
    lines = [line for line in block.split("\n") if line.strip()]
    width = max(map(len, lines), default=0)
    pieces: list[str] = []
    in_list = False
    between = "\n"
    for line, after in pairwise([*lines, ""]):
        if "\n" in between:
            in_list = (
                _BULLET.match(line.strip()) is not None or _NUMBER.match(line.strip()) is not None
            )
        between = _between(line, after, width, in_list)
        pieces += (line.strip(), between)
    joined = "".join(pieces)
    if "  " not in joined and joined.replace("\n", "").isprintable():
        return joined  # as most are: of all blanks only one space can be printed
    return _BLANKS.sub(" ", joined)


def _between(line: str, after: str, width: int, in_list: bool) -> str:
    """What stands between a line and the one after it: a break if somebody meant it."""
    if not after:
        return ""
    this, following = line.strip(), after.strip()
    ended = _SENTENCE_END.search(this) is not None
    if _BULLET.match(following) or ((ended or in_list) and _NUMBER.match(following)):
        return "\n"
    if _HYPHEN_END.search(this) and following[0].isalnum():
        return _LINE_END
    if not ended or following[0].islower():
        return " "
    indented = after[0].isspace() and not line[0].isspace()
    full = width <= WIDEST_WRAPPED and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    return " " if full and not indented else "\n\n"


def _mended(text: str) -> str:
    """The text without the hyphens that are there because a line ended, and their line ends."""
    for _ in range(_ROUNDS):
        if not _DIVISION.search(text):
            break
        before, text = text, _with_words_whole(text, frozenset(_WORD.findall(text.lower())))
        if before == text:
            break
    return text.replace(_LINE_END, "")


def _with_words_whole(text: str, words: frozenset[str]) -> str:
    """The text with each divided word as these words tell; of a word divided twice, the first time."""
    pieces: list[str] = []
    done = 0
    for division in _DIVISION.finditer(text):
        hyphen = start = division.start()
        while start > done and text[start - 1].isalpha():
            start -= 1
        right = _LETTERS.match(text, division.end())
        if right is None or start == hyphen or (start and _goes_on(text[start - 1])):
            continue
        if start == done and done:
            continue
        whole = _whole(text[start:hyphen], division.group()[1:], right.group(), words)
        pieces += (text[done:start], whole)
        done = right.end()
    return "".join((*pieces, text[done:]))


def _goes_on(character: str) -> bool:
    """Whether a word that stands after this character began before it."""
    return character == "-" or character == "_" or character.isalnum()


def _whole(left: str, gap: str, right: str, words: frozenset[str]) -> str:
    """A divided word as the text has it elsewhere, or as its ending tells."""
    if right in _SHARING:
        return f"{left}- {right}"
    if (left + right).lower() in words and len(left) > 1:
        return left + right
    if f"{left}-{right}".lower() in words:
        return f"{left}-{right}"
    if gap == _LINE_END and left.lower() in _FRAGMENTS and right.islower():
        return left + right
    if _ENDING.fullmatch(right) and right not in _NO_ENDING and left.islower() and len(left) > 1:
        return left + right
    return f"{left}-{right}" if gap == _LINE_END else f"{left}-{gap}{right}"
