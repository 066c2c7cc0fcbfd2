"""argv, standard output and exit codes: one file a command.

Knows how each command is written and what it prints. Does not know how papers are found or kept, nor
how the screen is drawn: it asks the library, or hands the terminal over.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from paperreader.cli.exit_code import Exit, guarded
from paperreader.cli.words import survive_any_letter


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and say how it went.

    Args:
        argv: the words after the program's name; None for those it was started with.

    Returns:
        The exit code, of which :class:`paperreader.cli.exit_code.Exit` holds the meanings.
    """
    survive_any_letter()
    words = sys.argv[1:] if argv is None else list(argv)
    return guarded(lambda: _run(words))


def _run(words: Sequence[str]) -> Exit:
    if not words:
        # The first paint need not wait for a parser that has nothing to parse.
        from paperreader.cli.screen import open_reader

        return open_reader(home=None, query="")
    from paperreader.cli.commands import run

    return run(words)
