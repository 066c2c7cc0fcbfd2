"""What a killed program kept elsewhere goes when nobody can be using it, and nothing else does."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from paperreader.store.refuge import Refuge, remove_abandoned
from tests.terminal import PATIENCE

LONG_AGO = 1_000_000_000.0

HOLDING = "import sys; from paperreader.store.refuge import Refuge; \
refuge = Refuge(); refuge.path.mkdir(); (refuge.path / 'file').touch(); \
print(refuge.path.parent, flush=True); sys.stdin.read()"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The directory for temporary files, of this test alone."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def aged(directory: Path) -> Path:
    """A directory that was made long ago."""
    os.utime(directory, (LONG_AGO, LONG_AGO))
    return directory


def test_a_refuge_lasts_until_it_is_closed(temporary: Path) -> None:
    refuge = Refuge()
    refuge.path.mkdir()
    refuge.close()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="only there can it be ended so")
def test_a_refuge_is_removed_once_its_program_was_killed(temporary: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        refuge = aged(Path(program.stdout.readline().strip()))
        assert refuge.parent == temporary
        remove_abandoned()
        assert (refuge / "contents" / "file").exists()
        program.kill()
        program.wait(PATIENCE)
    remove_abandoned()
    assert list(temporary.iterdir()) == []


def test_a_refuge_of_lately_is_left_for_it_may_not_be_locked_yet(temporary: Path) -> None:
    made = temporary / "paperreader-abcd1234"
    made.mkdir()
    (made / ".lock").touch()
    remove_abandoned()
    assert made.exists()
    aged(made)
    remove_abandoned()
    assert not made.exists()


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("paperreader-abcd1234", []),
        ("paperreader-abcd1234", [".lock", "thesis.txt"]),
        ("paperreader-bench-kept", [".lock"]),
        ("someone-abcd1234", [".lock"]),
    ],
)
def test_what_is_no_refuge_is_left(temporary: Path, name: str, files: list[str]) -> None:
    directory = temporary / name
    directory.mkdir()
    for file in files:
        (directory / file).touch()
    aged(directory)
    remove_abandoned()
    assert {file.name for file in directory.iterdir()} == set(files)


def test_a_link_to_a_refuge_is_not_followed(temporary: Path) -> None:
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".lock").touch()
    (temporary / "paperreader-abcd1234").symlink_to(aged(elsewhere))
    remove_abandoned()
    assert (elsewhere / ".lock").exists()
