"""What an entry of a bibliography takes over from others that it names: `crossref` and `xdata`.

Knows how BibTeX and biblatex hand fields on (biblatex manual, 2.4.1 and appendix B): what an entry lacks it
takes from the one that its `crossref` names, the title of the whole as `booktitle`; from those that `xdata`
names it takes all that it lacks. What tells one work from another, or tells of it alone, such as a DOI, an
address and an abstract, stays with the one it was written for. Does not know how entries are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

DATA = frozenset({"xdata"})
"""Types of entries that are there for others alone."""

MOST_ANCESTORS = 20
"""Entries that one may inherit from, all together; nobody names more, and they may name each other."""

_TITLES = ("title", "subtitle", "titleaddon")

_WHOLE_OF = {"periodical": "journal", "mv": "main"}
"""What the title of a whole is called in its parts, by how its type begins; of others it is `booktitle`."""

_OF_THE_ENTRY = frozenset(
    (
        "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options",
        "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand",
        "shorthandintro", "sortkey", "key", "timestamp", "biburl", "bibsource", "adsurl", "owner",
    )
)  # fmt: skip
_OF_THE_WORK = frozenset(
    (
        "doi", "url", "urldate", "eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass",
        "arxivid", "arxiv", "file", "pdf", "abstract", "annote", "annotation", "shorttitle", "sorttitle",
        "indextitle", "indexsorttitle", "paperreader",
    )
)  # fmt: skip
_STAYS = _OF_THE_ENTRY | _OF_THE_WORK


class Relative(Protocol):
    """An entry that others may inherit from."""

    @property
    def type(self) -> str:
        """In lower case."""

    @property
    def fields(self) -> Mapping[str, str]:
        """By their names as they are written."""


def heir(
    fields: Mapping[str, str], by_key: Mapping[str, Relative], is_allowed: Callable[[str], bool]
) -> tuple[Mapping[str, str], set[str]]:
    """The fields of an entry with those that it inherits.

    Args:
        fields: its own.
        by_key: all entries of the file, by their keys in lower case.
        is_allowed: asked before a value is taken over.

    Returns:
        Its fields, and the keys in lower case of those that it names.
    """
    named = {key for key, _ in _named(fields) if key in by_key}
    if not named:
        return fields, named
    whole = dict(fields)
    present = {name.lower() for name in fields}
    for source, is_data in _ancestors(fields, by_key):
        for name, value in source.fields.items():
            for taken in _handed_on(name, "" if is_data else source.type):
                if taken.lower() not in present and is_allowed(value):
                    present.add(taken.lower())
                    whole[taken] = value
    return whole, named


def _ancestors(
    fields: Mapping[str, str], by_key: Mapping[str, Relative]
) -> Iterator[tuple[Relative, bool]]:
    """Whom an entry inherits from, the nearest first, and whether as data."""
    waiting = list(_named(fields))
    seen: set[str] = set()
    while waiting and len(seen) < MOST_ANCESTORS:
        key, is_data = waiting.pop(0)
        source = by_key.get(key)
        if source is not None and key not in seen:
            seen.add(key)
            yield source, is_data
            waiting += _named(source.fields)


def _named(fields: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """The keys in lower case that an entry names, and whether it takes them as data."""
    for name, value in fields.items():
        match name.lower():
            case "xdata":
                yield from (
                    (key.strip().lower(), True) for key in value.split(",")[:MOST_ANCESTORS]
                )
            case "crossref":
                yield value.strip().lower(), False


def _handed_on(name: str, parent: str) -> tuple[str, ...]:
    """What a field of a parent is called in its child; nothing if it stays where it is.

    Args:
        parent: the type of the entry that has it; empty if it is there to be handed on.
    """
    small = name.lower()
    if not parent:
        return () if small in _OF_THE_ENTRY else (name,)
    if small in _TITLES:
        kinds = (kind for start, kind in _WHOLE_OF.items() if parent.startswith(start))
        return (f"{next(kinds, 'book')}{small}",)
    if small == "author" and parent == "book":
        return name, "bookauthor"
    return () if small in _STAYS or small.startswith("paperreader") else (name,)
