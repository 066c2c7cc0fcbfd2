"""A program that is killed while it saves, at any moment: the old or the new marks, and nothing between."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="only there can a program fork and be killed"
)

PROGRAM = Path(__file__).with_name("killed.py")

FEWEST_MOMENTS = 12
"""System calls in the shortest save: locking, writing beside, renaming, synchronising, unlocking."""


def told_by_killed(mode: str, home: Path, *arguments: str) -> list[dict[str, Any]]:
    """What the program that kills savers tells."""
    command = [sys.executable, str(PROGRAM), mode, str(home), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parents[2])}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def can_trace() -> bool:
    """Whether strace is there and the system lets it trace."""
    try:
        return subprocess.run(["strace", "-o", os.devnull, "true"], check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(
    shutil.which("strace") is None or not can_trace(), reason="strace does the killing"
)
@pytest.mark.parametrize(
    "operation", ["first star", "star and back up", "undo", "settle", "mend", "digest"]
)
def test_a_kill_at_any_system_call_of_a_save_leaves_the_old_or_the_new(
    tmp_path: Path, operation: str
) -> None:
    before, after, *moments = told_by_killed("each", tmp_path / "home", operation)
    assert len(moments) >= FEWEST_MOMENTS
    assert {moment["ended_by"] for moment in moments} == {9}
    assert operation == "mend" or not any(moment["mended"] for moment in moments)
    is_new = [moment["state"] == after["state"] for moment in moments]
    is_old = [moment["state"] == before["state"] for moment in moments]
    assert all(old or new for old, new in zip(is_old, is_new, strict=True))
    assert is_new == sorted(is_new), "what was new stays new"
    assert is_old[0]
    assert is_new[-1]


def test_whatever_a_killed_program_has_acknowledged_is_there(tmp_path: Path) -> None:
    trials = told_by_killed("random", tmp_path / "home", "100", "20261122")
    assert len(trials) == 100
    assert [trial for trial in trials if trial["lost"] or trial["left"] or trial["notices"]] == []
    assert sum(trial["acknowledged"] for trial in trials) > 100
