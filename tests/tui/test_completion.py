"""Tags and paths are completed from what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader import Library
from paperreader.tui.screens.tag import completed, offered, remarks
from paperreader.tui.typed_path import first_try, path_candidates
from tests.tui.reader import Reader

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
    (tmp_path / "seeds" / "000.txt").touch()
    return tmp_path


TABS = {
    "d": ["digest-", "digest-1.txt", "digest-2.txt", "digest-1.txt"],
    "digest-2": ["digest-2.txt", "digest-2.txt"],
    "see": ["seeds/", "seeds/000.txt"],
    "": ["digest-1.txt", "digest-2.txt", "seeds/", "digest-1.txt"],
    ".h": [".hidden"],
    "esc": ["esc"],
    "none/such": ["none/such"],
}
"""What is typed of a path, and what stands there after each Tab."""


@pytest.mark.parametrize(
    ("text", "remarked"),
    [
        ("moe", []),
        ("#MoE, ", []),
        ("new", ["#new is a new tag"]),
        ("one, two words,moe", ["#one is a new tag", "#two-words is a new tag"]),
        ("rl", ["#rl is on it already"]),
        ("a#b", ["“a#b” becomes #ab, a new tag"]),
        ("m(oe)", ["“m(oe)” becomes #moe"]),
        (", ,#", []),
    ],
)
def test_of_each_tag_that_is_typed_it_is_told_what_becomes_of_it(
    text: str, remarked: list[str]
) -> None:
    assert [*remarks(text, {"moe"}, {"rl"})] == remarked


async def test_tab_writes_out_what_is_certain_and_then_each_name(
    empty: Library, folder: Path
) -> None:
    reader = Reader(empty)
    async with reader.opened():
        await reader.press("i")
        for typed, tabs in TABS.items():
            await reader.type(f"{folder}/{typed}")
            for path in tabs:
                await reader.press("tab")
                assert reader.entered == f"{folder}/{path}"
            await reader.press("ctrl+u")
        await reader.press("escape")


def test_shift_tab_goes_back_through_the_names(folder: Path) -> None:
    candidates = path_candidates(f"{folder}/")
    tries = first_try(f"{folder}/d", candidates[:2], -1)
    assert tries is not None
    back = tries.stepped(-1)
    assert [back.text, back.stepped(-1).text] == [*reversed(candidates[:2])]
