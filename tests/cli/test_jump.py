"""`paperreader jump` finds a title that is half remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("hyperspectrl mamba", "Spatial-Spectral Morphological Mamba for Hyperspectral Image"),
        ("mixtrue of exprts", "Mixture of Experts"),
        ("flashfft", "FlashFFT"),
        ("grafhfm", "GraphFM"),
    ],
)
def test_what_is_misspelt_is_found(run: Run, read_only_home: Path, text: str, title: str) -> None:
    found = run("jump", "--home", read_only_home, text, "--json")
    assert found.code == 0
    assert title.lower() in found.records[0]["title"].lower()


def test_hits_are_scored_and_the_best_comes_first(run: Run, read_only_home: Path) -> None:
    scores = [r["score"] for r in run("jump", "--home", read_only_home, "mamba", "--json").records]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)


def test_a_limit_is_kept(run: Run, read_only_home: Path) -> None:
    assert len(run("jump", "--home", read_only_home, "learning", "--limit", 3).lines) == 3


def test_nothing_near_is_nothing(run: Run, read_only_home: Path) -> None:
    found = run("jump", "--home", read_only_home, "zzzzzzzz")
    assert (found.code, found.out) == (1, "")
    assert found.err


def test_a_text_may_begin_with_a_hyphen(run: Run, read_only_home: Path) -> None:
    assert run("jump", "--home", read_only_home, "-mamba").code == 0
