"""The library as every command opens it: what was found damaged is said, before all else or when found.

Knows how a command comes by its library. Does not know what it does with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from paperreader.cli.progress_bar import ProgressBar
from paperreader.cli.words import say

if TYPE_CHECKING:
    from paperreader.library import Library


@contextmanager
def opened(home: Path | None) -> Iterator[Library]:
    """The library of a home, open for as long as the block lasts; None is the platform's.

    Raises:
        StoreError: it can be neither read nor made.
    """
    # The help lists every command, and none of them needs the library to say what it does.
    from paperreader.library import Library

    with ProgressBar("Building the search index") as bar:
        library = Library.open(home, told=bar)
    with library:
        said = library.notices
        _say_all(said)
        yield library
        _say_all(notice for notice in library.notices if notice not in said)


def _say_all(notices: Iterable[str]) -> None:
    for notice in notices:
        say(f"paperreader: {notice}")
