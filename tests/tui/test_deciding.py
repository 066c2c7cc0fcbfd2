"""Keys that decide: what they do is seen at once, kept, and can be taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from paperreader import Library
from paperreader.core.mark import Change
from tests.tui.conftest import TODAY
from tests.tui.doubted import Doubted
from tests.tui.reader import MEDIUM, PATIENCE, Reader


def shown(row: str) -> tuple[bool, bool]:
    """Whether a row shows its paper unread, and starred."""
    return "●" in row, "★" in row


async def test_s_and_r_are_switches_that_move_nothing(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("j", "s", "r")
        assert (reader.cursor, shown(reader.row)) == (1, (False, True))
        await reader.press("s", "r")
        assert (reader.cursor, shown(reader.row)) == (1, (True, False))


async def test_a_paper_marked_read_stays_until_the_view_is_opened_again(reader: Reader) -> None:
    async with reader.opened():
        title = reader.row.strip("● ")
        await reader.press("r")
        assert reader.row.strip() == title
        assert reader.title_bar.startswith("paperreader  Inbox · 206 unread of 207")
        await reader.press("h", "enter")
        assert title not in reader.rows[0]


async def test_counts_live_in_views_and_title(reader: Reader) -> None:
    async with reader.opened():
        assert reader.views[:4] == [
            "▌Inbox              207",
            " Later                0",
            " Starred              0",
            " All                207",
        ]
        await reader.press("s", "r")
        assert reader.views[:3:2] == ["▌Inbox              206", " Starred              1"]
        assert " 20 May      64/65 ━━━━" in reader.views


async def test_all_of_a_listing_is_read_as_one_change(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("A")
        assert "Marked 207 papers read · u undoes" in reader.said
        assert not any("●" in row for row in reader.rows)
        await reader.press("A")
        assert "read already" in reader.said
        await reader.press("u")
        assert all("●" in row for row in reader.rows)


async def test_no_decision_leaves_words_standing_that_are_true_no_more(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("t")
        await reader.haste(*"solo", "enter")
        for undone in ("s", "r", "T enter", "t m o e enter"):
            await reader.press("s", "u")
            assert reader.said.startswith("Undone: ")
            await reader.press(*undone.split())
            assert (undone, reader.said) == (undone, "")
        await reader.press("t", *"moe", "enter")
        assert "It is so already" in reader.said
        await reader.press("e", *"so", "enter")
        assert reader.said.startswith("Wrote a note on “")
        assert reader.said.endswith(" · u undoes")


async def test_what_undo_brings_back_into_the_view_is_listed_and_stood_on(reader: Reader) -> None:
    async with reader.opened():
        inbox = reader.rows
        await reader.press("A", "]", "h", "g", "g")
        assert not any("●" in row for row in reader.rows)
        await reader.press("u")
        assert (reader.rows[1:], reader.cursor) == (inbox[1:], 0)
        await reader.haste("A", "]", "h", "g", "g", "u")
        assert reader.rows[1:] == inbox[1:]
        await reader.press("enter", "j", "j", "r", "]", "h", "g", "g", "enter", "r", "u")
        assert shown(reader.row) == (True, False)
        assert reader.rows[1:3] == [inbox[1], inbox[3]]
        await reader.press("r", "s", "u", "u", "u")
        assert (reader.rows[1], reader.cursor) == (inbox[1], 2)
        assert "207 unread of 207" in reader.title_bar


async def test_undo_and_redo_say_what_they_did(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("u")
        assert "nothing to undo" in reader.said
        await reader.press("s", "j", "u")
        assert (reader.cursor, reader.said.startswith("Undone: starred")) == (1, True)
        assert "★" not in reader.rows[0]
        await reader.press("ctrl+r")
        assert reader.said.startswith("Done again: starred")
        assert "★" in reader.rows[0]
        await reader.press("ctrl+r")
        assert "nothing to redo" in reader.said


async def test_what_was_done_is_there_the_next_day_and_can_be_undone(
    reader: Reader, home: Path
) -> None:
    async with reader.opened():
        await reader.press("s", "j", "r")
        await reader.press("q")
    reader.library.close()
    with Library.open(home) as library:
        assert len(library.list("is:starred")) == 1
        again = Reader(library)
        async with again.opened():
            assert shown(again.rows[0]) == (True, True)
            await again.press("u", "u")
            assert len(library.list("is:read")) + len(library.list("is:starred")) == 0


async def test_a_command_that_brings_papers_into_the_view_lists_them(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("h", "j", "j", "enter")
        assert "No paper is starred." in reader.text
        await reader.haste(":", *"star mamba", "enter")
        assert len(reader.library.list("mamba")) == reader.screen.parts.panes.papers.count
        await reader.press("s", ":")
        await reader.haste(*"star graph", "enter")
        papers = len(reader.library.list("mamba OR graph"))
        assert papers == reader.screen.parts.panes.papers.count


async def test_a_tag_is_completed_from_those_there_are(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("t")
        await reader.type("moe, State Space")
        await reader.press("enter")
        assert "#moe #state-space" in reader.row
        await reader.press("j", "t")
        assert "#moe 1" in reader.text
        await reader.type("st")
        await reader.press("tab", "enter")
        assert "#state-space" in reader.row
        assert " #state-space         2" in reader.views
        assert "#state-space" in reader.abstract


async def test_a_tag_box_left_by_escape_changes_nothing(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("t")
        await reader.type("moe")
        await reader.press("escape")
        assert (reader.focused, "#" in reader.row, reader.library.undo()) == ("papers", False, None)


async def test_one_of_a_papers_tags_is_picked_and_taken_away(reader: Reader) -> None:
    async with reader.opened(MEDIUM):
        await reader.press("T")
        assert "bears no tag" in reader.said
        await reader.press("t")
        await reader.type("moe,rl")
        await reader.press("enter")
        await reader.press("T", "j", "enter")
        assert "#moe" in reader.row
        assert "#rl" not in reader.row


async def test_keys_of_a_persons_own_take_the_place_of_the_usual_ones(reader: Reader) -> None:
    async with reader.opened(keys={"star": "asterisk", "read": "s"}):
        assert "* star" in reader.lines[-1]
        await reader.press("asterisk", "s")
        assert shown(reader.row) == (False, True)
        await reader.press("r")
        assert shown(reader.row) == (False, True)


async def test_what_another_program_did_is_seen_and_the_cursor_stays(
    reader: Reader, home: Path
) -> None:
    async with reader.opened() as pilot:
        await reader.press("j")
        with Library.open(home) as other:
            other.mark(other.list().keys[:2], star=True)
        await pilot.pause(1.5)
        await reader.settle()
        assert ["★" in row for row in reader.rows[:3]] == [True, True, False]
        assert reader.cursor == 1


@pytest.mark.parametrize(
    ("keys", "starred"), [("ss", False), ("sss", True), ("su", False), ("srAuuu", False)]
)
async def test_what_is_decided_in_haste_is_done_in_turn(
    reader: Reader, keys: str, starred: bool
) -> None:
    async with reader.opened():
        await reader.haste(*keys)
        assert shown(reader.row) == (True, starred)
        assert reader.screen.parts.works.doing is None


async def test_a_listing_that_cannot_be_marked_is_not_being_marked_any_more(home: Path) -> None:
    with Library.open(home) as older:
        older.mark(older.list().keys[:1], star=True)
        (marks,) = older.places.marks.glob("*.json")
    marks.write_text(marks.read_text().replace('"version":1', '"version":2', 1))
    with Library.open(home, write_behind=True) as library:
        reader = Reader(library)
        async with reader.opened():
            await reader.press("A")
            assert "update paperreader" in reader.said
            assert reader.screen.parts.works.doing is None


async def test_a_note_is_kept_changed_and_removed(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("e")
        await reader.haste(*"read again", "enter")
        assert "Note  read again" in reader.abstract
        await reader.press("e")
        await reader.haste(*" soon", "enter")
        assert "Note  read again soon" in reader.abstract
        await reader.press("e", "escape", "e", "enter")
        assert "Note  read again soon" in reader.abstract
        await reader.press("e", "ctrl+u", "enter")
        assert "Note" not in reader.abstract
        await reader.press("u")
        assert "Note  read again soon" in reader.abstract


async def test_a_paper_is_kept_for_later_and_no_longer(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("L")
        assert "for later" in reader.abstract
        assert "Kept" in reader.said
        await reader.press("L")
        assert "for later" not in reader.abstract
        await reader.press("u", "/")
        await reader.type("is:later ")
        assert reader.screen.parts.panes.papers.count == 0
        await reader.press("escape", "h", "j")
        assert reader.title_bar.startswith("paperreader  Later · 1 unread of 1")


@pytest.mark.parametrize("key", ["s", "r", "L", "x"])
async def test_a_switch_that_is_pressed_twice_in_haste_is_as_it_was(
    reader: Reader, key: str
) -> None:
    async with reader.opened():
        await reader.haste(key, key)
        assert not any(reader.library.marks.values())


async def test_a_listing_is_being_marked_also_when_something_else_goes_wrong(home: Path) -> None:
    go_on = Event()

    class Slow(Library):
        def mark(self, *args: Any, **options: Any) -> Change | None:
            assert go_on.wait(PATIENCE)
            return super().mark(*args, **options)

    with Slow.open(home, today=lambda: TODAY, write_behind=True) as library:
        library.finding = Doubted(library.finding, fails=True)
        reader = Reader(library)
        async with reader.opened():
            await reader.until(lambda: "the disk is away" in reader.said)
            reader.post("A")
            await reader.until(lambda: "marking" in reader.title_bar)
            reader.screen.parts.foot.say("")
            reader.post("j")  # of this paper, too, nothing similar is found
            await reader.until(lambda: "the disk is away" in reader.said)
            assert "marking" in reader.title_bar
            go_on.set()
            await reader.settle()
            assert "marking" not in reader.title_bar


async def test_a_reader_that_is_open_over_midnight_shows_who_is_back(home: Path) -> None:
    days = [TODAY]
    with Library.open(home, today=lambda: days[-1], write_behind=True) as library:
        library.mark(library.list().keys[:1], snooze=TODAY + timedelta(days=1))
        reader = Reader(library)
        async with reader.opened(query="is:snoozed"):
            assert reader.row.startswith("z ")
            assert "snoozed until 2 Jun 2026" in reader.abstract
            days.append(TODAY + timedelta(days=1))
            await reader.until(lambda: "Inbox              207" in reader.views[0])
            await reader.until(lambda: reader.row.startswith("↺ "))
            assert "back since 2 Jun 2026" in reader.abstract


async def test_x_dismisses_and_restores_and_the_paper_stays_until_the_view_is_opened_again(
    reader: Reader,
) -> None:
    async with reader.opened():
        title = reader.row.strip("● ")
        await reader.press("x")
        assert (reader.cursor, reader.row) == (0, f"×   {title}")
        assert reader.said.startswith("Dismissed “")
        assert reader.said.endswith(" · u undoes")
        assert "dismissed" in reader.abstract
        assert reader.views[0] == "▌Inbox              206"
        assert " 20 May      64/65 ━━━━" in reader.views
        await reader.press("x")
        assert reader.row == f"●   {title}"
        await reader.press("u")
        assert reader.row == f"×   {title}"
        await reader.press("j", "p")
        assert reader.cursor == 206  # what was dismissed is no unread paper to go to
        await reader.press("h", "enter")
        assert title not in reader.rows[0]


DAYS = {
    "": "2 Jun 2026",
    "1": "2 Jun 2026",
    "2": "4 Jun 2026",
    "3": "8 Jun 2026",
    "4": "1 Jul 2026",
    "next": "8 Jun 2026",
    "2w": "15 Jun 2026",
    "fri": "5 Jun 2026",
    "2026-12-01": "1 Dec 2026",
}
"""What is typed into the box that asks for a day, on Monday the 1st of June, and which day that is."""


async def test_a_paper_is_snoozed_to_a_day_that_is_chosen_or_typed(reader: Reader) -> None:
    async with reader.opened():
        for typed, day in DAYS.items():
            await reader.haste("Z", *typed, "enter")
            assert reader.row.startswith("z ")
            assert reader.said.startswith("Snoozed “")
            assert reader.said.endswith(f" until {day} · u undoes")
            assert f"snoozed until {day}" in reader.abstract
            assert reader.views[0] == "▌Inbox              206"
            await reader.press("u")


async def test_a_read_paper_that_is_snoozed_will_be_unread_and_one_undo_takes_both_back(
    reader: Reader,
) -> None:
    async with reader.opened():
        await reader.press("r", "Z", "enter")
        assert reader.said.startswith("Marked “")
        assert "unread and snoozed it until 2 Jun 2026" in reader.said
        await reader.press("u")
        assert (reader.row[0], reader.library.marks[reader.place.listing.keys[0]].read) == (
            " ",
            True,
        )


async def test_a_snoozed_paper_can_be_woken_and_no_other(reader: Reader) -> None:
    async with reader.opened():
        await reader.press("Z")
        assert "wake" not in reader.text
        await reader.type("someday")
        assert "Here a day is written as 2026-04-22, 3d" in reader.text
        await reader.press("enter")
        assert "Snooze" in reader.text
        await reader.press("escape")
        assert not any(reader.library.marks.values())
        await reader.press("Z", "enter", "Z")
        assert "wake now" in reader.text
        await reader.press("up", "down", "5", "enter")
        assert reader.row.startswith("● ")
        assert reader.said.startswith("Woke “")


@pytest.mark.parametrize("key", ["x", "Z"])
async def test_where_there_is_no_paper_that_is_said(empty: Library, key: str) -> None:
    reader = Reader(empty)
    async with reader.opened():
        await reader.press(key)
        assert "No papers here yet" in reader.said


async def test_on_a_sunday_the_next_monday_is_offered_beside_tomorrow(home: Path) -> None:
    sunday = TODAY - timedelta(days=1)
    with Library.open(home, today=lambda: sunday, write_behind=True) as library:
        reader = Reader(library)
        async with reader.opened():
            await reader.press("Z")
            offers = [line for line in reader.lines if "Mon 1 Jun 2026" in line]
            assert ["tomorrow" in line for line in offers] == [True, False]
            assert "next Monday" in offers[1]
