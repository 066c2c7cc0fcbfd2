"""The papers that are like the one that is read: below its page, and the ways there and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperreader import Library
from tests.digest_files import page_of
from tests.tui.conftest import TODAY
from tests.tui.doubted import Doubted
from tests.tui.reader import MEDIUM, SMALL, WIDE, Reader

JUMP = ("f", *"harder tasks", "enter")
"""Goes to a paper of which the samples hold several that are like it."""


SHOWN = 5


def below(reader: Reader) -> list[str]:
    """The rows of the similar papers that are on the screen."""
    told = [re.split(r"[│▄█▀]+", line) for line in reader.lines]
    column = [cells[-2].strip() for cells in told if len(cells) > 2]
    return column[column.index("Similar") + 1 :][:SHOWN] if "Similar" in column else []


async def relate(reader: Reader) -> None:
    """Go to the first of the similar papers, once they are known."""
    await reader.press("m")
    await reader.until(lambda: len(below(reader)) == SHOWN)
    await reader.settle()


@pytest.mark.parametrize("size", [WIDE, MEDIUM, SMALL])
async def test_five_rows_stand_below_the_page(reader: Reader, size: tuple[int, int]) -> None:
    async with reader.opened(size):
        await reader.press(*JUMP)
        await relate(reader)
        assert all(row.startswith("●") for row in below(reader))


async def test_enter_goes_to_the_one_with_the_cursor_and_a_key_comes_back(reader: Reader) -> None:
    async with reader.opened():
        await reader.press(*JUMP)
        here, place = reader.row, reader.title_bar
        await relate(reader)
        await reader.press("j")
        there = below(reader)[1].removesuffix("…")
        await reader.press("enter")
        assert reader.row.startswith(there)
        assert reader.focused == "abstract"
        await reader.press("b")
        assert (reader.row, reader.title_bar) == (here, place)


async def test_a_paper_that_is_not_listed_is_gone_to_in_all(reader: Reader) -> None:
    async with reader.opened():
        await reader.press(*JUMP, "/", *"title:harder", "enter")
        await relate(reader)
        await reader.press("enter")
        assert "All" in reader.title_bar
        await reader.press("backspace")
        assert "title:harder" in reader.title_bar
        assert "Harder Tasks" in reader.row


async def test_down_behind_the_last_line_goes_to_them_and_up_to_the_page(reader: Reader) -> None:
    async with reader.opened():
        await reader.press(*JUMP)
        await relate(reader)
        first = below(reader)[0].removesuffix("…")
        await reader.press("k", "K", "G", "j", "enter")
        assert reader.row.startswith(first)


async def test_a_pressed_one_is_gone_to(reader: Reader) -> None:
    async with reader.opened() as pilot:
        await reader.press(*JUMP)
        await relate(reader)
        row = below(reader)[2].removesuffix("…")
        y = next(y for y, line in enumerate(reader.lines) if row in line)
        await pilot.click(offset=(reader.lines[y].rindex(row) + 8, y))
        await reader.settle()
        assert reader.row.startswith(row)


async def test_their_signs_tell_what_the_marks_say(reader: Reader) -> None:
    async with reader.opened():
        await reader.press(*JUMP)
        await relate(reader)
        await reader.press("enter", "s", "r", "b")
        await relate(reader)
        assert below(reader)[0].startswith("★")


async def test_a_paper_without_any_says_so(reader: Reader) -> None:
    async with reader.opened(query="zzzzzz"):
        await reader.press("m")
        assert "No paper of this view answers the filter." in reader.said


async def test_nobody_came_from_anywhere_at_first(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("b")
        assert "nowhere" in reader.text


async def test_they_are_looked_for_again_when_papers_came_in(home: Path, tmp_path: Path) -> None:
    (tmp_path / "few.txt").write_bytes(page_of(3))
    with Library.open(home, today=lambda: TODAY, write_behind=True) as library:
        library.finding = doubted = Doubted(library.finding)
        reader = Reader(library)
        async with reader.opened():
            await relate(reader)
            asked = doubted.asked
            await reader.press("escape", "i")
            await reader.type(f"{tmp_path}/few.txt")
            await reader.press("enter")
            await reader.until(lambda: doubted.asked > asked)


async def test_where_they_cannot_be_found_the_key_says_something(home: Path) -> None:
    with Library.open(home, today=lambda: TODAY, write_behind=True) as library:
        library.finding = Doubted(library.finding, fails=True)
        reader = Reader(library)
        async with reader.opened():
            await reader.until(lambda: "the disk is away" in reader.said)
            await reader.press("m")
            assert "No similar paper was found" in reader.said


async def test_the_filter_bar_of_a_place_that_one_leaves_is_closed(reader: Reader) -> None:
    async with reader.opened() as pilot:
        await reader.press(*JUMP)
        await relate(reader)
        await reader.press("/", *"title:harder")
        row = below(reader)[0].removesuffix("…")
        y = next(y for y, line in enumerate(reader.lines) if row in line)
        await pilot.click(offset=(reader.lines[y].rindex(row) + 8, y))
        await reader.settle()
        assert "All" in reader.title_bar
        assert not any("title:harder" in line for line in reader.lines)
        await reader.press("/", "b")
        assert reader.place.filter == "b"


async def test_one_comes_back_to_the_row_of_a_paper_that_has_left_the_view(reader: Reader) -> None:
    async with reader.opened():
        await reader.press(*JUMP, "j")
        row = reader.cursor
        await relate(reader)
        await reader.press("r", "enter", "b")
        assert reader.title_bar.startswith("paperreader  Inbox")
        assert reader.cursor == row
