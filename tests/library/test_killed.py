"""An import that is killed leaves a whole digest or none; readers go on, and the next start mends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from paperreader import Library
from tests.digest_files import page_of

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
        library.import_bytes(page_of(HELD, subject="Old Things"), "old.txt")
    return tmp_path / "home"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The file that is imported."""
    path = tmp_path / "many.txt"
    path.write_bytes(page_of(MANY, subject="New Things"))
    return path


def told_by_killed(*arguments: object) -> list[dict[str, Any]]:
    """What the program that kills importers tells."""
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parents[2])}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    return [json.loads(line) for line in ran.stdout.splitlines()]


def can_trace() -> bool:
    """Whether strace is there and the system lets it trace."""
    strace = shutil.which("strace")
    return strace is not None and subprocess.call([strace, "-o", os.devnull, "true"]) == 0


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
    survived, *killed = told_by_killed("each", home, page)
    assert survived["unchanged"]
    assert len(killed) >= FEWEST_STEPS
    assert [trial for trial in killed if not is_whole(trial)] == []
    assert {trial["unchanged"] for trial in killed} == {False, True}


def test_killed_at_any_moment(home: Path, page: Path) -> None:
    trials = told_by_killed("random", home, page, TRIALS, 20261122)
    assert len(trials) == TRIALS
    assert [trial for trial in trials if not is_whole(trial)] == []
