"""The help stands in columns, whatever the width: nothing that goes on begins at the left edge."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from paperreader.tui.keys import GROUPS, explained
from paperreader.tui.screens.help import DEEDS_WIDTH, KEYS_WIDTH, SIGNS, help_text
from tests.tui.reader import SMALL, Reader

BEGINNINGS = (
    *(group.description for group in GROUPS),
    *(keys for group in GROUPS for keys, _, _ in explained(group, {})),
    "Signs",
    *(sign for sign, _ in SIGNS),
    "·",
    "  ",
)
"""With what a line may begin: a heading, keys, a sign, a remark, or blanks before what goes on."""


def lines(width: int, keys: dict[str, str] | None = None) -> list[str]:
    """The help's lines, without blanks at their ends."""
    return [line.rstrip() for line in help_text(keys or {}, width).plain.split("\n")]


@pytest.mark.parametrize("width", [30, 50, 58, 75, 95])
def test_every_line_fits_and_what_goes_on_is_indented(width: int) -> None:
    told = lines(width)
    assert max(map(cell_len, told)) <= width
    assert [line for line in told if line and not line.startswith(BEGINNINGS)] == []


def test_in_eighty_columns_what_else_is_to_know_stands_beside_what_a_key_does() -> None:
    told = lines(75)
    (at,) = (number for number, line in enumerate(told) if line.startswith("]"))
    assert told[at] == (
        f"{']':<{KEYS_WIDTH}}{'next digest':<{DEEDS_WIDTH}}opens its view; the next is the"
    )
    assert told[at + 1] == f"{'':<{KEYS_WIDTH + DEEDS_WIDTH}}older one"


def test_where_there_is_no_room_beside_it_stands_below() -> None:
    told = lines(50)
    at = told.index(f"{'s':<{KEYS_WIDTH}}star")
    assert told[at + 1] == f"{'':<{KEYS_WIDTH}}or take the star away"


def test_more_keys_than_have_room_go_on_below() -> None:
    told = lines(75, {"star": "s,asterisk,f5,ctrl+s,alt+s"})
    (at,) = (number for number, line in enumerate(told) if line.startswith("s * "))
    assert told[at + 1].strip() == "alt+s"


async def test_at_80_by_24_the_help_is_as_wide_as_the_screen(reader: Reader) -> None:
    async with reader.opened(SMALL):
        await reader.press("?")
        assert any(line.lstrip("│ ").startswith("j ↓ ") for line in reader.lines)
        assert max(line.rstrip().find("╮") for line in reader.lines) == 79


async def test_the_help_scrolls_to_its_ends(reader: Reader) -> None:
    async with reader.opened(SMALL):
        await reader.press("?", "G")
        assert "Moving" not in reader.text
        assert "To select text" in reader.text
        await reader.press("g")
        assert "Moving" in reader.text
