"""`paperreader similar` lists the papers that are most like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TITLE = "Harder Tasks Need More Experts"


@pytest.fixture
def key(run: Run, read_only_home: Path) -> str:
    """The key of a paper on mixtures of experts, of which the samples hold several."""
    found = run("jump", "--home", read_only_home, TITLE, "--json", "--limit", 1)
    return str(found.records[0]["key"])


def test_papers_on_the_same_come_first(run: Run, read_only_home: Path, key: str) -> None:
    found = run("similar", "--home", read_only_home, key)
    assert (found.code, len(found.lines)) == (0, 5)
    assert sum("expert" in line.lower() or "moe" in line.lower() for line in found.lines) >= 3


def test_records_bear_a_score_that_falls(run: Run, read_only_home: Path, key: str) -> None:
    records = run("similar", "--home", read_only_home, key, "--json", "--limit", 3).records
    scores = [record["score"] for record in records]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert key not in [record["key"] for record in records]


def test_a_paper_that_nobody_knows_is_like_none(run: Run, read_only_home: Path) -> None:
    found = run("similar", "--home", read_only_home, "nowhere")
    assert (found.code, found.out) == (1, "")
    assert "nowhere" in found.err
