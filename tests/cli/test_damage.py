"""A digest that was damaged after it was indexed: its papers are found, and what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ONLY_THERE = "filter2noise"
"""A paper of the damaged digest, which no other one lists."""


@pytest.fixture
def damaged(home: Path) -> Path:
    """The file that holds it, of which hardly anything is left."""
    files = sorted((home / "data" / "digests").glob("*.json"))
    (file,) = (file for file in files if b"Filter2Noise" in file.read_bytes())
    file.write_bytes(file.read_bytes()[:100])
    return file


@pytest.mark.parametrize(
    "words",
    [
        ("search", "", "--json"),
        ("search", ONLY_THERE, "--json"),
        ("jump", ONLY_THERE, "--json"),
        ("mark", ONLY_THERE, "--star", "--json"),
    ],
    ids=lambda words: " ".join(words),
)
def test_its_papers_are_found_by_their_titles_and_the_file_is_named(
    run: Run, home: Path, damaged: Path, words: tuple[str, ...]
) -> None:
    found = run(*words, "--home", home)
    assert found.code == 0
    (paper,) = (one for one in found.records if one["title"].startswith("Filter2Noise"))
    assert paper["abstract"] == ""
    assert found.err.count(str(damaged)) == 1


def test_a_paper_is_shown_with_what_is_known_of_it(run: Run, home: Path, damaged: Path) -> None:
    (paper,) = run("search", ONLY_THERE, "--json", "--home", home).records
    shown = run("show", paper["key"], "--home", home)
    assert shown.code == 0
    assert "Filter2Noise" in shown.out
    assert str(damaged) in shown.err


def test_who_reads_nothing_of_it_is_told_nothing(run: Run, home: Path, damaged: Path) -> None:
    counted = run("search", "", "--count", "--home", home)
    assert (counted.code, counted.out, counted.err) == (0, "207\n", "")
