"""A program that is killed while it saves, at any moment: the old or the new marks, and nothing between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.killing import can_trace, told_by

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="only there can a program fork and be killed"
)

PROGRAM = Path(__file__).with_name("killed.py")

FEWEST_MOMENTS = 12
"""System calls in the shortest save: locking, writing beside, renaming, synchronising, unlocking."""


@pytest.mark.skipif(not can_trace(), reason="strace does the killing")
@pytest.mark.parametrize(
    "operation", ["first star", "star and back up", "undo", "settle", "mend", "digest"]
)
def test_a_kill_at_any_system_call_of_a_save_leaves_the_old_or_the_new(
    tmp_path: Path, operation: str
) -> None:
    before, after, *moments = told_by(PROGRAM, "each", tmp_path / "home", operation)
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
    trials = told_by(PROGRAM, "random", tmp_path / "home", "100", "20261122")
    assert len(trials) == 100
    assert [trial for trial in trials if trial["lost"] or trial["left"] or trial["notices"]] == []
    assert sum(trial["acknowledged"] for trial in trials) > 100
