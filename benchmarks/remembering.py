"""What a person types who half remembers a title, in twelve kinds, and whose title it is.

Knows how memory and fingers go wrong: words come out of order, are cut short, glued together, misspelt,
abbreviated. Does not know who looks for the titles, nor how well. From the same titles and the same seed
come the same texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

LETTERS = "abcdefghijklmnopqrstuvwxyz"

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""The rows of letters of a keyboard."""

LONG_WORD = 5
"""Letters of a word that is remembered, misspelt or abbreviated: shorter ones tell nothing."""

TRIES = 200
"""Titles that are tried for one text, since not each can be remembered in each way."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MARKS = re.compile(r"[^\w\s]|_")


class Remembered(NamedTuple):
    """A text, and the title that it is typed for."""

    query: str
    kind: str
    title: str


def remembered(titles: Sequence[str], seed: int, of_each_kind: int) -> list[Remembered]:
    """Texts for titles drawn from some, as many of each kind; fewer where the titles do not do."""
    texts = []
    for kind, typed in KINDS.items():
        random = Random(f"{seed} {kind}")
        drawn = (random.choice(titles) for _ in range(TRIES * of_each_kind if titles else 0))
        found = ((typed(title, random), title) for title in drawn)
        good = (Remembered(query, kind, title) for query, title in found if query)
        texts += [one for _, one in zip(range(of_each_kind), good, strict=False)]
    return texts


def remembered_of_file(path: Path) -> list[Remembered]:
    """The texts of a file with a JSON object on each line: `query`, `kind` and `title`."""
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Remembered(one["query"], one["kind"], one["title"]) for one in records]


def _prefix(title: str, random: Random) -> str:
    """The beginning of the title, often in lower case."""
    words = title.split()
    begun = " ".join(words[: random.randint(2, 5)])
    return random.choice((begun, begun.lower())) if len(words) > 1 else ""


def _partial_last(title: str, random: Random) -> str:
    """Some words in a row, the last one not yet typed to its end."""
    words = _row(title.lower().split(), random.randint(2, 3), random)
    if not words or len(words[-1]) < LONG_WORD:
        return ""
    *before, last = words
    return " ".join([*before, last[: random.randint(3, len(last) - 1)]])


def _prefixes(title: str, random: Random) -> str:
    """The beginnings of words, in order, with small words left out."""
    words = _row([word for word in _words(title) if len(word) > 3], random.randint(3, 4), random)
    return " ".join(word[: random.randint(2, 4)] for word in words)


def _words_shuffled(title: str, random: Random) -> str:
    """Long words in any order."""
    return " ".join(_some(title, random, random.randint(2, 3)))


def _folded(title: str, random: Random) -> str:
    """Some words in a row without the hyphens that they have in the title."""
    words = _row(title.split(), random.randint(2, 4), random)
    text = " ".join(words)
    return _MARKS.sub("", text).lower() if re.search(r"\w[-'’]\w", text) else ""


def _nospace(title: str, random: Random) -> str:
    """The beginning without blanks."""
    words = [_MARKS.sub("", word) for word in title.lower().split()]
    return "".join(words[: random.randint(2, 4)]) if len(words) > 1 else ""


def _acronym(title: str, _random: Random) -> str:
    """The name before the colon."""
    name, colon, _ = title.partition(":")
    return name.lower() if colon and " " not in name.strip() and len(name) > 2 else ""


def _initials(title: str, random: Random) -> str:
    """The first letters of the words at the beginning."""
    letters = [word[0] for word in _words(title)]
    wanted = random.randint(4, 8)
    return "".join(letters[:wanted]) if len(letters) >= wanted else ""


def _typo1(title: str, random: Random) -> str:
    """Long words in any order, each misspelt once."""
    return " ".join(misspelt(word, random) for word in _some(title, random, random.randint(2, 3)))


def _typo2(title: str, random: Random) -> str:
    """One long word or two, each misspelt twice."""
    words = _some(title, random, random.randint(1, 2))
    return " ".join(misspelt(misspelt(word, random), random) for word in words)


def _keyboard(title: str, random: Random) -> str:
    """Two long words in any order, in one of which a neighbouring key was hit."""
    words = _some(title, random, 2)
    return " ".join([*words[:1], *(_beside(word, random) for word in words[1:])])


def _abbrev(title: str, random: Random) -> str:
    """Letters of a long word, the first one first, and perhaps the beginning of another."""
    words = _some(title, random, random.randint(1, 2))
    if not words:
        return ""
    first, *others = words
    letters = first.replace("-", "")
    wanted = min(len(letters) - 1, random.randint(3, 5))
    kept = sorted(random.sample(range(1, len(letters)), wanted - 1))
    short = letters[0] + "".join(letters[place] for place in kept)
    return " ".join([short, *(word[: random.randint(2, 4)] for word in others)])


KINDS: Mapping[str, Callable[[str, Random], str]] = {
    "prefix": _prefix,
    "partial_last": _partial_last,
    "prefixes": _prefixes,
    "words_shuffled": _words_shuffled,
    "folded": _folded,
    "nospace": _nospace,
    "acronym": _acronym,
    "initials": _initials,
    "keyboard": _keyboard,
    "typo1": _typo1,
    "typo2": _typo2,
    "abbrev": _abbrev,
}
"""How each kind of text comes from a title; nothing where it does not from this one."""


def misspelt(word: str, random: Random) -> str:
    """A word with a letter left out, doubled up with another, wrong, or exchanged with the next.

    Its first letter stays three times in four: most people get that right.
    """
    place = random.randrange(random.random() > 0.25, len(word))
    head, rest = word[:place], word[place:]
    wrong = random.choice(LETTERS)
    return random.choice(
        (head + rest[1:], head + wrong + rest, head + wrong + rest[1:], head + _exchanged(rest))
    )


def _exchanged(rest: str) -> str:
    return rest[1::-1] + rest[2:]


def _beside(word: str, random: Random) -> str:
    """A word with a letter in place of which the key beside it was hit."""
    place = random.choice([place for place, letter in enumerate(word) if letter in LETTERS] or [0])
    row = next((row for row in KEYBOARD if word[place] in row), "")
    if not row:
        return word
    key = row.index(word[place])
    slip = random.choice(row[max(0, key - 1) : key] + row[key + 1 : key + 2])
    return word[:place] + slip + word[place + 1 :]


def _words(title: str) -> list[str]:
    """The words of a title, with what hyphens hold together as one."""
    return _WORD.findall(title.lower())


def _some(title: str, random: Random, count: int) -> list[str]:
    """So many long words of a title, in any order; none where it has fewer."""
    words = [word for word in dict.fromkeys(_words(title)) if len(word) >= LONG_WORD]
    return random.sample(words, count) if len(words) >= count else []


def _row(words: Sequence[str], count: int, random: Random) -> list[str]:
    """So many words in a row; none where there are fewer."""
    if len(words) < count:
        return []
    start = random.randrange(len(words) - count + 1)
    return list(words[start : start + count])
