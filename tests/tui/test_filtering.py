"""The filter's line: completions, lines typed before, and orders."""

from __future__ import annotations

import pytest

from paperreader import Library
from tests.tui.reader import SMALL, WIDE, Reader


def typed(reader: Reader) -> str:
    """What stands in the line for typing."""
    return reader.lines[-2].strip().removeprefix("/").rpartition("  ")[0].strip()


async def test_tab_writes_out_what_was_begun_and_goes_on_with_its_values(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("sta")
        await reader.press("backspace", "backspace", "backspace")
        await reader.type("is:sta")
        assert typed(reader) == "is:starred"
        assert "Inbox / is:sta " in reader.title_bar
        await reader.press("tab")
        assert "Inbox / is:starred" in reader.title_bar
        await reader.type(" ha")
        await reader.press("tab")
        assert reader.lines[-1].startswith(" abstract  authors  categories")


async def test_tab_again_takes_the_next_and_shift_tab_the_one_before(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("is:")
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await reader.press(key)
            seen.append(typed(reader))
        assert seen == ["is:unread", "is:read", "is:starred", "is:read"]
        assert reader.focused == "EntryField"


async def test_tags_sources_and_views_of_the_library_are_offered(reader: Reader) -> None:
    reader.library.mark([reader.library.list("graphfm")[0].paper.key], tags=["graphs"])
    async with reader.opened():
        for begun, offered in (
            ("#g", "graphs"),
            ("source:", "huggingface"),
            ("view:", "Inbox"),
            ("digest:2", "2026-"),
        ):
            await reader.press("/")
            await reader.type(begun)
            assert reader.lines[-1].startswith(f" {offered}"), begun
            await reader.press("escape")


@pytest.mark.parametrize("key", ["right", "end"])
async def test_the_end_key_takes_over_no_more_than_it_does_in_a_shell(
    reader: Reader, key: str
) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("is:unr")
        await reader.press(key)
        assert ("/ is:unread" in reader.title_bar) is (key == "right")


async def test_arrows_go_through_filters_typed_before_also_after_a_restart(
    library: Library,
) -> None:
    reader = Reader(library)
    async with reader.opened():
        for text in ("mamba", "graph"):
            await reader.press("/")
            await reader.type(text)
            await reader.press("enter", "escape")
    async with reader.opened(SMALL):
        await reader.press("/")
        await reader.type("mo")
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await reader.press(key)
            seen.append(typed(reader))
        assert seen == ["graph", "mamba", "mamba", "graph", "mo", "mo"]
        assert "/ mo " in reader.title_bar


async def test_a_filter_that_was_cleared_is_not_kept(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba")
        await reader.press("escape", "/", "up")
        assert reader.title_bar.startswith("paperreader  Inbox · ")


async def test_words_are_listed_by_relevance_and_all_else_by_date(reader: Reader) -> None:
    async with reader.opened():
        for text, order in (
            ("mamba", "by relevance"),
            ("is:unread", "by date"),
            ("mamba sort:title", "by title"),
            ("sort:oldest", "oldest first"),
        ):
            await reader.press("/")
            await reader.type(text)
            await reader.press("enter")
            assert order in reader.title_bar, text
            await reader.press("escape")
            assert "by date" in reader.title_bar


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_another_order_is_chosen_and_stays_in_the_view(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with reader.opened(size):
        await reader.press("S")
        assert "most seen first" in reader.text
        await reader.press("j", "j", "enter")
        assert "by title" in reader.title_bar
        listed = reader.library.list("is:unread", sort="title")
        assert listed[reader.cursor].paper.title[:40] in reader.row
        await reader.press("/")
        await reader.type("mamba")
        assert "by title" in reader.title_bar
        await reader.type(" sort:oldest")
        assert "oldest first" in reader.title_bar
        await reader.press("escape", "]")
        assert "by date" in reader.title_bar


async def test_the_cursor_stays_on_its_paper_in_another_order(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("j", "j")
        row = reader.row
        await reader.press("S", "j", "enter")
        assert reader.row == row
        await reader.press("S", "escape")
        assert "oldest first" in reader.title_bar


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_beside_no_list_the_page_says_why_it_is_empty(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with reader.opened(size):
        await reader.press("z", "/")
        await reader.type("qqzzqq")
        assert reader.panes == ["abstract"]
        assert "No paper of this view answers the filter." in reader.text
        await reader.press("escape")
        assert "answers the filter" not in reader.text
        assert "PELA" in reader.text
        await reader.press("escape", "/")
        await reader.type("qqzzqq")
        assert reader.text.count("No paper of this view answers the filter.") == 1
