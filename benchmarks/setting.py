"""What every measure is given: a library to read, copies of it to write into, and how often to measure.

Knows the environment that programs are measured in. Does not know what is measured.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from paperreader.store.places import HOME_VARIABLE, Places

READER = (sys.executable, "-m", "paperreader")
"""The program that is measured."""

ROOT = Path(__file__).resolve().parent.parent

LARGE = 100_000
"""Papers up to which the tighter of two budgets holds."""

_DISTORTING = {"PYTHONDONTWRITEBYTECODE", "PYTHONDEVMODE", "PYTHONPROFILEIMPORTTIME"}
"""Variables under which a program is slower than people meet it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One library and how thoroughly it is measured."""

    home: Path
    """Where the library lies; nothing may be written there."""

    marked: Path
    """Where the same library lies with marks."""

    size: int
    """How many papers it holds."""

    rounds: int
    """How often each thing is measured, or, where a measure says so, a multiple of it."""

    texts: int
    """How many jumps, and how many filters, are typed."""

    quiet: float
    """Seconds without a byte after which the reader is taken to have drawn all."""

    seed: int
    """What chance begins with."""

    queries: Path | None = None
    """A file of texts that titles are to be found by; None where they are made from the titles."""

    @property
    def is_large(self) -> bool:
        """Whether the budgets of the largest libraries hold."""
        return self.size > LARGE

    @contextmanager
    def copy(self, of: Path | None = None) -> Iterator[Path]:
        """A home that holds the library, or another one, and may be written into.

        Digest files are never changed, so they are linked and not copied.
        """
        of = of or self.home
        with TemporaryDirectory(prefix=".copy-", dir=of.parent) as directory:
            home = Path(directory) / "home"
            digests = Places.at(of).digests
            shutil.copytree(of, home, ignore=lambda at, names: names if at == str(digests) else ())
            for file in digests.glob("*.json"):
                os.link(file, Places.at(home).digests / file.name)
            yield home


def environment(home: Path) -> dict[str, str]:
    """The environment of a colour terminal, with the library at `home`.

    Modules may be kept compiled, as those of an installed program are.
    """
    inherited = {name: value for name, value in os.environ.items() if name not in _DISTORTING}
    ours = {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), HOME_VARIABLE: str(home)}
    return {**inherited, **ours}


def installed(program: str) -> str | None:
    """The path of a program, None where it is not installed."""
    return shutil.which(program)


def files_size(directory: Path) -> int:
    """The bytes of all files in and below a directory."""
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file())
