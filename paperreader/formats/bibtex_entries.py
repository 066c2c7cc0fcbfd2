"""The entries of a BibTeX file, with their strings put in and with what they inherit.

Knows how a value is made of pieces, how far strings may make a file grow, and what there is to tell of an
entry. Does not know how entries are written, nor what fields mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from paperreader.core.inert import inert_line
from paperreader.formats.bibtex_inheritance import DATA, heir
from paperreader.formats.bibtex_own import OWN_FIELD
from paperreader.formats.bibtex_scanner import Block, Fault, Piece, blocks
from paperreader.formats.gathering import Gathering

LONGEST_VALUE = 200_000
"""Characters of a value: strings that are made of strings could grow without end."""

GROWTH, LEAST_GROWTH = 10, 10_000_000
"""How many times as much as a file holds may be put into it by strings and by inheritance, and how many
characters at least; no bibliography comes near it."""

LONGEST_NAME = 60
"""Characters of a key that are told."""

MOST_TIMES = 20
"""A field that an entry has more than once is compared with so many of its kind."""

MONTHS = {
    name: name
    for name in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
}
"""The strings that BibTeX knows from the beginning."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry."""

    type: str
    """In lower case: `article`."""

    key: str
    fields: Mapping[str, str]
    """By the names that the file gives them."""

    line: int


class _Allowance:
    """The characters that may still be put into what a file holds."""

    def __init__(self, text: str) -> None:
        self._left = GROWTH * len(text) + LEAST_GROWTH

    def covers(self, text: str) -> bool:
        """Whether a text may be put in once more."""
        self._left -= len(text)
        return self._left > 0


def entries(text: str, gathering: Gathering) -> Iterator[Entry]:
    """The entries of a text; what could not be read goes to the gathering, which tells of it."""
    allowance = _Allowance(text)
    strings = dict(MONTHS)
    found: list[Entry] = []
    keys: set[str] = set()
    for block in blocks(text):
        if isinstance(block, Fault):
            gathering.skip(block.reason, line=block.line)
            continue
        if block.type == "string":
            for name, pieces in block.fields:
                strings[name.lower()] = value_of(pieces, strings, allowance)
            continue
        entry = _entry(block, strings, allowance, gathering)
        if entry.key in keys:
            told = f"{entry.key[:LONGEST_NAME]!r} is the key of an entry before, too"
            gathering.warn(told, line=entry.line)
        keys.update(filter(None, (entry.key,)))
        found.append(entry)
    yield from _with_inherited(found, allowance)


def _entry(
    block: Block, strings: Mapping[str, str], allowance: _Allowance, gathering: Gathering
) -> Entry:
    if not block.is_whole:
        gathering.warn("its last brace is missing; it was read all the same", line=block.line)
    fields: dict[str, str] = {}
    told: dict[str, list[str]] = {}
    for written, pieces in block.fields:
        name, value = _name(written), value_of(pieces, strings, allowance).strip()
        if len(value) > LONGEST_VALUE and name != OWN_FIELD:  # which holds several that are cut
            cut = f"{name!r} of {len(value):,} characters, cut to {LONGEST_VALUE:,}"
            gathering.warn(cut, line=block.line)
            value = value[:LONGEST_VALUE]
        values = told.setdefault(name.lower(), [])
        if value not in values[:MOST_TIMES]:
            values.append(value)
            fields[name if len(values) == 1 else f"{name}-{len(values)}"] = value
    if again := ", ".join(name for name, values in told.items() if len(values) > 1):
        gathering.warn(
            f"more than one field {again[:LONGEST_NAME]}; the first counts", line=block.line
        )
    return Entry(block.type, inert_line(block.key), fields, block.line)


@lru_cache(maxsize=1024)  # the entries of a file have the same fields, one after the other
def _name(written: str) -> str:
    return inert_line(written)


def _with_inherited(found: Sequence[Entry], allowance: _Allowance) -> Iterator[Entry]:
    """The entries, each with what others hand on to it; what is there for others alone is no entry."""
    by_key: dict[str, Entry] = {}
    for entry in found:
        by_key.setdefault(entry.key.lower(), entry)
    parents: set[str] = set()
    heirs: list[Entry] = []
    for entry in found:
        fields, named = heir(entry.fields, by_key, allowance.covers)
        parents |= named
        heirs.append(Entry(entry.type, entry.key, fields, entry.line) if named else entry)
    for entry in heirs:
        is_for_others = entry.type in DATA or entry.key.lower() in parents
        if not is_for_others or any(name.lower() == "title" for name in entry.fields):
            yield entry


def value_of(pieces: Sequence[Piece], strings: Mapping[str, str], allowance: _Allowance) -> str:
    """A value made of its pieces, with strings put in: `"I Am " # jackie # {!}`."""
    if len(pieces) == 1 and not pieces[0].is_name:
        return pieces[0].text
    texts: list[str] = []
    size = 0
    for piece in pieces:
        text = piece.text
        if piece.is_name:
            text = strings.get(text.lower(), text)
            text = text if allowance.covers(text) else piece.text
        texts.append(text)
        size += len(text)
        if size > LONGEST_VALUE:
            break
    return "".join(texts)
