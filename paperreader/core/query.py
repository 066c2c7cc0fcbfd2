"""What can be asked of a library, as values.

Knows the shape of a question and what each part of it means. Does not know how a question is written,
how papers are found or which are marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Flag(Enum):
    """What `is:` can ask of a mark."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    LATER = "later"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
    TAGGED = "tagged"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Everything:
    """Selects all papers; what an empty text asks for."""


@dataclass(frozen=True, slots=True)
class Word:
    """Selects the papers that hold a word in title, abstract, authors, tags or note."""

    text: str

    prefix: bool = False
    """Whether a word that begins so will do."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Selects the papers that hold some words in a row."""

    text: str


@dataclass(frozen=True, slots=True)
class Is:
    """Selects the papers whose mark has a flag."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Tagged:
    """Selects the papers that bear a tag."""

    tag: str

    prefix: bool = False
    """Whether a tag that begins so will do."""


@dataclass(frozen=True, slots=True)
class InDigest:
    """Selects the papers that a digest lists: `value` begins its id, or is its source."""

    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Selects the papers that a query does not."""

    query: Query


@dataclass(frozen=True, slots=True)
class And:
    """Selects the papers that all queries select; never empty."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Selects the papers that any query selects; never empty."""

    queries: tuple[Query, ...]


Query = Everything | Word | Phrase | Is | Tagged | InDigest | Not | And | Or
