"""Tags and paths are completed from what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader.tui.screens.import_box import completed_path
from paperreader.tui.screens.tag import completed, offered

TAGS = {"moe": 8, "mamba": 3, "rl": 1}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("m", "moe"),
        ("ma", "mamba"),
        ("MA", "MAmba"),
        ("#r", "#rl"),
        ("rl, m", "rl, moe"),
        ("rl,mam", "rl,mamba"),
        ("moe", "moe"),
        ("x", None),
        ("", None),
        ("rl,", None),
    ],
)
def test_the_last_tag_is_written_out(text: str, whole: str | None) -> None:
    assert completed(text, TAGS) == whole


@pytest.mark.parametrize(
    ("text", "tags"),
    [("", ["moe", "mamba", "rl"]), ("m", ["moe", "mamba"]), ("moe, R", ["rl"]), ("x", [])],
)
def test_the_tags_that_could_be_meant_are_offered(text: str, tags: list[str]) -> None:
    assert offered(text, TAGS) == tags


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("digest-1.txt", "digest-2.txt", ".hidden", "esc\x1b[2J.txt"):
        (tmp_path / name).touch()
    (tmp_path / "seeds").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("begun", "whole"),
    [
        ("dig", "digest-1.txt"),
        ("digest-2", "digest-2.txt"),
        ("see", "seeds/"),
        ("", "digest-1.txt"),
        (".h", ".hidden"),
        ("esc", None),
        ("none", None),
        ("none/such", None),
    ],
)
def test_a_path_is_written_out(folder: Path, begun: str, whole: str | None) -> None:
    expected = None if whole is None else f"{folder}/{whole}"
    assert completed_path(f"{folder}/{begun}") == expected
