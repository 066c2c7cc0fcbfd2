"""A reader on a library of its own that holds the three sample digests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from paperreader import Library
from tests.tui.reader import Reader

TODAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def no_tmux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the buffers of the tmux in which somebody runs them."""
    monkeypatch.delenv("TMUX", raising=False)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A home with the samples, imported once for all; to be copied and never used."""
    home = tmp_path_factory.mktemp("seeded")
    with Library.open(home, today=lambda: TODAY) as library:
        for _ in library.intake.take_in_files([seeds]):
            pass
    return home


@pytest.fixture
def home(seeded: Path, tmp_path: Path) -> Path:
    """A home of the test's own, with the samples."""
    return Path(shutil.copytree(seeded, tmp_path / "home"))


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    """The library there, as the reader opens it."""
    with Library.open(home, today=lambda: TODAY, write_behind=True) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """A library without any digest."""
    with Library.open(tmp_path / "new", today=lambda: TODAY, write_behind=True) as opened:
        yield opened


@pytest.fixture
def reader(library: Library) -> Reader:
    """The reader of the library with the samples."""
    return Reader(library)
