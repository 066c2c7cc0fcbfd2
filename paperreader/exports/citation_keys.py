"""Citation keys: `harder2026experts`, the same for a paper in every export, and of no two papers in one.

A key is the family's name of the first author, the year, and the longest word of the title before its
colon, the first of several: long words are seldom ones, which tell most. Without authors the first word of
the title stands for the name. No word stands in a key twice: `WavTokenizer: An Efficient Codec` is
`wavtokenizer2024efficient`. None begins with a digit, which would be read as the year's. A key is small
letters and digits of ASCII alone: accents are dropped, `ø` is `o`. One that a bibliography came with is kept.

The year is that of the paper, else of its arXiv id, else of the first digest that lists it: nobody takes a
key for a date, so that it may say when one met a paper where nothing says when it was published.

Where several papers of one export would have one key, each bears the beginning of its key in the library,
too: `harder2026experts-9b28`. So a key that stands in a manuscript never comes to mean another paper,
whichever are exported with it: it is that paper's, or nobody's. Only the one paper whose bibliography has
called it so has the key by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count, islice

from paperreader.core.latex import shown
from paperreader.core.listing import Entry
from paperreader.exports.names import divided

SHORTEST_ENDING = 4
"""Digits of a paper's key in the library that tell it from others: one pair in 65,536 has the same."""

LONGEST_WORD = 24
"""Letters of a name or a word in a key: longer ones are several that nobody parted."""

_KEPT = re.compile(r"[A-Za-z0-9][A-Za-z0-9:_.+-]{1,79}")
"""A key from a bibliography that every program takes; it has no sign of a path and none of TeX."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Latin letters that do not fall apart into one of ASCII and an accent."""

_WORD = re.compile(r"[a-z0-9]+")

_MAIN_TITLE = re.compile(r"(.{3,}?)(?::\s|\s[-–—]\s|\?\s)", re.DOTALL)
"""What stands before a subtitle."""

_NOT_TELLING = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "of",
            "for",
            "in",
            "on",
            "to",
            "and",
            "or",
            "with",
            "from",
            "by",
            "via",
        ),
        *(
            "is",
            "are",
            "be",
            "at",
            "as",
            "into",
            "towards",
            "toward",
            "through",
            "without",
            "using",
        ),
        *(
            "under",
            "over",
            "how",
            "what",
            "why",
            "when",
            "can",
            "do",
            "does",
            "not",
            "than",
            "that",
        ),
        *("this", "its", "their", "your", "you", "we"),
    )
)
"""Words that titles are full of."""

_ARXIV_YEAR = re.compile(r"(?:[a-z-]+/)?(\d\d)\d\d")

_FIRST_YEAR_OF_ARXIV = 91


class CitationKeys:
    """The keys of all papers of one export.

    Args:
        entries: the papers; read once, of each as much is kept as its key.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        first: dict[str, str] = {}
        sharing: dict[str, set[str]] = {}
        kept: dict[str, set[str]] = {}
        for entry in entries:
            key, paper_key = citation_key(entry).lower(), entry.paper.key
            if _kept(entry):
                kept.setdefault(key, set()).add(paper_key)
            if first.setdefault(key, paper_key) != paper_key:
                sharing.setdefault(key, {first[key]}).add(paper_key)
        self._endings: dict[tuple[str, str], str] = {}
        taken = set(first) if sharing else set()
        for key, paper_keys in sharing.items():
            if len(named_so := kept.get(key, set())) == 1:
                paper_keys -= named_so
            for paper_key in sorted(paper_keys):
                ending = next(one for one in _endings(paper_key) if f"{key}-{one}" not in taken)
                taken.add(f"{key}-{ending}")
                self._endings[key, paper_key] = ending

    def of(self, entry: Entry) -> str:
        """The key of one of the papers."""
        key = citation_key(entry)
        ending = self._endings.get((key.lower(), entry.paper.key))
        return f"{key}-{ending}" if ending else key


def citation_key(entry: Entry) -> str:
    """The key of a paper by itself, which another paper may have too."""
    paper = entry.paper
    if kept := _kept(entry):
        return kept
    words = _words(shown(paper.title))
    name = _author(paper.authors) or next(iter(_without("", words)), "")
    main = _MAIN_TITLE.match(shown(paper.title))
    telling = _without(name, _words(main[1]) if main else words) or _without(name, words)
    word = max(telling, key=len, default="")  # of several the first
    return f"{name}{_year(entry)}{word}" if name else f"paper{_in_library(paper.key)}"


def _kept(entry: Entry) -> str:
    """The key that a paper has in the bibliography that it came with; empty where it has none to be kept."""
    extra = entry.paper.extra
    kept = extra.get("ID") if "ENTRYTYPE" in extra else None
    return kept if isinstance(kept, str) and _KEPT.fullmatch(kept) else ""


def _in_library(key: str) -> str:
    """A paper's key in the library, which is hexadecimal digits wherever nobody has meddled with it."""
    return "".join(_WORD.findall(key.lower()))


def _author(authors: Iterable[str]) -> str:
    for author in islice(authors, 1):
        family = _WORD.findall(_folded(divided(author).family))
        name = "".join(family)[:LONGEST_WORD]
        return name if name[:1].isalpha() else ""
    return ""


def _without(name: str, words: Iterable[str]) -> list[str]:
    """The words but a name, and but those that begin with a digit, which would be read as the year's."""
    return [word for word in words if word != name and word[0].isalpha()]


def _words(text: str) -> list[str]:
    words = [word[:LONGEST_WORD] for word in _WORD.findall(_folded(text))]
    return [word for word in words if word not in _NOT_TELLING] or words


def _folded(text: str) -> str:
    """A text in small letters of ASCII; accents and apostrophes fall away, other letters part words."""
    if text.isascii():  # as most are
        return text.lower().replace("'", "")
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).lower()
    kept = (letter for letter in decomposed if not unicodedata.combining(letter))
    return "".join(letter if letter.isascii() else " " for letter in kept if letter not in "'’")


def _year(entry: Entry) -> str:
    paper = entry.paper
    if paper.published:
        return paper.published[:4]
    if match := _ARXIV_YEAR.match(paper.arxiv_id):
        return f"{19 if int(match[1]) >= _FIRST_YEAR_OF_ARXIV else 20}{match[1]}"
    first = next(iter(entry.digests), "")[:4]
    return first if first.isdecimal() else ""


def _endings(paper_key: str) -> Iterator[str]:
    """The beginnings of a paper's key in the library, and what would do where even all of it is taken."""
    whole = _in_library(paper_key)
    yield from (whole[:length] for length in range(SHORTEST_ENDING, len(whole) + 1))
    yield from (f"{whole}-{number}" for number in count(2))
