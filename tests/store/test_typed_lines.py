"""What was typed is kept, each line once, and not more of them than anyone goes through."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader.store.typed_lines import LONGEST_KEPT, MOST_KEPT, TypedLines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "typed" / "here.json"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ([], []),
        (["mamba", "moe"], ["mamba", "moe"]),
        (["mamba", "moe", "mamba"], ["moe", "mamba"]),
        (["  mamba ", "mamba"], ["mamba"]),
        (["", " "], []),
        (["x" * (LONGEST_KEPT + 1)], []),
        (["Poincaré 😀"], ["Poincaré 😀"]),
    ],
)
def test_the_last_line_is_last_and_each_is_there_once(
    path: Path, typed: list[str], kept: list[str]
) -> None:
    for line in typed:
        TypedLines(path).keep("filter", line)
    assert list(TypedLines(path).of("filter")) == kept


def test_each_box_has_its_own(path: Path) -> None:
    lines = TypedLines(path)
    lines.keep("filter", "mamba")
    lines.keep("command", "star mamba")
    assert (lines.of("filter"), lines.of("command")) == (["mamba"], ["star mamba"])


def test_of_too_many_the_last_are_kept(path: Path) -> None:
    lines = TypedLines(path)
    for number in range(MOST_KEPT + 2):
        lines.keep("filter", str(number))
    assert [*lines.of("filter")][:1] == ["2"]
    assert len(lines.of("filter")) == MOST_KEPT


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'{"filter": 3}', b"\xff", b'{"filter": [1]}'])
def test_a_damaged_file_is_as_good_as_none(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    lines = TypedLines(path)
    assert list(lines.of("filter")) == []
    lines.keep("filter", "mamba")
    assert lines.of("filter") == ["mamba"]
