"""Libraries to start the program with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.view import INBOX
from tests.end_to_end.program import SEEDS, Program

RECOGNISABLE = 20
"""Characters of a title that the narrowest list shows."""


@pytest.fixture(scope="session")
def home_with_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the seeds; for copying, not for use."""
    home = tmp_path_factory.mktemp("seeded") / "home"
    with Library.open(home) as library:
        assert len(list(library.intake.take_in_files([SEEDS]))) == 3
    return home


@pytest.fixture
def program(home_with_seeds: Path, tmp_path: Path) -> Program:
    """The program with a library of its own that holds the seeds."""
    shutil.copytree(home_with_seeds, tmp_path / "home")
    return _with_user(tmp_path)


@pytest.fixture
def new_program(tmp_path: Path) -> Program:
    """The program as it is right after it was installed: no library yet."""
    return _with_user(tmp_path)


def _with_user(directory: Path) -> Program:
    (directory / "user").mkdir()
    return Program(home=directory / "home", user=directory / "user")


@pytest.fixture(scope="session")
def first_title(home_with_seeds: Path) -> str:
    """How the title begins that the reader of the seeds opens on: which one depends on the day."""
    with Library.open(home_with_seeds) as library:
        return library.list(INBOX.query, limit=1)[0].paper.title[:RECOGNISABLE]
