"""What a query can ask of a mark, and whether a mark answers it.

Knows the meaning of flags, tags and words for what the reader decided. Does not know about titles
and abstracts: the index answers for those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from paperreader.core.mark import Mark
from paperreader.core.query import Flag, Is, Phrase, Query, Tagged, Word

_FLAGS: Mapping[Flag, Callable[[Mark], object]] = {
    Flag.READ: lambda mark: mark.read,
    Flag.UNREAD: lambda mark: not mark.read,
    Flag.STARRED: lambda mark: mark.starred,
    Flag.LATER: lambda mark: mark.later,
    Flag.DISMISSED: lambda mark: mark.dismissed,
    Flag.SNOOZED: lambda mark: mark.snoozed_until,
    Flag.TAGGED: lambda mark: mark.tags,
    Flag.NOTED: lambda mark: mark.note,
}


def satisfies(mark: Mark, query: Query) -> bool:
    """Whether a mark answers a flag, a tag, or a word or phrase by its tags and its note."""
    match query:
        case Is(flag):
            return bool(_FLAGS[flag](mark))
        case Tagged(tag, prefix):
            return any(_begins(borne, tag, prefix) for borne in mark.tags)
        case Word(text, prefix):
            return any(_begins(word, text.casefold(), prefix) for word in _words(mark))
        case Phrase(text):
            return text.casefold() in mark.note.casefold()
        case _:
            return False


def _words(mark: Mark) -> list[str]:
    return [*mark.tags, *mark.note.casefold().split()]


def _begins(word: str, text: str, prefix: bool) -> bool:
    return word.startswith(text) if prefix else word == text
