"""Importing while one reads: file by file, told as it goes, and stopped between two files.

Does not know how a file is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from textual.worker import get_current_worker

from paperreader.library import Library
from paperreader.tui.wording import Outcome


def outcomes(
    library: Library, paths: Iterable[Path], tell: Callable[[int], object]
) -> Sequence[Outcome]:
    """Import files and folders, in a worker's thread.

    Args:
        library: what they are imported into.
        paths: the files and folders.
        tell: is told how many files are done, after each.

    Returns:
        What became of each file, of those that were reached before the worker was cancelled.

    Raises:
        StoreError: the library cannot be written.
    """
    worker = get_current_worker()
    done: list[Outcome] = []
    for outcome in library.import_sources(paths):
        done.append(outcome)
        tell(len(done))
        if worker.is_cancelled:
            break
    return done
