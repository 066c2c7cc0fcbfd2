"""Titles and abstracts told apart in a text where one follows the other and nothing marks either.

Knows how long titles and abstracts are and how sentences end. Does not know where such texts come
from. Counting paragraphs would shift everything after the first gap, and length alone mistakes a
short abstract for a title; so each reading of the whole text is charged for what is odd in it, and
the cheapest one is taken (Viterbi's algorithm with two states, linear in the number of paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import cache

LONGEST_TITLE = 300
"""Characters. Of 40,000 arXiv titles one in a thousand has more than 167, and none this many."""

LACKS_ABSTRACT = 2
"""Charged for a title that no abstract follows: the commonest gap."""

LACKS_TITLE = 5
"""Charged for an abstract that no title precedes; dearer than two lacking abstracts."""

FURNITURE = 1
"""Charged for leaving out what may belong to the page; cheaper than a title without abstract, dearer
than a title that is a number and has its abstract."""

LONGEST_FURNITURE = 150
"""Characters of what may be left out."""

SENTENCE_AS_TITLE = 5
"""Charged for a short title with a full stop: one in 1,700 has one."""

WORDS_AS_TITLE = 8
"""Charged for a long title without a sentence in it: dearer than one gap, cheaper than two."""

PROSE_AS_TITLE = 20
"""Charged for a long title that goes on after a full stop: dearer than gaps on both its sides."""

SENTENCE_AS_ABSTRACT = 1
"""Charged for a short abstract that ends with a full stop: one in 500 is as short as a title."""

WORDS_AS_ABSTRACT = 6
"""Charged for a short abstract without a full stop, among long ones: it is likelier a title, and so
are two in a row."""

WORDS_AS_ABSTRACT_AMONG_SHORT = 3
"""The same where no paragraph is long: then short abstracts are the rule, and turns are believed."""

UNREACHED = 100
"""Charged for starting as if after a title: dearer than any other start."""

_SENTENCE_END = re.compile(r"[.。][\"')\]}’”]*\Z")

_LONGEST_SENTENCE_END = 20
"""Characters: a full stop and what may close after it, so that only the end is searched."""

_SENTENCE_BREAK = re.compile(r"[.!?]\s|。")


class Role(Enum):
    """What a paragraph is."""

    TITLE = "title"
    ABSTRACT = "abstract"

    FURNITURE = "furniture"
    """What belongs to the page around the papers."""


_Way = tuple[int, Role, Role]
"""What a reading costs beside the cheapest that had an abstract last before, what its last paragraph is,
and what the one before was, furniture left out."""

_Step = tuple[tuple[Role, Role], tuple[Role, Role]]
"""The two roles of the cheapest way to have a title last, and of that to have an abstract last."""


def roles(texts: Sequence[str], is_furniture: Callable[[str], bool]) -> list[Role]:
    """What each paragraph is, in the reading of them all with the fewest oddities.

    Args:
        texts: the paragraphs, none empty.
        is_furniture: whether a paragraph may belong to the page.
    """
    words_as_abstract = _words_as_abstract(texts)
    lead = UNREACHED
    steps: list[_Step] = []
    for text in texts:
        may_go = len(text) <= LONGEST_FURNITURE and is_furniture(text)
        lead, step = _extended(lead, *_charges(text, words_as_abstract), may_go)
        steps.append(step)
    ends_with_title = lead + LACKS_ABSTRACT < 0
    return list(_traced(steps, Role.TITLE if ends_with_title else Role.ABSTRACT))


def ends_a_sentence(text: str) -> bool:
    """Whether a text ends with a full stop, whatever closes behind it."""
    return _SENTENCE_END.search(text[-_LONGEST_SENTENCE_END:]) is not None


def _charges(text: str, words_as_abstract: int) -> tuple[int, int]:
    """How little a paragraph looks like a title, and how little like an abstract."""
    if len(text) > LONGEST_TITLE:
        return (PROSE_AS_TITLE if _SENTENCE_BREAK.search(text) else WORDS_AS_TITLE), 0
    if ends_a_sentence(text):
        return SENTENCE_AS_TITLE, SENTENCE_AS_ABSTRACT
    return 0, words_as_abstract


def _words_as_abstract(texts: Sequence[str]) -> int:
    among_long = any(len(text) > LONGEST_TITLE for text in texts)
    return WORDS_AS_ABSTRACT if among_long else WORDS_AS_ABSTRACT_AMONG_SHORT


@cache  # there are few different steps, and there may be a million paragraphs
def _extended(lead: int, title: int, abstract: int, may_go: bool) -> tuple[int, _Step]:
    """The cheapest readings with one more paragraph: what they make of it, and the lead they have.

    Args:
        lead: how much more the cheapest reading so far that has a title last costs than the cheapest
            that has an abstract last; never much, for either can go on where the other ends.
        title: what the paragraph costs as a title.
        abstract: what it costs as an abstract.
        may_go: whether it may be furniture.
    """
    titles: list[_Way] = [
        (title, Role.TITLE, Role.ABSTRACT),
        (lead + LACKS_ABSTRACT + title, Role.TITLE, Role.TITLE),
    ]
    abstracts: list[_Way] = [
        (lead + abstract, Role.ABSTRACT, Role.TITLE),
        (LACKS_TITLE + abstract, Role.ABSTRACT, Role.ABSTRACT),
    ]
    if may_go:
        titles.append((lead + FURNITURE, Role.FURNITURE, Role.TITLE))
        abstracts.append((FURNITURE, Role.FURNITURE, Role.ABSTRACT))
    best_title, best_abstract = min(titles, key=_cost), min(abstracts, key=_cost)
    return best_title[0] - best_abstract[0], (best_title[1:], best_abstract[1:])


def _cost(way: _Way) -> int:
    return way[0]


def _traced(steps: Sequence[_Step], last: Role) -> Iterator[Role]:
    """The roles of the reading that ends with this one, first to last."""
    found: list[Role] = []
    for title, abstract in reversed(steps):
        role, last = title if last is Role.TITLE else abstract
        found.append(role)
    return reversed(found)
