"""Keys that find: the filter, the jump, the command palette."""

from __future__ import annotations

import pytest

from tests.tui.reader import MEDIUM, SMALL, WIDE, Reader

MAMBA = "Spatial-Spectral Morphological Mamba"


async def test_a_filter_narrows_as_one_types_stays_and_is_cleared(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba")
        assert reader.title_bar.startswith("paperreader  Inbox / mamba")
        assert any(MAMBA[:30] in row for row in reader.rows)
        found = reader.screen.parts.panes.papers.count
        assert 0 < found < 20
        assert f"{found} found" in reader.lines[-2]
        await reader.press("enter")
        assert reader.focused == "papers"
        await reader.press("j", "s")
        title = reader.row.strip("●★ ")[:40]
        await reader.press("escape")
        assert reader.title_bar.startswith("paperreader  Inbox · 207")
        assert title in reader.row


async def test_escape_while_typing_clears_the_filter(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba")
        await reader.press("escape")
        assert (reader.focused, reader.screen.parts.panes.papers.count) == ("papers", 207)
        assert "filter" in reader.lines[-1]


async def test_one_moves_in_the_list_while_one_types(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba")
        await reader.press("ctrl+n", "ctrl+n", "ctrl+p")
        assert (reader.cursor, reader.focused) == (1, "EntryField")


async def test_a_kept_filter_can_be_typed_on(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba")
        await reader.press("enter", "/")
        await reader.type(" -survey")
        assert "Inbox / mamba -survey" in reader.title_bar


async def test_what_could_not_be_read_of_a_filter_is_told_as_long_as_it_is_kept(
    reader: Reader,
) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba is:nope")
        assert "is: knows only" in reader.lines[-1]
        assert "not understood" not in reader.title_bar
        await reader.press("enter", "j")
        assert "/ mamba is:nope · not understood: nope" in reader.title_bar
        await reader.press("/")
        assert "not understood" not in reader.title_bar
        await reader.press("enter")
        assert "not understood" in reader.title_bar
        await reader.press("escape")
        assert "not understood" not in reader.title_bar


async def test_of_a_reason_that_is_too_long_the_reading_that_was_used_stays(
    reader: Reader,
) -> None:
    async with reader.opened(SMALL):
        await reader.press("/")
        await reader.type("is:nope")
        assert " ".join(reader.lines[-1].split()).endswith("dismissed, … · left out")


async def test_a_filter_works_within_its_view(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("]", "/")
        await reader.type("mamba")
        within = reader.screen.parts.panes.papers.count
        everywhere = len(reader.library.list("mamba"))
        assert within < everywhere


async def test_an_unfinished_word_is_never_an_error(reader: Reader) -> None:
    async with reader.opened(MEDIUM):
        for text in ("is:", "is:nonsense", "nofield:x", "(", '"half a phrase', "-", "#"):
            await reader.press("/")
            await reader.type(text)
            assert f"Inbox / {text}" in reader.title_bar
            await reader.press("escape")


async def test_what_cannot_be_read_is_said_in_the_bar(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba nofield:x")
        assert "no such field" in reader.lines[-1]


async def test_an_empty_listing_says_why_and_what_to_press(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("h", "j", "j")
        assert "No paper is starred." in reader.text
        await reader.press("l", "/")
        await reader.type("mamba")
        assert "Esc   clear it" in reader.text


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_a_jump_goes_to_a_title_of_a_few_letters(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with reader.opened(size):
        await reader.press("f")
        await reader.type("hyperspectrl mamba")
        assert MAMBA in reader.text
        await reader.press("enter")
        assert MAMBA in reader.row
        assert reader.title_bar.startswith("paperreader  Inbox")
        assert reader.abstract.startswith(MAMBA)


async def test_a_jump_left_by_escape_leaves_one_where_one_was(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("j", "f")
        await reader.type("mamba")
        await reader.press("down", "escape")
        assert (reader.cursor, reader.focused) == (1, "papers")


async def test_a_jump_out_of_the_view_goes_to_all_papers(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("h", "j", "f")
        await reader.type("hyperspectrl mamba")
        await reader.press("enter")
        assert reader.title_bar.startswith("paperreader  All")
        assert MAMBA in reader.row
        assert reader.views[3].startswith("▌All")


async def test_letters_and_enter_typed_in_one_go_reach_the_jump_box(reader: Reader) -> None:
    async with reader.opened():
        await reader.haste(*"fgrafhfm", "enter")
        assert "GraphFM" in reader.row


async def test_the_palette_offers_titles_actions_and_themes(reader: Reader) -> None:
    async with reader.opened() as pilot:
        await reader.press("ctrl+p")
        assert "keep for later" in reader.text
        await reader.type("hyperspectrl mamba")
        await reader.press("enter")
        assert MAMBA in reader.row
        await reader.press("ctrl+p")
        await reader.haste(*"mark the listing", "enter")
        assert "Marked 207 papers read" in reader.said
        await reader.press("ctrl+p")
        await reader.haste(*"theme dracula", "enter", "enter", "enter")
        assert pilot.app.theme == "dracula"
        assert 'theme = "dracula"' in reader.said
        await reader.press("ctrl+p")
        await reader.haste(*"only the abstract", "enter")
        assert reader.panes == ["abstract"]


async def test_a_query_opens_the_reader_on_its_papers(reader: Reader) -> None:
    async with reader.opened(query="mamba"):
        assert reader.title_bar.startswith("paperreader  All / mamba")
        await reader.press("escape")
        assert reader.title_bar.startswith("paperreader  All · 207")


@pytest.mark.parametrize("box", ["f", "ctrl+p"])
async def test_a_box_says_that_nothing_was_found(reader: Reader, box: str) -> None:
    async with reader.opened():
        await reader.press(box)
        await reader.type("qqzzqqzz")
        assert any("Nothing comes near." in line for line in reader.lines)
