"""Each way to fail has its exit code, and is told in a sentence without a traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from paperreader.cli.exit_code import Exit, exit_code, guarded
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
)

PATH = Path("library")


def unreadable(name: str) -> DigestError:
    """A source that the system could not read."""
    error = DigestError(name, "cannot be read")
    error.__cause__ = PermissionError()
    return error


ERRORS: list[tuple[PaperreaderError, int]] = [
    (UnknownPaper("x"), 1),
    (SourceError("x.test", "did not answer"), 74),
    (UnknownSubscription("x"), 1),
    (SubscriptionError("x", "is no name"), 2),
    (AmbiguousPaper("x", ("x1", "x2")), 2),
    (QueryError("is:x", "no such flag", (3, 4)), 2),
    (PastDay(date(2026, 5, 20)), 2),
    (ConfigError(PATH, "is no TOML"), 2),
    (DigestError("a.txt", "holds no digest"), 65),
    (unreadable("a.txt"), 74),
    (StoreError(PATH, "cannot be written"), 74),
    (StoreBusy(PATH, 10), 75),
]


@pytest.mark.parametrize(("error", "code"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_means_a_code(error: PaperreaderError, code: int) -> None:
    assert exit_code(error) == code


@pytest.mark.parametrize(("error", "code"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_is_told_once_and_ends_the_run(
    capsys: pytest.CaptureFixture[str], error: PaperreaderError, code: int
) -> None:
    def fail() -> Exit:
        raise error

    assert guarded(fail) == code
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"paperreader: {error}\n")


def test_ctrl_c_is_not_an_error_to_speak_of(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> Exit:
        raise KeyboardInterrupt

    assert guarded(interrupted) == 130
    assert capsys.readouterr() == ("", "")
