"""What is said in passing: how it is broken into lines, where it stands, and that nothing hides it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from paperreader.tui.cells import width_of
from paperreader.tui.notice import LINES_AT_MOST, Notice, Severity
from tests.tui.reader import SMALL, WIDE, Reader


def told(notice: Notice, width: int) -> list[str]:
    """The lines of a notice as text."""
    return ["".join(text for text, _ in line) for line in notice.lines(width)]


@pytest.mark.parametrize(
    ("severity", "line"),
    [
        ("information", " › Undone: starred Mamba "),
        ("warning", " ! Undone: starred Mamba "),
        ("error", " ✗ Undone: starred Mamba "),
    ],
)
def test_a_sign_tells_how_serious_it_is(severity: Severity, line: str) -> None:
    assert told(Notice("Undone: starred Mamba", severity), 25) == [line]


def test_what_is_longer_than_a_line_goes_on_below() -> None:
    assert told(Notice("Undone: starred Mamba\nand\tmore"), 16) == [
        " › Undone:      ",
        "   starred      ",
        "   Mamba        ",
        "   and     more ",
    ]


@pytest.mark.parametrize("width", [1, 4, 5, 40])
def test_it_keeps_to_its_width_and_says_where_it_is_cut(width: int) -> None:
    lines = Notice("漢字 and words " * 100, "error").lines(width)
    assert len(lines) == LINES_AT_MOST
    assert {width_of(line) for line in lines} == {width}
    assert width < 5 or "…" in "".join(text for text, _ in lines[-1])


def test_what_strangers_have_written_acts_on_no_terminal() -> None:
    (line,) = told(Notice("Undone: \x1b]52;c;eHg=\x07\u202e"), 40)
    assert line.strip() == "› Undone: ]52;c;eHg="
    assert cell_len(line) == 40


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_it_stands_in_the_last_line_until_the_next_is_said(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with reader.opened(size) as pilot:
        rows = reader.rows
        await reader.press("u")
        assert "› There is nothing to undo" in reader.lines[-1]
        assert "filter" not in reader.lines[-1]
        assert reader.rows == rows
        await reader.press("T")
        assert "› This paper bears no tag." in reader.lines[-1]
        await pilot.click("KeyBar")
        assert "filter" in reader.lines[-1]


async def test_a_long_one_takes_as_many_lines_as_it_needs(reader: Reader) -> None:
    async with reader.opened(SMALL):
        reader.screen.parts.foot.say("The disk is full. " * 8, "error")
        await reader.until(lambda: "✗ The disk is full." in reader.lines[-2])
        reader.screen.parts.foot.say("It is not.")
        await reader.until(lambda: "› It is not." in reader.lines[-1])
        assert "disk" not in reader.text


async def test_a_filter_that_is_being_typed_does_not_hide_it(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba")
        reader.screen.parts.foot.say("The disk is full.", "error")
        await reader.until(lambda: "✗ The disk is full." in reader.lines[-1])
        assert "/ mamba" in reader.lines[-3].replace("  ", " ")
        await reader.type("s")
        await reader.press("enter")
        assert "✗ The disk is full." in reader.lines[-1]
