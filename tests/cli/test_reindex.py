"""`paperreader reindex` makes the index anew, whatever is amiss with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def untouched(_: Path) -> None:
    """Leave the index as it is."""


def stunted(index: Path) -> None:
    """Take away what the documents are read from."""
    for path in (index / "tantivy").glob("*.store"):
        path.write_bytes(b"")


def replaced(index: Path) -> None:
    shutil.rmtree(index)
    index.write_bytes(b"no directory")


@pytest.mark.parametrize("harm", [untouched, stunted, shutil.rmtree, replaced])
def test_the_index_is_built_again(run: Run, home: Path, harm: Callable[[Path], None]) -> None:
    harm(home / "cache" / "index")
    built = run("reindex", "--home", home)
    assert (built.code, built.err) == (0, "")
    assert built.out == "The search index holds 207 papers of 3 digests.\n"
    assert run("search", "--home", home, "filter2noise", "--count").out == "1\n"


def test_a_damaged_digest_is_named_and_left_out(run: Run, home: Path) -> None:
    (damaged, *_) = sorted((home / "data" / "digests").glob("*.json"))
    damaged.write_bytes(b"{")
    built = run("reindex", "--home", home)
    assert built.code == 65
    assert str(damaged) in built.err
    assert "of 2 digests" in built.out
    listed = run("digests", "--home", home)
    assert (listed.code, len(listed.lines)) == (65, 2)
    assert listed.err.count(str(damaged)) == 1
    damaged.unlink()
    assert run("digests", "--home", home).code == 0


def test_without_a_library_there_is_nothing_to_index(run: Run, tmp_path: Path) -> None:
    built = run("reindex", "--home", tmp_path)
    assert (built.code, built.out) == (0, "The search index holds 0 papers of 0 digests.\n")


def test_an_index_that_cannot_be_written_is_told(run: Run, home: Path) -> None:
    shutil.rmtree(home / "cache")
    (home / "cache").write_bytes(b"in the way")
    refused = run("reindex", "--home", home)
    assert (refused.code, refused.out) == (74, "")
    assert str(home / "cache") in refused.err
