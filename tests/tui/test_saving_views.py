"""Views of one's own: saved from a filter, opened by number, renamed, deleted, and all of it undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.view import INBOX
from tests.tui.reader import SMALL, WIDE, Reader


def saved(library: Library) -> dict[str, str]:
    """What the saved views ask, by their names."""
    return {view.name: str(view.query) for view in library.saved_views}


async def save(reader: Reader, filter: str, name: str) -> None:
    """Save a filter as a view, from the line it is typed in."""
    await reader.press("/")
    await reader.type(filter)
    await reader.press("ctrl+s")
    await reader.haste(*name, "enter")


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_a_filter_is_saved_and_opened_by_its_number(
    reader: Reader, size: tuple[int, int]
) -> None:
    library = reader.library
    async with reader.opened(size):
        await reader.press("h", "G", "k", "k", "k", "l")  # All is the fourth from the end
        assert reader.title_bar.startswith("paperreader  All")
        await save(reader, "mamba", "State spaces")
        assert reader.title_bar.startswith("paperreader  State spaces · ")
        assert reader.focused == "papers"
        await reader.press("h", "k", "l")  # the view before it is All
        await save(reader, "mamba OR graph", "Graphs")
        assert saved(library) == {"State spaces": "mamba*", "Graphs": "mamba OR graph*"}
        assert "Saved the view “Graphs” · u undoes" in reader.said
        assert reader.title_bar.startswith("paperreader  Graphs · ")
        await reader.press("1")
        assert reader.title_bar.startswith("paperreader  State spaces · ")
        papers = reader.screen.parts.panes.papers.count
        assert papers == len(library.list("mamba*"))
        await reader.press("2")
        assert reader.title_bar.startswith("paperreader  Graphs · ")
        await reader.press("3")
        assert "no saved view 3" in reader.said


async def test_a_saved_view_stands_among_the_views_with_its_unread_papers(reader: Reader) -> None:
    async with reader.opened():
        await save(reader, "mamba", "State spaces")
        at = next(i for i, line in enumerate(reader.views) if "Saved" in line)
        unread = len(reader.library.list("mamba* is:unread"))
        assert reader.views[at + 1].split() == ["▌1", "State", "spaces", str(unread)]
        await reader.press("r")
        assert reader.views[at + 1].split() == ["▌1", "State", "spaces", str(unread - 1)]


async def test_what_is_saved_is_what_was_listed(reader: Reader) -> None:
    async with reader.opened():
        await save(reader, "mamba OR graph ", "Mine")
        listed = reader.screen.parts.panes.papers.count
        assert saved(reader.library)["Mine"] == f"{INBOX.query} (mamba OR graph)"
        await reader.press("escape", "1")
        assert reader.screen.parts.panes.papers.count == listed


async def test_a_word_that_is_not_finished_and_the_order_that_was_chosen_are_saved_too(
    reader: Reader,
) -> None:
    async with reader.opened():
        await reader.press("S", "down", "down", "enter")
        await save(reader, "sur", "Mine")
        listed = reader.screen.parts.panes.papers.count
        order = reader.place.listing.sort.value
        assert saved(reader.library)["Mine"] == f"{INBOX.query} sur* sort:{order}"
        await reader.press("escape", "1")
        assert reader.screen.parts.panes.papers.count == listed > 0


async def test_a_view_narrowed_is_saved_as_what_both_ask(reader: Reader) -> None:
    library = reader.library
    library.saved_views.save("Either", "mamba OR graph sort:title")
    async with reader.opened():
        await reader.press("1", "/")
        await reader.type("model sort:oldest ")
        listed = reader.screen.parts.panes.papers.count
        await reader.press("ctrl+s")
        await reader.haste(*"Both", "enter")
        assert len(library.list([*library.saved_views][1].query)) == listed
        assert str([*library.saved_views][1].query) == "(mamba OR graph) model sort:oldest"


async def test_a_filter_that_cannot_be_read_is_not_saved(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("is:nope")
        await reader.press("ctrl+s")
        assert "Not saved: is: knows only" in reader.said
        assert reader.focused == "EntryField"


@pytest.mark.parametrize("name", ["Inbox", "#moe", " "])
async def test_a_name_that_no_view_can_have_is_refused(reader: Reader, name: str) -> None:
    async with reader.opened():
        await save(reader, "mamba", name)
        assert saved(reader.library) == {}
        assert ("Inbox" in reader.said) is (name == "Inbox")


async def test_one_renames_and_deletes_the_open_view_and_takes_it_back(reader: Reader) -> None:
    library = reader.library
    async with reader.opened():
        await save(reader, "mamba", "Snakes")
        await reader.press("h", "g", "g", "f2")
        assert "Only a saved view" in reader.said
        await reader.press("1", "f2")
        await reader.haste(*["backspace"] * 6)
        await reader.haste(*"State spaces", "enter")
        assert [*saved(library)] == ["State spaces"]
        assert reader.title_bar.startswith("paperreader  State spaces")
        await reader.press("delete")
        assert saved(library) == {}
        assert "Deleted the view “State spaces”" in reader.said
        assert not any("State spaces" in line for line in reader.views)
        assert reader.title_bar.startswith("paperreader  Inbox")
        await reader.press("u")
        assert any("State spaces" in line for line in reader.views)
        await reader.press("u", "u")
        assert saved(library) == {}
        await reader.press("ctrl+r")
        assert [*saved(library)] == ["Snakes"]


async def test_the_palette_offers_what_is_done_with_views(reader: Reader) -> None:
    async with reader.opened():
        await save(reader, "mamba", "Snakes")
        await reader.press("ctrl+p")
        await reader.haste(*"delete the view", "enter")
        assert saved(reader.library) == {}


async def test_a_renamed_view_is_stood_on_also_where_another_asks_for_it(reader: Reader) -> None:
    library = reader.library
    library.saved_views.save("Both", "graph")
    library.saved_views.save("Snakes", "mamba")
    library.saved_views.save("Both", "graph view:Snakes")
    async with reader.opened():
        await reader.press("2", "f2")
        await reader.haste(*"y", "enter")
        assert saved(library) == {"Both": "graph view:Snakesy", "Snakesy": "mamba"}
        assert reader.title_bar.startswith("paperreader  Snakesy · ")


async def test_a_view_that_is_saved_over_while_it_is_open_lists_what_it_asks_now(
    reader: Reader,
) -> None:
    library = reader.library
    library.saved_views.save("Snakes", "mamba")
    async with reader.opened():
        await reader.press("1", "/")
        await reader.type("is:starred OR graph ")
        await reader.press("ctrl+s")
        await reader.haste(*"Snakes", "enter")
        assert "This view is there already; Enter once more replaces it." in reader.text
        assert saved(library) == {"Snakes": "mamba"}
        await reader.haste("enter")
        assert reader.said == "Changed the view “Snakes” · u undoes"
        now = library.list(next(iter(library.saved_views)).query)
        papers, before = reader.screen.parts.panes.papers, library.list("mamba")
        assert len(now) < len(before)
        await reader.until(lambda: papers.count == len(now))
        await reader.press("u")
        await reader.until(lambda: papers.count == len(before))
        assert reader.title_bar.startswith("paperreader  Snakes · ")


async def test_a_view_that_is_taken_back_while_it_is_open_gives_way_to_the_inbox(
    reader: Reader,
) -> None:
    reader.library.saved_views.save("Snakes", "mamba")
    async with reader.opened():
        await reader.press("1", "u")
        await reader.until(lambda: reader.title_bar.startswith("paperreader  Inbox · "))
        assert "“Snakes” is no longer there" in reader.said
        inbox = len(reader.library.list("is:unread graph"))
        await reader.press("/")
        await reader.type("graph ")
        assert reader.screen.parts.panes.papers.count == inbox


async def test_a_view_that_another_program_deletes_or_renames_gives_way_to_the_inbox(
    reader: Reader, home: Path
) -> None:
    reader.library.saved_views.save("Snakes", "mamba")
    reader.library.flush()
    async with reader.opened():
        await reader.press("1")
        with Library.open(home) as other:
            other.saved_views.rename("Snakes", "Adders")
        await reader.until(lambda: reader.title_bar.startswith("paperreader  Inbox · "))
        assert [*saved(reader.library)] == ["Adders"]
