"""Texts from strangers are text wherever the reader shows them, whatever they hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from paperreader import Library
from tests.end_to_end.hostile import ATTACKS, MARKUP
from tests.end_to_end.hostile_library import DOORS
from tests.tui.reader import WIDE, Reader


@pytest.fixture(params=DOORS)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    """A library full of hostile titles, abstracts, tags and names."""
    home = tmp_path / "home"
    DOORS[request.param](home, tmp_path)
    with Library.open(home, write_behind=True) as library:
        yield library


def acting(text: str) -> set[str]:
    """The characters of a text that could act on a terminal."""
    return {letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf", "Cs")} - {
        "\n"
    }


async def test_no_sink_shows_what_acts_and_none_takes_markup_for_markup(hostile: Library) -> None:
    reader = Reader(hostile)
    async with reader.opened(WIDE):
        seen = [reader.text]
        assert all(any(text in row for row in reader.rows) for text in MARKUP if text != "[/i")
        for key in (
            "j",
            "t",
            "escape",
            "T",
            "escape",
            "y",
            "o",
            "s",
            "u",
            "ctrl+r",
            "h",
            "G",
            "l",
            "?",
        ):
            await reader.press(key)
            seen.append(reader.text)
        await reader.press("escape", "f")
        await reader.type("hostile")
        seen.append(reader.text)
        await reader.press("enter", "ctrl+p")
        await reader.type("hostile")
        seen.append(reader.text)
        await reader.press("escape", "escape", "/")
        await reader.type("hostile [/] #x")
        seen.append(reader.text)
        assert not acting("".join(seen))


async def test_every_page_is_drawn(hostile: Library) -> None:
    reader = Reader(hostile)
    async with reader.opened(WIDE):
        for _ in range(hostile.size):
            assert not acting(reader.text)
            assert reader.abstract.startswith("Hostile")
            await reader.press("j")


async def test_hostile_file_names_are_text_when_they_are_refused(
    empty: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "in [red]"
    folder.mkdir()
    (folder / "a \x1b]0;PLANTED\x07 [red] \u202e.txt").write_text("no digest")
    reader = Reader(empty)
    async with reader.opened():
        await reader.press("i")
        await reader.type(str(folder))
        await reader.press("enter")
        assert "PLANTED" in reader.text
        assert not acting(reader.text)


async def test_pasted_text_is_made_inert(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        field = reader.app.focused
        assert isinstance(field, Input)
        for attack in ATTACKS.values():
            field.value = ""
            field.post_message(Paste(f"mamba{attack}"))
            await reader.settle()
            assert field.value.startswith("mamba")
            assert not acting(reader.text)


async def test_of_pasted_lines_every_one_is_taken_in(reader: Reader) -> None:
    async with reader.opened():
        for key in (*"/:iEeft", "ctrl+p"):
            await reader.press(key)
            field = reader.app.focused
            assert isinstance(field, Input)
            field.post_message(Paste("state  space\r\n    models,\n\n\tor\tnot\n"))
            field.post_message(Paste(" "))
            await reader.settle()
            assert (key, field.value) == (key, "state  space models, or not ")
            await reader.press("escape")
