"""What the reader was at lately is what an ambiguous jump means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.finding import REMEMBERED

TEXT = "learning"
"""What many titles of the samples hold."""


@pytest.fixture
def home(tmp_path: Path, seeds: Path) -> Path:
    with Library.open(tmp_path / "home") as library:
        for _ in library.intake.take_in_files([seeds]):
            pass
    return tmp_path / "home"


def found(library: Library) -> list[str]:
    """The keys of what the text finds."""
    return [hit.key for hit in library.jump(TEXT, 200)]


def equals(library: Library) -> list[str]:
    """Keys of papers in the midst of many that it fits equally well."""
    return found(library)[20:23]


@pytest.mark.parametrize(
    "keep",
    [
        lambda library, key: library.finding.opened(key),
        lambda library, key: library.mark([key], star=True),
        lambda library, key: library.mark([key], read=True),
        lambda library, key: library.mark([key], later=True),
        lambda library, key: library.mark([key], tags=["moe"]),
        lambda library, key: library.mark([key], note="Read again."),
    ],
)
def test_a_paper_opened_or_kept_lately_comes_further_up(
    home: Path, keep: Callable[[Library, str], object]
) -> None:
    with Library.open(home) as library:
        key = equals(library)[0]
        keep(library, key)
        assert found(library).index(key) < 20


def test_the_latest_comes_first_and_what_was_opened_before_what_was_marked(home: Path) -> None:
    with Library.open(home) as library:
        starred, opened, again = equals(library)
        library.finding.opened(again)
        library.finding.opened(opened)
        library.finding.opened(again)
        library.mark([starred], star=True)
        order = found(library)
        assert order.index(again) < order.index(opened) < order.index(starred)


def test_a_mark_counts_the_next_day_and_an_opening_does_not(home: Path) -> None:
    with Library.open(home) as library:
        before = found(library)
        starred, opened, _ = equals(library)
        library.mark([starred], star=True)
        library.finding.opened(opened)
    with Library.open(home) as library:
        after = found(library)
        assert after.index(starred) < 20
        assert after.index(opened) >= 20
        library.undo()
        assert found(library) == before


@pytest.mark.parametrize(
    "decide",
    [
        lambda library, keys: library.mark(keys[:1], dismiss=True),
        lambda library, keys: library.mark(keys, read=True),
    ],
)
def test_what_was_set_aside_or_marked_with_many_others_stays_in_its_place(
    home: Path, decide: Callable[[Library, list[str]], object]
) -> None:
    with Library.open(home) as library:
        before = found(library)
        decide(library, before[::-1])
        assert found(library) == before


def test_views_that_were_saved_since_take_no_papers_place(home: Path) -> None:
    with Library.open(home) as library:
        key = equals(library)[0]
        library.mark([key], star=True)
        for number in range(REMEMBERED):
            library.saved_views.save(f"View {number}", "learning")
        assert found(library).index(key) < 20
