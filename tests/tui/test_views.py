"""Saved views stand among the others, are opened and narrowed, and hide what is muted."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader import Library
from tests.tui.reader import Reader


@pytest.fixture
def ruled(home: Path) -> Path:
    """The home, with a saved view and rules."""
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('mute = ["title:survey"]\nwatch = ["graph"]\n')
    with Library.open(home) as library:
        library.saved_views.save("Mamba papers", "mamba sort:title")
    return home


async def test_a_saved_view_is_opened_and_hides_what_is_muted(
    ruled: Path, library: Library
) -> None:
    assert len(library.list("mamba title:survey")) == 1
    reader = Reader(library)
    async with reader.opened((160, 45)):
        await reader.press("h")
        assert "Saved" in reader.text
        assert "Watched" in reader.text
        await reader.press("j", "j", "j", "j")
        assert "Mamba papers" in reader.title_bar
        listing = reader.place.listing
        assert len(listing) == len(library.list("mamba -title:survey"))
        assert listing.hidden == 1
        await reader.press("l", "/")
        await reader.type("survey")
        assert not reader.place.listing.keys
        assert reader.place.listing.hidden == 1


async def test_a_paper_bears_the_sign_once_a_decision_makes_it_watched_for(home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('watch = ["#hot"]\n')
    with Library.open(home) as library:
        reader = Reader(library)
        async with reader.opened((160, 45)):
            assert "◆" not in reader.rows[0]
            await reader.press("t")
            await reader.haste(*"hot", "enter")
            await reader.press("h", "G", "home", "l")  # another view, and back
            assert "◆" in reader.rows[0]
