"""What a value means in each field of the query language.

    title, abstract, author, note   words, begun*, "words in a row"
    is                              a flag
    has                             what a paper can have
    cat                             cs.CL, or cs for all of an archive, or the beginning* of some
    tag, source                     a name, or the beginning* of one
    id                              an arXiv id, a DOI, or the beginning of a key
    digest                          a digest's name or the beginning of one, or a source
    date                            days; upvotes, seen: numbers; see :mod:`paperreader.core.query_ranges`
    view                            a view's name

Knows the fields and what each may be given. Does not know how a value is told from what stands around it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from paperreader.core.decision import tag_name
from paperreader.core.given import Given
from paperreader.core.query import (
    And,
    Everything,
    Field,
    Flag,
    InDigest,
    InView,
    Is,
    Phrase,
    Query,
    Tagged,
    Word,
)
from paperreader.core.query_fields import (
    Category,
    Counted,
    Counter,
    Dated,
    FromSource,
    Has,
    Id,
)
from paperreader.core.query_ranges import (
    DAYS_ADVICE,
    NUMBERS_ADVICE,
    Unreadable,
    read_days,
    read_numbers,
)
from paperreader.core.sort import Sort

_Named = TypeVar("_Named")

FLAGS = {flag.value: flag for flag in Flag}
TEXT_FIELDS = {field.value: field for field in Field}
SORTS = {sort.value: sort for sort in Sort}

PARTS: Mapping[str, Query] = {
    **{given.value: Has(given) for given in Given},
    "tag": Is(Flag.TAGGED),
    "note": Is(Flag.NOTED),
}
"""What `has:` asks for."""


class Value(NamedTuple):
    """What was given to a field."""

    text: str
    """On one line, inert, and without quotes around it."""

    quoted: bool = False

    grows: bool = False
    """Whether someone is still typing it, and would find fewer papers when more of it stands there."""


def read_words(value: Value, field: Field | None) -> Query:
    """The query for words that are looked for in a field, or everywhere.

    Quoted ones are looked for in a row; of those that grow, the last is so by itself, beside the others.

    Raises:
        Unreadable: there is nothing to look for.
    """
    if not value.quoted:
        return _word(value, field)
    words = value.text.split()
    whole = words[:-1] if value.grows else words
    grown = [_word(Value(word, grows=True), field) for word in words[len(whole) :]]
    if grown and not whole:
        return grown[0]
    phrase = _searchable(Phrase(" ".join(whole), field))
    return And((phrase, *grown)) if grown else phrase


def _word(value: Value, field: Field | None) -> Query:
    """The query for a word.

    Of one that grows only the beginning may be typed. One letter of such a word is the beginning of a word
    in nearly every paper, and to find them all takes longer than to type the next; where a letter may be a
    word, as in Chinese, it is looked for.
    """
    stem = value.text.rstrip("*")
    if value.text and not stem:
        return Everything()
    if value.grows and len(value.text) == 1 and value.text.isascii() and value.text.isalnum():
        return Everything()
    return _searchable(Word(stem, value.grows or stem != value.text, field))


def read_tag(value: Value) -> Query:
    """The query for a tag."""
    name = tag_name(value.text)
    if not name:
        raise Unreadable("no tag can be called this")
    return Tagged(name, _is_begun(value))


def read_sort(value: Value) -> Sort:
    """The order of a name."""
    return _one_of(SORTS, "sort", value)


def read_value(field: str, value: Value) -> Query:
    """The query for a value of a field that is in :data:`ADVICE` and is not `sort`.

    Raises:
        Unreadable: it is none.
    """
    return _READERS[field](value)


def _one_of(named: Mapping[str, _Named], field: str, value: Value) -> _Named:
    found = named.get(value.text.lower())
    if found is None:
        raise Unreadable(f"{field}: knows only {', '.join(named)}")
    return found


def _category(value: Value) -> Query:
    return Category(_named(value.text.rstrip("*"), "category"), _is_begun(value))


def _source(value: Value) -> Query:
    return FromSource(_named(value.text.rstrip("*"), "source"), _is_begun(value))


def _id(value: Value) -> Query:
    return Id(_named(value.text.rstrip("*"), "paper"), _is_begun(value))


def _digest(value: Value) -> Query:
    return InDigest(_named(value.text, "digest"))


def _view(value: Value) -> Query:
    return InView(_named(value.text, "view"))


def _date(value: Value) -> Query:
    return Dated(*read_days(value.text.lower()))


def _counted(counter: Counter) -> Callable[[Value], Query]:
    return lambda value: Counted(counter, *read_numbers(value.text))


def _words_in(field: Field) -> Callable[[Value], Query]:
    return lambda value: read_words(value, field)


_READERS: Mapping[str, Callable[[Value], Query]] = {
    **{name: _words_in(field) for name, field in TEXT_FIELDS.items()},
    "is": lambda value: Is(_one_of(FLAGS, "is", value)),
    "has": lambda value: _one_of(PARTS, "has", value),
    "cat": _category,
    "tag": read_tag,
    "source": _source,
    "digest": _digest,
    "date": _date,
    "upvotes": _counted(Counter.UPVOTES),
    "seen": _counted(Counter.SEEN),
    "id": _id,
    "view": _view,
}

ADVICE: Mapping[str, str] = {
    "title": 'words of the title should follow: title:word or title:"some words"',
    "abstract": 'words of the abstract should follow: abstract:word or abstract:"some words"',
    "author": 'an author should follow: author:name or author:"full name"',
    "note": 'words of your note should follow: note:word or note:"some words"',
    "is": f"one of these should follow: {', '.join(FLAGS)}",
    "has": f"one of these should follow: {', '.join(PARTS)}",
    "cat": "a category should follow: cat:cs.CL, or cat:cs for all of them",
    "tag": "the name of a tag should follow",
    "source": "the name of a source should follow",
    "digest": "a digest's name or source should follow",
    "date": f"days should follow: {DAYS_ADVICE}",
    "upvotes": f"a number should follow: {NUMBERS_ADVICE}",
    "seen": f"a number of digests should follow: {NUMBERS_ADVICE}",
    "id": "an arXiv id, a DOI or the beginning of a key should follow",
    "view": "the name of a view should follow",
    "sort": f"one of these should follow: {', '.join(SORTS)}",
}
"""Each field that there is, and what to say of one that was given nothing."""


def _named(text: str, kind: str) -> str:
    if not text:
        raise Unreadable(f"no {kind} is called this")
    return text


def _is_begun(value: Value) -> bool:
    return value.grows or (value.text.endswith("*") and not value.quoted)


def _searchable(query: Word | Phrase) -> Query:
    """The query, unless it asks for what no index holds."""
    if any(map(str.isalnum, query.text)):
        return query
    raise Unreadable("there is no letter or digit in this to search for")
