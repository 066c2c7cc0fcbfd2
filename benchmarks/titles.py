"""What a person would type: letters of titles that are in the library, some of them mistyped.

Knows how titles are half remembered. Does not know who looks for them.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from benchmarks.session import RECOGNISABLE
from paperreader import Library
from paperreader.core.query import And, Query
from paperreader.core.query_parser import read_typed
from paperreader.core.view import INBOX

LOOKED_AT = 10
"""Titles that a common word is looked for in."""

SHORTEST_WORD = 4
"""Letters of a word that a person remembers."""


def first_title(home: Path) -> str:
    """The beginning of the title that a reader of the library opens on."""
    with Library.open(home) as library:
        return _beginning(library.list(INBOX.query, limit=1).rows(0, 1)[0].title)


def titles_to_remember(home: Path, seed: int, count: int) -> list[str]:
    """Titles from all over the library."""
    with Library.open(home) as library:
        listing = library.list()
        places = Random(seed).sample(range(len(listing)), min(count, len(listing)))
        return [listing.rows(place, place + 1)[0].title for place in places]


def all_titles(home: Path) -> list[str]:
    """The titles of all papers, each on one line."""
    with Library.open(home) as library:
        return [row.title.replace("\n", " ") for row in library.list().rows(0, library.size)]


def common_word(home: Path) -> tuple[str, int]:
    """Of the words of some titles, the one that selects the most papers, and how many these are."""
    with Library.open(home) as library:
        words = {word for row in library.list().rows(0, LOOKED_AT) for word in _words(row.title)}
        totals = {word: library.list(word, limit=0).total for word in sorted(words)}
        return max(totals.items(), key=lambda word_total: word_total[1])


def as_jumps(titles: list[str], seed: int) -> list[str]:
    """Two long words of each title, and a letter of them left out."""
    random = Random(seed)
    texts = [" ".join(_two_words(title, random)) for title in titles]
    places = [random.randrange(1, len(text)) for text in texts]
    return [text[:place] + text[place + 1 :] for text, place in zip(texts, places, strict=True)]


def as_filters(titles: list[str], seed: int) -> list[str]:
    """Two long words of each title, as they are."""
    random = Random(seed)
    return [" ".join(_two_words(title, random)) for title in titles]


def typed_query(text: str) -> Query:
    """What a filter asks for while it is typed over the Inbox."""
    return And((INBOX.query, read_typed(text).query))


def _two_words(title: str, random: Random) -> list[str]:
    words = _words(title)
    return random.sample(words, min(2, len(words)))


def _words(title: str) -> list[str]:
    words = [word.lower() for word in title.split() if word.isalpha()]
    return [word for word in words if len(word) >= SHORTEST_WORD] or words or ["paper"]


def _beginning(title: str) -> str:
    return title[:RECOGNISABLE].rstrip()
