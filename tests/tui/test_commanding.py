"""Commands: counted before they are done, done to the papers that were counted, undone by one key."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from paperreader import Library
from paperreader.core.errors import StoreError
from paperreader.core.listing import Listing
from tests.tui.conftest import TODAY
from tests.tui.reader import PATIENCE, SMALL, WIDE, Reader


def tagged(library: Library, tag: str) -> int:
    """How many papers bear a tag."""
    return library.overview.tags().get(tag, 0)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_a_command_tells_how_many_papers_it_means_and_is_undone_at_once(
    reader: Reader, size: tuple[int, int]
) -> None:
    library = reader.library
    papers = len(library.list("is:unread graph"))
    async with reader.opened(size):
        await reader.press(":")
        await reader.type("tag graphs,later is:unread graph")
        assert reader.lines[-2].rstrip().endswith(f"  {papers} papers")
        assert tagged(library, "later") == 0
        await reader.press("enter")
        assert (tagged(library, "later"), tagged(library, "graphs")) == (papers, papers)
        assert f"Tagged {papers} papers #graphs and #later · u undoes" in reader.said
        assert reader.focused == "papers"
        await reader.press("u")
        assert tagged(library, "later") == 0


async def test_without_a_query_it_is_about_the_paper_of_the_cursor(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("j", ":")
        await reader.type("star")
        assert reader.lines[-2].rstrip().endswith("  1 paper")
        await reader.press("enter")
        assert reader.row.startswith("● ★")
        assert len(reader.library.list("is:starred")) == 1


async def test_what_is_typed_in_one_go_is_done_once_it_was_counted(reader: Reader) -> None:
    async with reader.opened():
        await reader.haste(":", *"read mamba", "enter")
        assert len(reader.library.list("is:read")) == len(reader.library.list("mamba"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("star is:nope", "is: knows only"),
        ("stra mamba", "there is no such command"),
        ("tag", "the name of a tag should follow"),
        ("q", "q quits, without a colon"),
        ("snooze someday mamba", "a day is written as"),
        ('note "half', "this quote is not closed"),
        ("star mamba x:y", "there is no such field"),
    ],
)
async def test_what_cannot_be_read_is_told_and_nothing_is_done(
    reader: Reader, text: str, told: str
) -> None:
    async with reader.opened():
        await reader.press(":")
        await reader.type(text)
        assert told in reader.lines[-1]
        assert reader.lines[-1].rstrip().endswith("· nothing is done")
        assert "paper" not in reader.lines[-2]
        await reader.press("enter")
        assert reader.focused == "EntryField"
        assert not reader.library.marks


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", "tag  untag  star"),
        ("sn", "snooze"),
        ("snooze ", "tomorrow"),
        ("star is:st", "starred"),
        ("star view:", "Inbox"),
    ],
)
async def test_commands_and_what_follows_them_are_completed(
    reader: Reader, text: str, offered: str
) -> None:
    async with reader.opened():
        await reader.press(":")
        await reader.type(text)
        assert reader.lines[-1].startswith(f" {offered}")


async def test_a_command_that_means_no_paper_stays_to_be_typed_on(reader: Reader) -> None:
    async with reader.opened():
        await reader.press(":")
        await reader.type("star mamba")
        assert reader.lines[-1].strip() == "Enter does it · Esc closes"
        await reader.type("qqzzqq")
        assert "0 papers" in reader.lines[-2]
        assert reader.lines[-1].strip() == "no paper answers this · Esc closes"
        await reader.press("enter")
        assert "nothing was changed" in reader.said
        assert reader.focused == "EntryField"


@pytest.mark.parametrize("query", ["the", "*", "is:unread"])
async def test_what_means_every_paper_is_done_when_it_is_entered_twice(
    reader: Reader, query: str
) -> None:
    async with reader.opened():
        await reader.press(":")
        await reader.type(f"star {query}")
        await reader.press("enter")
        assert (
            reader.said == "That is every paper of the library, all 207; Enter once more does it."
        )
        assert not reader.library.marks
        await reader.haste("backspace", query[-1], "enter")  # what is typed anew is asked anew
        assert not reader.library.marks
        await reader.press("enter")
        assert len(reader.library.list("is:starred")) == 207


async def test_escape_leaves_all_as_it_is_and_so_does_an_empty_line(reader: Reader) -> None:
    async with reader.opened():
        await reader.press(":")
        await reader.type("star mamba")
        await reader.press("escape", ":", "enter")
        assert reader.focused == "papers"
        assert not reader.library.marks


async def test_commands_are_kept_apart_from_filters(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("/")
        await reader.type("mamba")
        await reader.press("enter", ":")
        await reader.type("star mamba")
        await reader.press("enter", ":")
        for _ in range(2):
            await reader.press("up")
            assert any(line.startswith(" : star mamba ") for line in reader.lines)
        await reader.press("escape", "/")
        assert any(line.startswith(" / mamba ") for line in reader.lines)


async def test_a_day_counts_from_today(reader: Reader) -> None:
    async with reader.opened():
        await reader.press(":")
        await reader.type("snooze 7d mamba")
        await reader.press("enter")
        days = {mark.snoozed_until for mark in reader.library.marks.values()}
        assert [day and (day - TODAY).days for day in days] == [7]


async def test_what_was_closed_while_it_was_counted_is_not_done_by_the_next_enter(
    home: Path,
) -> None:
    go_on = Event()

    class Slow(Library):
        def list(self, *args: Any, **options: Any) -> Listing:
            if "attention" in str(args):
                assert go_on.wait(PATIENCE)
            return super().list(*args, **options)

    with Slow.open(home, today=lambda: TODAY, write_behind=True) as library:
        reader = Reader(library)
        async with reader.opened():
            await reader.press(":")
            reader.post(*"star attention", "escape")
            await reader.until(lambda: reader.focused == "papers")
            reader.post(":")
            await reader.until(lambda: reader.focused == "EntryField")
            reader.post("enter")
            await reader.until(lambda: reader.focused == "papers")
            go_on.set()
            await reader.settle()
            assert not library.marks


async def test_a_command_whose_papers_cannot_be_counted_does_not_do_the_one_before(
    home: Path,
) -> None:
    class Failing(Library):
        def list(self, *args: Any, **options: Any) -> Listing:
            if "mambaz" in str(args):
                raise StoreError(home, "the disk is away")
            return super().list(*args, **options)

    with Failing.open(home, today=lambda: TODAY, write_behind=True) as library:
        reader = Reader(library)
        async with reader.opened():
            await reader.press(":")
            await reader.type("star mamba")
            assert reader.lines[-2].rstrip().endswith(" papers")
            await reader.type("z")
            assert "the disk is away" in reader.said
            assert not reader.lines[-2].rstrip().endswith(" papers")
            await reader.press("enter")
            assert reader.focused == "EntryField"
            assert not library.marks
