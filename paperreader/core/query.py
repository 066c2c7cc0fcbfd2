"""What can be asked of a library, as values.

Knows the shape of a question and what each part of it means: what views ask and how questions are
joined. What else is asked of the fields of papers is in :mod:`paperreader.core.query_fields`, for the
first screen asks none of it. Does not know how a question is written, how papers are found or which are
marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from paperreader.core.sort import Sort

if TYPE_CHECKING:
    from paperreader.core.query_fields import Category, Counted, Dated, FromSource, Has, Id


class Asked:
    """A question, which as text is what one would type to ask it."""

    __slots__ = ()

    def __str__(self) -> str:
        # Most starts write no query, and the first screen shall not wait for what does.
        from paperreader.core.query_writer import query_text

        return query_text(self)  # type: ignore[arg-type]  # all that are Asked are the union below


class Flag(Enum):
    """What `is:` can ask: of a mark, of the digests whether a paper is new, and of the rules."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    LATER = "later"
    DISMISSED = "dismissed"

    SNOOZED = "snoozed"
    """It comes back on a day after today."""

    TAGGED = "tagged"
    NOTED = "noted"

    NEW = "new"
    """The newest digest of a source lists it, and no earlier digest does."""

    MUTED = "muted"
    """A rule of the configuration mutes it: it is in no view but All."""

    WATCHED = "watched"
    """A rule of the configuration watches for it."""


class Field(Enum):
    """Where a word can be looked for, if not everywhere."""

    TITLE = "title"
    ABSTRACT = "abstract"
    AUTHOR = "author"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Everything(Asked):
    """Selects all papers; what an empty text asks for."""


@dataclass(frozen=True, slots=True)
class Word(Asked):
    """Selects the papers that hold a word, in whatever form: `model` is in what holds `models`."""

    text: str

    prefix: bool = False
    """Whether a word that begins so will do."""

    field: Field | None = None
    """Where it must be; None for title, abstract, authors, tags and note."""


@dataclass(frozen=True, slots=True)
class Phrase(Asked):
    """Selects the papers that hold some words in a row, each in whatever form; tags hold none."""

    text: str

    field: Field | None = None
    """Where they must be; None for title, abstract, authors and note."""


@dataclass(frozen=True, slots=True)
class Is(Asked):
    """Selects the papers whose mark has a flag."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Tagged(Asked):
    """Selects the papers that bear a tag."""

    tag: str

    prefix: bool = False
    """Whether a tag that begins so will do."""


@dataclass(frozen=True, slots=True)
class InDigest(Asked):
    """Selects the papers that a digest lists: `value` begins its id, or is its source."""

    value: str


@dataclass(frozen=True, slots=True)
class Not(Asked):
    """Selects the papers that a query does not."""

    query: Query


@dataclass(frozen=True, slots=True)
class And(Asked):
    """Selects the papers that all queries select; never empty."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or(Asked):
    """Selects the papers that any query selects; never empty."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class InView(Asked):
    """Selects the papers of a view, by its name, capital or small."""

    name: str


@dataclass(frozen=True, slots=True)
class Sorted(Asked):
    """Selects what a query does, and wishes it in an order; never part of another query."""

    query: Query
    sort: Sort


@dataclass(frozen=True, slots=True)
class Remembered(Asked):
    """Selects what a query does, which is asked again and again: what it finds is worth remembering."""

    query: Query


Query: TypeAlias = (
    "Everything | Word | Phrase | Is | Tagged | InDigest | Not | And | Or | InView | Sorted | Remembered"
    " | Category | Counted | Dated | FromSource | Has | Id"
)

RULED = (Flag.MUTED, Flag.WATCHED)
"""What only the rules of the configuration can answer."""

NONE = Not(Everything())
"""Selects no paper."""


def unsorted(query: Query) -> Query:
    """The query without the order that it wishes."""
    return query.query if isinstance(query, Sorted) else query


def sort_of(query: Query) -> Sort | None:
    """The order that a query wishes itself, by `sort:`."""
    return query.sort if isinstance(query, Sorted) else None


def natural_sort(query: Query) -> Sort:
    """The order for a query that wishes none and that was just typed: by relevance, if it seeks words.

    Words that it only denies make no paper more relevant than others.
    """
    return Sort.RELEVANCE if _seeks_words(query) else Sort.DATE


def _seeks_words(query: Query) -> bool:
    match query:
        case Word() | Phrase():
            return True
        case And(queries) | Or(queries):
            return any(map(_seeks_words, queries))
        case Sorted(inner):
            return _seeks_words(inner)
        case _:
            return False


def narrowed(query: Query, further: Query) -> Query:
    """What two queries both select, in the order that the second wishes, or if it has none the first."""
    both = [part for part in map(unsorted, (query, further)) if part != Everything()]
    asked = [*chain.from_iterable(p.queries if isinstance(p, And) else (p,) for p in both)]
    selecting = And(tuple(asked)) if len(asked) > 1 else next(iter(asked), Everything())
    sort = sort_of(further) or sort_of(query)
    return selecting if sort is None else Sorted(selecting, sort)


def is_settled(query: Query) -> bool:
    """Whether a query is known to ask the same whatever views and rules there are, and whatever day it is."""
    match query:
        case Is(flag):
            return flag not in RULED
        case Not(inner) | Sorted(inner) | Remembered(inner):
            return is_settled(inner)
        case And(queries) | Or(queries):
            return all(map(is_settled, queries))
        case Everything() | Word() | Phrase() | Tagged() | InDigest():
            return True
        case _:
            return False
