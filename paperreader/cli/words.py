"""Words for the person at the terminal, on standard error, and the order in which both streams are read.

What every run needs, also one that only opens the reader. Does not know what is printed as data.
"""

from __future__ import annotations

import io
import sys

from paperreader.core.inert import inert


def say(sentence: str) -> None:
    """Print words for the person at the terminal: a notice, a warning, an error."""
    flush()
    text = inert(sentence)
    sys.stderr.write((_folded(text) if sys.stderr.isatty() else text) + "\n")
    sys.stderr.flush()


def _folded(text: str) -> str:
    """Words as they stand on the terminal; an indented line, as above a caret, is for it to break."""
    # The reader says nothing here, and its first paint shall not wait for what folds.
    import shutil

    from paperreader.cli.folding import INDENT, fold

    columns = shutil.get_terminal_size().columns
    return "\n".join(
        line
        if line.startswith(" ")
        else f"\n{INDENT}".join(line[start:end] for start, end in fold(line, columns))
        for line in text.split("\n")
    )


def flush() -> None:
    """Hand on what is still buffered, so that words stand after the data they are about."""
    sys.stdout.flush()


def survive_any_letter() -> None:
    """Print a question mark for a letter that the terminal's encoding does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
