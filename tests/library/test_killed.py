"""An import that is killed leaves a whole digest or none; readers go on, and the next start mends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from paperreader import Library
from tests.digest_files import page_of, taken_in
from tests.killing import can_trace, told_by

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="only there can a program fork and be killed"
)

PROGRAM = Path(__file__).with_name("killed.py")

HELD = 10
"""Papers in the library before."""

MANY = 1005
"""Papers in the file that is imported, in two files of the library."""

FEWEST_STEPS = 8
"""Two files of a digest and a commit of the index: each with several steps."""

TRIALS = 12


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library of a few papers."""
    with Library.open(tmp_path / "home") as library:
        taken_in(library, page_of(HELD, subject="Old Things"), "old.txt")
    return tmp_path / "home"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The file that is imported."""
    path = tmp_path / "many.txt"
    path.write_bytes(page_of(MANY, subject="New Things"))
    return path


def is_whole(trial: dict[str, Any]) -> bool:
    """Whether a reader found the old library or the new one, and the new one after another import."""
    there = trial["mended"] == HELD + MANY
    return (
        trial["listed"] == 3
        and trial["mended"] in (HELD, HELD + MANY)
        and trial["whole"]
        and trial["unchanged"] is there
        and (trial["size"], trial["digests"], trial["notices"]) == (HELD + MANY, 2, [])
    )


@pytest.mark.skipif(not can_trace(), reason="strace does the killing")
def test_killed_before_any_step_to_the_disk(home: Path, page: Path) -> None:
    survived, *killed = told_by(PROGRAM, "each", home, page)
    assert survived["unchanged"]
    assert len(killed) >= FEWEST_STEPS
    assert [trial for trial in killed if not is_whole(trial)] == []
    assert {trial["unchanged"] for trial in killed} == {False, True}


def test_killed_at_any_moment(home: Path, page: Path) -> None:
    trials = told_by(PROGRAM, "random", home, page, TRIALS, 20261122)
    assert len(trials) == TRIALS
    assert [trial for trial in trials if not is_whole(trial)] == []
