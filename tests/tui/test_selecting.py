"""Papers are selected one by one or as a range, seen to be, and decided about as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader import Library
from paperreader.tui.selection import NO_ROWS, Rows
from tests.tui.reader import SMALL, Reader

SOME = st.sets(st.integers(0, 12))


def members(rows: Rows) -> set[int]:
    return {row for one in rows.ranges for row in one}


@given(SOME, st.integers(0, 12), st.integers(1, 5))
def test_rows_are_those_that_were_added_and_not_taken_away(
    rows: set[int], row: int, length: int
) -> None:
    some = Rows.of(sorted(rows))
    assert members(some) == rows
    assert some.count == len(rows)
    assert [some.has(row) for row in range(14)] == [row in rows for row in range(14)]
    united, turned = some.united(range(row, row + length)), some.turned(row)
    assert members(united) == rows | set(range(row, row + length))
    assert members(turned) == rows ^ {row}
    for each in (united, turned):  # of one set there is one value
        assert each == Rows.of(sorted(members(each)))
    assert some.turned(row).turned(row) == some
    assert Rows.of(()) == NO_ROWS


def signs(reader: Reader, rows: int = 6) -> str:
    """The first cells of the first rows, a dot for a blank."""
    return "".join(row[:1].replace(" ", ".") or "." for row in reader.rows[:rows])


def selected(reader: Reader) -> int:
    """How many the title bar says are selected."""
    words = reader.title_bar.split()
    return int(words[words.index("selected") - 1].replace(",", "")) if "selected" in words else 0


PRESSED: tuple[tuple[tuple[str, ...], str, int], ...] = (
    ((), "▌.....", 0),
    (("space",), "┃▌....", 1),
    (("space", "space"), "┃┃▌...", 2),
    (("space", "k", "space"), ".▌....", 0),
    (("space", "j", "space", "k"), "┃.█...", 2),
    (("v",), "█.....", 1),
    (("v", "j", "j"), "┃┃█...", 3),
    (("j", "j", "v", "k"), ".█┃...", 2),
    (("v", "j", "j", "k"), "┃█....", 2),
    (("v", "j", "v", "j", "j"), "┃┃.▌..", 2),
    (("v", "j", "space", "j"), "┃┃▌...", 2),
    (("v", "j", "v", "j", "j", "v", "j"), "┃┃.┃█.", 4),
    (("space", "v", "j", "escape"), "..▌...", 0),
    (("v", "G", "home", "j"), "┃█....", 2),
    (("G", "v", "g", "g"), "█┃┃┃┃┃", 207),
)
"""Keys, what the first cells of the rows show then, and how many papers are selected."""


async def test_keys_select_and_each_row_shows_it(reader: Reader) -> None:
    async with reader.opened():
        for keys, shown, count in PRESSED:
            await reader.haste("escape", "home", *keys)
            assert (signs(reader), selected(reader)) == (shown, count), keys
            subject = reader.screen.parts.selecting.subject()
            assert subject is not None
            assert len(subject.find_keys()) == max(1, count)


async def test_the_sign_is_the_same_without_colours_and_on_a_small_screen(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    reader = Reader(library)
    async with reader.opened(SMALL, theme="ansi-dark"):
        await reader.press("space", "v", "j")
        assert signs(reader) == "┃┃█..."
        assert "3 selected" in reader.title_bar


async def test_a_switch_is_of_all_that_are_selected(reader: Reader) -> None:
    """It is turned on as long as it is off for any of them, and each turn is one change."""
    switches = {"s": "is:starred", "r": "is:read", "L": "is:later", "x": "is:dismissed"}
    async with reader.opened():
        first, second, third = reader.place.listing.keys[:3]

        def answering(query: str) -> set[str]:
            return set(reader.library.list(query).keys)

        for key, query in switches.items():
            await reader.press("escape", "home", "space", "j", "space", "k", "k", key)
            assert answering(query) == {first, third}
            await reader.press("space", key)
            assert answering(query) == {first, second, third}
            await reader.press(key)
            assert answering(query) == set()
            await reader.press("u", "u")
            assert answering(query) == {first, third}
            await reader.press("u")
            assert answering(query) == set()
            assert selected(reader) == 3


async def test_what_is_done_to_a_selection_says_to_how_many_and_is_one_change(
    reader: Reader,
) -> None:
    async with reader.opened():
        await reader.press("v", "j", "j", "s")
        assert reader.said == "Starred 3 papers · u undoes"
        await reader.press("x")
        assert reader.said == "Dismissed 3 papers · u undoes"
        await reader.press("u", "u")
        assert not any(reader.library.marks.values())


async def test_boxes_and_commands_are_about_the_selection(reader: Reader) -> None:
    async with reader.opened():
        library = reader.library
        await reader.press("v", "j", "j", "t")
        assert "3 papers" in reader.text
        await reader.haste(*"moe", "enter")
        assert len(library.list("#moe")) == 3
        await reader.press("e")
        assert "3 papers" in reader.text
        await reader.haste(*"read", "enter")
        assert len(library.list("note:read")) == 3
        await reader.press("Z", "2", "enter")
        assert reader.said == "Snoozed 3 papers until 4 Jun 2026 · u undoes"
        await reader.press(":")
        await reader.type("star")
        assert "3 papers" in reader.lines[-1]
        await reader.press("enter")
        assert len(library.list("is:starred")) == 3
        await reader.press("Z", "5", "enter")
        assert len(library.list("is:snoozed")) == 0
        await reader.press("T", "enter")
        assert len(library.list("#moe")) == 0
        await reader.press("T")
        assert reader.said == "None of the 3 papers bears a tag."
        await reader.press("A")
        assert len(library.list("is:read")) == 207


async def test_the_tags_of_any_selected_paper_can_be_taken_away(reader: Reader) -> None:
    async with reader.opened():
        keys = reader.place.listing.keys
        reader.library.mark(keys[:1], tags=["one"])
        reader.library.mark(keys[2:3], tags=["two"])
        await reader.press("j", "v", "j", "T")
        assert "#two" in reader.text
        assert "│ ▌#two" in reader.text
        await reader.press("enter")
        assert len(reader.library.list("#two")) == 0


async def test_only_what_is_selected_is_exported_and_handed_out(
    reader: Reader, tmp_path: Path
) -> None:
    async with reader.opened():
        titles = [row.title for row in reader.place.listing.rows(0, 2)]
        await reader.press("space", "space", "y", "t")
        assert reader.app.clipboard.splitlines() == titles
        assert "title of 2 papers" in reader.said
        await reader.press("y", "b")
        assert reader.app.clipboard.count("@misc{") + reader.app.clipboard.count("@article{") == 2
        await reader.press("E")
        assert "Export 2 papers" in reader.text
        await reader.haste(*str(tmp_path / "two.jsonl"), "enter")
        await reader.until(lambda: "Exported 2 papers" in reader.said)


async def test_a_selection_is_of_papers_and_stays_as_long_as_they_are_listed(
    reader: Reader,
) -> None:
    async with reader.opened():
        keys = reader.place.listing.keys[:3]
        await reader.press("v", "j", "j")
        await reader.press("S", "j", "j", "enter")  # by title
        assert reader.place.listing.keys[:3] != keys
        assert selected(reader) == 3
        subject = reader.screen.parts.selecting.selected()
        assert subject is not None
        assert set(subject.find_keys()) == set(keys)
        await reader.press("/")
        await reader.haste(*"experts", "enter")
        among = set(reader.place.listing.keys) & set(keys)
        assert selected(reader) == len(among) == 1
        await reader.press("escape")
        assert (selected(reader), reader.place.filter) == (0, "experts")
        await reader.press("escape")
        assert reader.place.filter == ""


async def test_another_view_begins_without_a_selection(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("v", "j", "h", "G", "l")
        assert selected(reader) == 0
        assert "┃" not in signs(reader)


@pytest.mark.parametrize("size", [SMALL, (160, 45)])
async def test_where_nothing_is_listed_nothing_is_selected(
    empty: Library, size: tuple[int, int]
) -> None:
    reader = Reader(empty)
    async with reader.opened(size):
        await reader.haste("space", "v", "space", "escape", "s")
        assert "No papers here yet" in reader.said
