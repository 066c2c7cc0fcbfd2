"""What takes long, beside the reading: told as it goes, and stopped when somebody says so.

Knows how an import goes file by file. Does not know how a file is read, nor where progress is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from paperreader.core.errors import Cancelled, FeedList
from paperreader.core.progress import Progress
from paperreader.library import Library

if TYPE_CHECKING:
    from paperreader.core.errors import DigestError
    from paperreader.core.fetching import FetchReport, Followed
    from paperreader.core.importing import ImportReport

Outcome: TypeAlias = "ImportReport | Followed | DigestError"
"""What became of one file of an import."""

MOMENT = 0.3
"""Seconds that one waits without wondering; what takes no longer is not spoken of."""

BETWEEN_WORDS = 0.1
"""Seconds between two words about progress: as often as a number that changes can be read."""


class LongWork:
    """Who a long work tells how far it has come.

    Args:
        tell: is told of progress, in the thread that works, after a moment and then ten times a second.
    """

    def __init__(self, tell: Callable[[Progress], object]) -> None:
        self._tell = tell
        self._stopped = Event()
        self._due = monotonic() + MOMENT

    def __call__(self, progress: Progress) -> None:
        """Tell of progress, unless that was done a moment ago.

        Raises:
            Cancelled: somebody has said that the work shall stop.
        """
        if self._stopped.is_set():
            raise Cancelled
        if monotonic() >= self._due:
            self._due = monotonic() + BETWEEN_WORDS
            self._tell(progress)

    @property
    def stopped(self) -> bool:
        """Whether somebody has said that the work shall stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Let the work end where it can; may be said from any thread, and more than once."""
        self._stopped.set()


def imported(
    library: Library, paths: Iterable[Path], work: LongWork
) -> tuple[Sequence[Outcome], BaseException | None]:
    """Import files and folders.

    Args:
        library: what they are imported into.
        paths: the files and folders.
        work: is told how far it is, and may be stopped.

    Returns:
        What became of each file that was done with, and why it went no further if it did not.
    """
    done: list[Outcome] = []
    try:
        for outcome in library.intake.take_in_files(paths, told=work):
            if isinstance(outcome, FeedList):
                done.append(library.following.follow(outcome))
            else:
                done.append(outcome)
    except BaseException as error:  # noqa: BLE001 (whatever it is, the work is over, and another can begin)
        return done, error
    return done, None


def exported(
    export: Callable[..., object], find_keys: Callable[[], Sequence[str]], work: LongWork
) -> int | BaseException:
    """Export papers.

    Args:
        export: takes their keys, and who is told how far it is.
        find_keys: gives the keys.
        work: is told how far it is, and may be stopped.

    Returns:
        How many papers there were, or why nothing was written.
    """
    try:
        keys = find_keys()
        export(keys, told=work)
    except BaseException as error:  # noqa: BLE001 (see imported)
        return error
    return len(keys)


def fetched(library: Library, work: LongWork) -> tuple[Sequence[FetchReport], BaseException | None]:
    """Bring what is new of all subscriptions; told and returned as in :func:`imported`."""
    done: list[FetchReport] = []
    try:
        for report in library.fetching.fetch(told=work):
            done.append(report)  # noqa: PERF402 (what was done before an error counts)
    except BaseException as error:  # noqa: BLE001 (see imported)
        return done, error
    return done, None


def mended(library: Library, work: LongWork) -> BaseException | None:
    """Make the index hold the digests; why that could not be done, None where it was or was stopped."""
    try:
        library.mending.mend(work)
    except Cancelled:
        return None
    except BaseException as error:  # noqa: BLE001 (see imported)
        return error
    return None
