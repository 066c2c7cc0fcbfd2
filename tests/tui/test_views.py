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
        await reader.press("j", "j", "j", "j", "j")
        assert "Mamba papers" in reader.title_bar
        listing = reader.place.listing
        assert len(listing) == len(library.list("mamba -title:survey"))
        assert listing.hidden == 1
        await reader.press("l", "/")
        await reader.type("survey")
        assert not reader.place.listing.keys
        assert reader.place.listing.hidden == 1


async def test_a_paper_bears_the_sign_as_soon_as_a_decision_makes_it_watched_for(
    home: Path,
) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('watch = ["#hot"]\n')
    with Library.open(home) as library:
        reader = Reader(library)
        async with reader.opened((160, 45)):
            assert "◆" not in reader.rows[0]
            await reader.press("t")
            await reader.haste(*"hot", "enter")
            assert "◆" in reader.rows[0]
            await reader.press("G", "home", "u")
            assert "◆" not in reader.rows[0]


async def test_the_sign_follows_the_rules_also_on_papers_that_are_alike(
    home: Path, library: Library
) -> None:
    reader = Reader(library)

    def signed() -> tuple[bool, bool]:
        """Whether rows of the list bear the sign, and rows of similar papers."""
        lines = "\n".join(reader.lines)
        listed = any("◆" in row for row in reader.rows)
        return listed, lines.count("◆") > sum(row.count("◆") for row in reader.rows)

    config = home / "config" / "config.toml"
    config.parent.mkdir(exist_ok=True)
    async with reader.opened((160, 90), query="mamba"):
        await reader.until(lambda: "Similar" in reader.text)
        assert signed() == (False, False)
        config.write_text('watch = ["model"]\n')
        await reader.until(lambda: signed() == (True, True))
        await reader.press("G", "home", "escape")
        assert signed()[0]
        config.write_text('watch = ["(nothing"]\n')
        await reader.until(lambda: "cannot be read" in reader.said)
        assert signed()[0]
        config.write_text("")
        await reader.until(lambda: signed() == (False, False))


async def test_a_key_about_a_paper_says_where_there_is_none_what_to_press(library: Library) -> None:
    reader = Reader(library)
    async with reader.opened((80, 24), query="qqzzqq"):
        for key in ("m", "o", "backslash", "y", "s", "r", "L", "e", "t", "T"):
            reader.screen.parts.foot.say("")
            await reader.press(key)
            told = "No paper of this view answers the filter. · Esc clear it · / change it"
            assert reader.said == told, key


async def test_the_title_bar_counts_the_papers_of_the_open_view(library: Library) -> None:
    library.mark(library.list().keys[:7], read=True)
    reader = Reader(library)
    async with reader.opened((80, 24)):
        assert "Inbox · 200 unread of 200" in reader.title_bar
        await reader.press("r")
        assert "Inbox · 199 unread of 200" in reader.title_bar
