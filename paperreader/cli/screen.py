"""Handing the terminal over to the reader, where there is one.

Knows what a terminal that can be drawn on is. Does not know what is drawn, nor how words are parsed.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from paperreader.cli.exit_code import Exit
from paperreader.cli.words import say

NO_SCREEN = (
    "paperreader: the reader needs a terminal{reason}.\n"
    "Without one, ask for data: paperreader search QUERY, paperreader --help."
)


def open_reader(home: Path | None, query: str) -> Exit:
    """Open the reader on a query and return when it is left.

    Args:
        home: where the library lies; None for the platform's directories.
        query: in the query language; empty for the Inbox.

    Raises:
        QueryError: the query cannot be understood.
        StoreError: the library can be neither read nor made.
        ConfigError: a setting cannot be used.
    """
    hindrance = missing_terminal()
    if hindrance is not None:
        say(NO_SCREEN.format(reason=hindrance))
        return Exit.USAGE
    # What is made before the first screen is never garbage, and to look for some takes a twentieth of the
    # time to it. The reader looks for garbage again once that screen is painted.
    gc.disable()
    # Only the reader draws, and Textual takes longer to import than any other command takes to run.
    from paperreader.config import read_settings
    from paperreader.library import Library
    from paperreader.tui import run

    with Library.open(home, write_behind=True, mend=False) as library:
        run(library, read_settings(library.places.config_file), query)
    return Exit.DONE


def missing_terminal() -> str | None:
    """What is amiss with the terminal, as the end of a sentence; None where it can be drawn on."""
    streams = {"input": sys.stdin, "output": sys.stdout, "error": sys.stderr}
    elsewhere = [name for name, stream in streams.items() if not stream.isatty()]
    if elsewhere:
        return f", and there is none at standard {', '.join(elsewhere)}"
    if os.name == "posix" and os.environ.get("TERM", "") in ("", "dumb"):
        return " that can be drawn on, and TERM is empty or dumb"
    return None
