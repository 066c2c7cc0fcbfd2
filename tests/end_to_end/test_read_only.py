"""A home that cannot be written is read; what would change it says why it cannot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.program import SEEDS, SMALL, Program
from tests.small_disk import SmallDisk


@pytest.fixture
def home(program: Program, small_disk: SmallDisk) -> Path:
    """The home of a library of the seeds, on a disk of its own."""
    return Path(shutil.copytree(program.home, small_disk.root / "home"))


def as_it_is(_: Path) -> None:
    """Leave the index."""


def outdated(index: Path) -> None:
    (index / "version").write_text("paperreader index 0")


CASES = pytest.mark.parametrize(
    ("prepare", "told"),
    [(as_it_is, False), (outdated, True), (shutil.rmtree, True)],
    ids=["whole", "outdated", "no index"],
)
"""What was done to the index before, and whether something has to be said about it."""


@CASES
def test_it_is_read(
    program: Program, small_disk: SmallDisk, home: Path, prepare: Callable[[Path], None], told: bool
) -> None:
    prepare(home / "cache" / "index")
    small_disk.protect()
    reader = Program(home=home, user=program.user)
    for words, expected in {
        ("search", "--count", ""): "207\n",
        ("jump", "filter2noise interpretable", "--json"): "Effective denoising is crucial",
        ("import", str(SEEDS), "--dry-run"): "already in the library",
    }.items():
        read = reader.run(*words)
        assert read.returncode == 0
        assert expected in read.stdout
        assert ("Read-only file system. The search index was built" in read.stderr) is told


@pytest.mark.parametrize(
    "words", [("import", "{more}"), ("mark", "--star", "--yes", "filter2noise"), ("undo",)], ids=str
)
def test_what_would_change_it_says_why_it_cannot(
    program: Program, small_disk: SmallDisk, home: Path, words: tuple[str, ...], tmp_path: Path
) -> None:
    more = tmp_path / "more.txt"
    more.write_bytes(b"May 30\n\nA Title\n\n" + b"An abstract of it. " * 40)
    small_disk.protect()
    refused = Program(home=home, user=program.user).run(*(word.format(more=more) for word in words))
    assert (refused.returncode, refused.stdout) == (74, "")
    assert refused.stderr.count("\n") == 1
    assert str(home) in refused.stderr
    assert "Read-only file system. Change who may write there" in refused.stderr


def test_where_there_is_no_library_there_is_nothing_to_read(
    program: Program, small_disk: SmallDisk
) -> None:
    small_disk.protect()
    searched = Program(home=small_disk.root / "none", user=program.user).run(
        "search", "", "--count"
    )
    assert (searched.stdout, searched.stderr) == ("0\n", "")


@CASES
def test_the_reader_shows_it_and_says_why_it_cannot_mark(
    program: Program,
    small_disk: SmallDisk,
    home: Path,
    first_title: str,
    prepare: Callable[[Path], None],
    told: bool,
) -> None:
    prepare(home / "cache" / "index")
    small_disk.protect()
    with Program(home=home, user=program.user).terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        terminal.press("s")
        terminal.wait_for("Read-only file system")
        terminal.press("q")
        assert terminal.wait_exit() == 0
