"""How far a long work has come, and how whoever asked for it is told and may stop it.

Knows shares of a whole. Does not know what the work is, nor how it is shown.

The work calls its `told` at the latest after every thousand papers. Whatever `told` raises ends the
work there and passes on to whoever began it: what was finished stays, the rest is not there. To stop it
because a person wants that, raise :class:`paperreader.core.errors.Cancelled`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple, TypeVar

PAPERS_A_STEP = 1000
"""Papers that are worked on between two words about progress."""

T = TypeVar("T")


class Progress(NamedTuple):
    """How far a work has come."""

    share: float
    """Of the whole, from 0 to 1; never less than it was told before."""

    papers: int
    """How many papers it is done with."""

    what: str
    """What it is busy with: a file as the user named it, or a digest's title."""


Told = Callable[[Progress], object]
"""Is told of progress, in the thread that works; what it raises ends the work."""


def silently(_: Progress) -> None:
    """Is told and tells nobody."""


def stretch(told: Told, begin: float, end: float, papers: int = 0) -> Told:
    """Who is told of a part of a work, as if it were a whole.

    Args:
        told: is told of the whole.
        begin: the share of the whole at which the part begins.
        end: the share at which it ends.
        papers: how many papers the whole was done with before.
    """

    def told_of_part(progress: Progress) -> object:
        share = begin + (end - begin) * progress.share
        return told(Progress(share, papers + progress.papers, progress.what))

    return told_of_part


def watched(papers: Collection[T], what: str, told: Told) -> Iterator[T]:
    """Papers that are taken one by one, of which is told before each step."""
    for number, paper in enumerate(papers):
        if number % PAPERS_A_STEP == 0:
            told(Progress(number / len(papers), number, what))
        yield paper
