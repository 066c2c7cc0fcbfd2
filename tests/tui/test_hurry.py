"""A listing that takes long to find shows its first papers, and then is what it would have been at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from paperreader import Library
from paperreader.core.listing import Hurry, Listing
from tests.tui.conftest import TODAY
from tests.tui.reader import Reader

SO_FAR = 5
"""Papers that are found at once; half a screen."""


class SlowLibrary(Library):
    """One that finds more than a few papers only when it is let go on."""

    go_on = Event()

    def list(self, *args: Any, hurry: Hurry | None = None, **options: Any) -> Listing:
        """The first few papers, where someone is in a hurry."""
        listing = super().list(*args, **options)
        if hurry is None or len(listing) <= SO_FAR:
            return listing

        def find_all() -> Listing:
            assert self.go_on.wait(10)
            return listing

        return replace(listing, keys=listing.keys[:SO_FAR], total=SO_FAR, find_all=find_all)


@pytest.fixture
def slow(home: Path) -> Iterator[SlowLibrary]:
    """The library of the samples; it goes on when a test lets it."""
    SlowLibrary.go_on = Event()
    with SlowLibrary.open(home, today=lambda: TODAY, write_behind=True) as library:
        library.go_on.set()
        yield library
        library.go_on.set()


async def test_the_first_papers_are_shown_at_once_and_the_rest_when_found(
    slow: SlowLibrary,
) -> None:
    reader = Reader(slow)
    whole = slow.list("is:unread models")
    async with reader.opened():
        slow.go_on.clear()
        reader.post("/", *"models")
        await reader.until(lambda: f"{SO_FAR}+ found" in reader.text)
        assert len([row for row in reader.rows if row]) == SO_FAR
        reader.post("ctrl+n", "ctrl+n")
        await reader.until(lambda: reader.cursor == 2)
        title = reader.row
        slow.go_on.set()
        await reader.settle()
        assert f"{len(whole)} found" in reader.text
        assert (reader.screen.parts.panes.papers.count, reader.cursor) == (len(whole), 2)
        assert reader.row == title


async def test_all_of_a_listing_is_marked_also_before_all_of_it_is_found(slow: SlowLibrary) -> None:
    reader = Reader(slow)
    whole = list(slow.list("is:unread models").keys)
    async with reader.opened():
        slow.go_on.clear()
        reader.post("/", *"models")
        await reader.until(lambda: f"{SO_FAR}+ found" in reader.text)
        reader.post("enter")
        await reader.until(lambda: reader.focused == "papers")
        reader.post("A")
        slow.go_on.set()
        await reader.settle()
        assert all(slow.marks[key].read for key in whole)
        assert len(slow.marks) == len(whole)
        assert reader.screen.parts.panes.papers.count == len(whole)


async def test_letters_typed_meanwhile_make_what_is_still_sought_of_no_interest(
    slow: SlowLibrary,
) -> None:
    reader = Reader(slow)
    async with reader.opened():
        slow.go_on.clear()
        reader.post("/", *"models")
        await reader.until(lambda: f"{SO_FAR}+ found" in reader.text)
        reader.post(*" mamba")
        slow.go_on.set()
        await reader.settle()
        found = len(slow.list("is:unread models mamba*"))
        assert reader.screen.parts.panes.papers.count == found
        assert f"{found} found" in reader.text


async def test_a_jump_to_a_paper_that_was_not_yet_found_stays_in_the_view(
    slow: SlowLibrary,
) -> None:
    reader = Reader(slow)
    whole = slow.list("is:unread models")
    last = slow.finding.paper(whole.keys[-1]).paper.title
    async with reader.opened():
        slow.go_on.clear()
        reader.post("/", *"models")
        await reader.until(lambda: f"{SO_FAR}+ found" in reader.text)
        reader.post("enter")
        await reader.until(lambda: reader.focused == "papers")
        slow.go_on.set()
        await reader.haste("f", *last, "enter")
        assert reader.cursor == len(whole) - 1
        assert reader.screen.parts.panes.papers.count == len(whole)
