"""`paperreader show` prints one paper as a page, whatever names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TITLE = "Spatial-Spectral Morphological Mamba for Hyperspectral Image Classification"


@pytest.fixture
def key(run: Run, read_only_home: Path) -> str:
    """The key of a paper that has an abstract with a link."""
    found = run("jump", "--home", read_only_home, TITLE, "--json", "--limit", 1)
    return str(found.records[0]["key"])


def test_a_page_holds_title_day_abstract_and_links(
    run: Run, read_only_home: Path, key: str
) -> None:
    page = run("show", "--home", read_only_home, key)
    assert page.code == 0
    assert page.lines[0] == TITLE
    assert "(date assumed)" in page.out
    assert "the Mamba architecture" in page.out.replace("The", "the").replace("\n", " ")
    assert "https://github.com/MHassaanButt/MorpMamba" in page.lines


def test_a_page_is_no_wider_than_a_page(run: Run, read_only_home: Path, key: str) -> None:
    assert max(map(len, run("show", "--home", read_only_home, key).lines)) <= 80


def test_the_beginning_of_a_key_is_enough(run: Run, read_only_home: Path, key: str) -> None:
    whole = run("show", "--home", read_only_home, key)
    assert run("show", "--home", read_only_home, key[:8]) == whole


def test_a_key_that_nobody_bears_is_nothing(run: Run, read_only_home: Path) -> None:
    shown = run("show", "--home", read_only_home, "nowhere")
    assert (shown.code, shown.out) == (1, "")
    assert "nowhere" in shown.err


def test_a_prefix_of_several_keys_is_ambiguous(run: Run, read_only_home: Path) -> None:
    """There are more papers than hexadecimal digits, so that some digit begins several keys."""
    keys = [r["key"] for r in run("search", "--home", read_only_home, "", "--json").records]
    first = max("0123456789abcdef", key=lambda digit: sum(key[0] == digit for key in keys))
    shown = run("show", "--home", read_only_home, first)
    assert (shown.code, shown.out) == (2, "")


def test_a_note_is_on_the_page_and_cannot_act(run: Run, home: Path, key: str) -> None:
    run("mark", "--home", home, TITLE, "--note", "see \x1b]52;c;eA==\x07this", "--yes")
    page = run("show", "--home", home, key)
    assert page.lines[-2:] == ["Note", "see ]52;c;eA==this"]
