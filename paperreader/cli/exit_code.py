"""How a run ends: the exit codes, and which of them each error means.

Knows the tree of errors. Does not know any command. Codes from 64 on are those of BSD's sysexits.h,
and 128 and a signal's number is what a shell makes of a signal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import IntEnum

from paperreader.cli.words import flush, say
from paperreader.core.errors import (
    AmbiguousPaper,
    ConfigError,
    DigestError,
    PaperreaderError,
    PastDay,
    QueryError,
    SourceError,
    StoreBusy,
    StoreError,
    SubscriptionError,
    UnknownPaper,
    UnknownSubscription,
    UnknownView,
    ViewError,
)


class Exit(IntEnum):
    """What a run's exit code means."""

    DONE = 0
    NOTHING = 1
    """Nothing matched, or there was nothing to do."""

    USAGE = 2
    """The command, a query or a setting cannot be understood."""

    BAD_DATA = 65
    """A source holds no digest, or one of the library's is damaged and was left out (EX_DATAERR)."""

    IO = 74
    """A file, or the output, could not be read or written (EX_IOERR)."""

    BUSY = 75
    """Another program held the library for too long (EX_TEMPFAIL)."""

    INTERRUPTED = 130
    """Ctrl+C: 128 + SIGINT."""

    CLOSED_PIPE = 141
    """Whoever read the output has gone: 128 + SIGPIPE."""


MEANINGS: tuple[tuple[type[PaperreaderError], Exit], ...] = (
    (UnknownPaper, Exit.NOTHING),
    (AmbiguousPaper, Exit.USAGE),
    (QueryError, Exit.USAGE),
    (UnknownView, Exit.NOTHING),
    (ViewError, Exit.USAGE),
    (ConfigError, Exit.USAGE),
    (PastDay, Exit.USAGE),
    (DigestError, Exit.BAD_DATA),
    (SourceError, Exit.IO),
    (UnknownSubscription, Exit.NOTHING),
    (SubscriptionError, Exit.USAGE),
    (StoreBusy, Exit.BUSY),
    (StoreError, Exit.IO),
)
"""The exit code of each error; of a class and its base, the class comes first."""


def exit_code(error: PaperreaderError) -> Exit:
    """What an error makes of a run; a source that the system could not read is no bad data."""
    if isinstance(error, DigestError) and isinstance(error.__cause__, OSError):
        return Exit.IO
    return next(code for kind, code in MEANINGS if isinstance(error, kind))


def guarded(run: Callable[[], Exit]) -> Exit:
    """Run, say what went wrong on standard error, and return what that means."""
    try:
        code = run()
        flush()
    except PaperreaderError as error:
        say(f"paperreader: {error}")
        return exit_code(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return Exit.CLOSED_PIPE
    except OSError as error:
        _forget_output()
        say(f"paperreader: {error.filename or 'standard output'}: {error.strerror}.")
        return Exit.IO
    return code


def _forget_output() -> None:
    """Let what is still buffered go nowhere: Python would try again at its end, and complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
