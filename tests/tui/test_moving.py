"""Keys that move: in a list, between panes, between views and digests."""

from __future__ import annotations

import pytest

from tests.tui.reader import MEDIUM, SMALL, WIDE, Reader

PAGE = 41
"""Rows of the list in a terminal of forty-five lines."""


MOVES = (
    ("j j j k", 2),
    ("down down up", 1),
    ("k", 0),
    ("G", 206),
    ("end j", 206),
    ("G g g", 0),
    ("G g", 206),
    ("G g j g", 206),
    ("G home", 0),
    ("pagedown", PAGE),
    ("pagedown pageup", 0),
    ("ctrl+d", PAGE // 2),
    ("ctrl+d ctrl+u", 0),
)
"""Keys, pressed from the first row on, and the row they lead to."""


async def test_keys_move_the_cursor_in_the_list(reader: Reader) -> None:
    async with reader.opened():
        for keys, row in MOVES:
            await reader.press("home", *keys.split())
            assert (keys, reader.cursor) == (keys, row)
            assert reader.row.strip("● ")[:30] in reader.abstract.replace("\n", " ")


async def test_fast_keys_are_obeyed_in_order(reader: Reader) -> None:
    async with reader.opened():
        await reader.haste("j", "j", "s", "j")
        assert reader.cursor == 3
        assert ["★" in row for row in reader.rows[:4]] == [False, False, True, False]


ALL_PANES = ["views", "papers", "abstract"]

ABOUT_PANES = {
    WIDE: (
        ("", ALL_PANES, "papers"),
        ("h", ALL_PANES, "views"),
        ("h h", ALL_PANES, "views"),
        ("l l", ALL_PANES, "abstract"),
        ("tab tab", ALL_PANES, "views"),
        ("shift+tab shift+tab", ALL_PANES, "abstract"),
        ("z", ["abstract"], "abstract"),
        ("z z", ALL_PANES, "papers"),
        ("enter escape", ALL_PANES, "papers"),
    ),
    MEDIUM: (
        ("", ["papers", "abstract"], "papers"),
        ("h", ["views", "papers"], "views"),
        ("h l l", ["papers", "abstract"], "abstract"),
    ),
    SMALL: (
        ("", ["papers"], "papers"),
        ("left", ["views"], "views"),
        ("right", ["abstract"], "abstract"),
        ("enter", ["abstract"], "abstract"),
        ("l escape", ["papers"], "papers"),
    ),
}
"""For each size: keys, pressed from the papers on, the panes that are then shown, and the focused one."""


@pytest.mark.parametrize("size", ABOUT_PANES)
async def test_the_panes_that_fit_are_shown_about_the_focused_one(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with reader.opened(size):
        for keys, panes, focused in ABOUT_PANES[size]:
            await reader.press("escape", *keys.split())
            assert (keys, reader.panes, reader.focused) == (keys, panes, focused)


async def test_a_resized_terminal_shows_what_fits_and_keeps_the_cursor(reader: Reader) -> None:
    async with reader.opened(WIDE) as pilot:
        await reader.press("G", "s")
        await pilot.resize_terminal(*SMALL)
        await reader.settle()
        assert reader.panes == ["papers"]
        assert reader.cursor == 206
        assert "★" in reader.row


async def test_an_abstract_that_was_alone_has_its_frame_again_beside_others(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("f")
        await reader.haste(*"PELA", "enter")
        await reader.press("z", "z", "i")  # a title of two lines, which was one
        assert {line[-1] for line in reader.lines[2:-2]} == {"│"}


async def test_moving_in_the_views_opens_them_and_enter_goes_to_the_papers(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("h", "j")
        assert reader.title_bar.startswith("paperreader  Later")
        await reader.press("j", "j", "j")
        assert "20 May 2026 · 65 unread of 65" in reader.title_bar
        assert reader.focused == "views"
        await reader.press("enter")
        assert reader.focused == "papers"


async def test_brackets_go_from_digest_to_digest(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("]")
        assert "20 May 2026 · 65 unread of 65" in reader.title_bar
        await reader.press("]", "]")
        assert "13 Mar 2026 · 88 unread of 88" in reader.title_bar
        await reader.press("]")
        assert "No further digest" in reader.said
        await reader.press("[")
        assert "22 Apr 2026 · 65 unread of 65" in reader.title_bar
        assert reader.focused == "papers"


async def test_n_and_p_go_to_unread_papers_all_around(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("j", "r", "j", "r", "k", "k")
        assert reader.cursor == 0
        await reader.press("n")
        assert reader.cursor == 3
        await reader.press("p")
        assert reader.cursor == 0
        await reader.press("p")
        assert reader.cursor == 206


async def test_the_abstract_scrolls_from_the_list(reader: Reader) -> None:
    async with reader.opened(MEDIUM):
        abstract = reader.screen.parts.panes.abstract
        await reader.press("J", "J", "J", "K")
        assert (reader.cursor, abstract.scroll_offset.y) == (0, 2)
        await reader.press("j")
        assert abstract.scroll_offset.y == 0


async def test_the_keys_of_the_list_scroll_the_abstract_when_it_has_the_focus(
    reader: Reader,
) -> None:
    async with reader.opened(MEDIUM):
        abstract = reader.screen.parts.panes.abstract
        await reader.press("l", "j", "j", "k")
        assert abstract.scroll_offset.y == 1
        await reader.press("G")
        assert abstract.scroll_offset.y == abstract.max_scroll_y > 1
        await reader.press("g", "g")
        assert abstract.scroll_offset.y == 0
        await reader.press("ctrl+d", "ctrl+u", "pagedown", "pageup", "end", "home")
        assert (abstract.scroll_offset.y, reader.cursor) == (0, 0)


async def test_the_mouse_points_and_chooses(reader: Reader) -> None:
    async with reader.opened() as pilot:
        await pilot.click("#papers", offset=(20, 6))
        await reader.settle()
        assert (reader.cursor, reader.focused) == (5, "papers")
        await pilot.click("#views", offset=(5, 4))
        await reader.settle()
        assert reader.title_bar.startswith("paperreader  All")
        await pilot.click("#papers", offset=(20, 2), times=2)
        await reader.settle()
        assert reader.panes == ["abstract"]


async def test_the_mouse_scrolls_by_the_scrollbar(reader: Reader) -> None:
    async with reader.opened() as pilot:
        papers = reader.screen.parts.panes.papers
        bar = papers.region.width - 2

        def first() -> int:
            return papers.in_sight.start

        assert reader.lines[2][papers.region.x + bar] == "█"
        await pilot.click("#papers", offset=(bar, PAGE))
        assert (first(), reader.cursor) == (PAGE, 0)  # what is pointed at stays
        await pilot.click("#papers", offset=(bar, 1))
        assert first() == 0
        await pilot.mouse_down("#papers", offset=(bar, 2))
        await pilot.hover("#papers", offset=(0, PAGE + 1))  # the hand need not stay on it
        await pilot.mouse_up("#papers", offset=(0, PAGE + 1))
        assert papers.in_sight.stop == papers.count
        assert reader.lines[1 + PAGE][papers.region.x + bar] == "█"
        await pilot.hover("#papers", offset=(0, 1))
        assert papers.in_sight.stop == papers.count  # it was let go


async def test_the_mouse_selects_what_is_read(reader: Reader) -> None:
    async with reader.opened() as pilot:
        top, left = reader.lines[2], reader.screen.parts.panes.abstract.region.x
        title = reader.abstract.splitlines()[0]
        begin = top.rindex(title[:20]) - left
        await pilot.mouse_down("#abstract", offset=(begin + 6, 1))
        await pilot.hover("#abstract", offset=(begin + 5, 2))  # to the title's second line
        await pilot.mouse_up("#abstract", offset=(begin + 5, 2))
        selected = reader.app.screen.get_selected_text()
        assert selected is not None
        assert selected.startswith(title[6:20])
        assert title[6:].startswith(selected)
        assert len(selected) > len(top[left + begin + 6 :].rstrip(" │"))


async def test_a_click_on_the_key_bar_does_what_its_key_does(reader: Reader) -> None:
    async with reader.opened() as pilot:
        start = reader.lines[-1].index("s star")
        await pilot.click("KeyBar", offset=(start + 2, 0))
        await reader.settle()
        assert "★" in reader.row
