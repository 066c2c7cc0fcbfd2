"""A program that is killed while it adds to an index leaves the old one or the new one."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from paperreader.index.index import Index
from tests.index.adding import adding, agrees_with_itself, said, shelf_of
from tests.index.shelf import fill, filled
from tests.killing import can_trace

MOST_STEPS = 60
"""Far more than any system call is made of in an addition."""

HELD = 3
"""Digests in the index before the program adds one more."""

RANDOM_KILLS = 12

LONGEST_ADDITION = 0.1
"""Seconds within which the program has added a digest, where nothing else runs."""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("before") / "index"
    filled(directory, shelf_of(HELD)).close()
    return directory


def is_old_or_new(directory: Path) -> bool:
    """Whether an index is the one before or after, and takes what comes next."""
    index = Index.open(directory)
    whole = len(index.digests) in {HELD, HELD + 1} and agrees_with_itself(index)
    fill(index, shelf_of(HELD + 2))
    return whole and len(index.digests) == HELD + 2 and agrees_with_itself(index)


@pytest.mark.skipif(not can_trace(), reason="needs strace, which kills at a system call")
@pytest.mark.parametrize("call", ["fdatasync", "renameat", "rename", "unlink"])
def test_killed_before_any_step_to_the_disk(call: str, before: Path, tmp_path: Path) -> None:
    for step in range(1, MOST_STEPS):
        directory = shutil.copytree(before, tmp_path / str(step))
        inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={step}"]
        tracing = ["strace", "-f", "-qq", "-o", str(tmp_path / "trace"), *inject]
        with adding(directory, HELD + 1, tracing=tracing) as program:
            survived = said(program, "done")
            program.communicate()
        assert is_old_or_new(directory)
        if survived:
            break
    assert 1 < step < MOST_STEPS - 1


@pytest.mark.parametrize("turn", range(RANDOM_KILLS))
def test_killed_at_any_moment(turn: int, before: Path, tmp_path: Path) -> None:
    directory = shutil.copytree(before, tmp_path / "index")
    with adding(directory, HELD + 1) as program:
        time.sleep(LONGEST_ADDITION * turn / RANDOM_KILLS)
        program.kill()
    assert is_old_or_new(directory)


def test_what_a_killed_program_left_behind_is_swept_up(before: Path, tmp_path: Path) -> None:
    directory = shutil.copytree(before, tmp_path / "index")
    litter = [directory / "catalogue-0000000000000001.new", directory / "tantivy" / ".tmpAbCdEf"]
    for file in litter:
        file.write_bytes(b"half")
    assert is_old_or_new(directory)
    assert not any(file.exists() for file in litter)
