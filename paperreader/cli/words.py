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
    sys.stderr.write(inert(sentence) + "\n")
    sys.stderr.flush()


def flush() -> None:
    """Hand on what is still buffered, so that words stand after the data they are about."""
    sys.stdout.flush()


def survive_any_letter() -> None:
    """Print a question mark for a letter that the terminal's encoding does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
