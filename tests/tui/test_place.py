"""Steps from where the reader is."""

from __future__ import annotations

import pytest

from paperreader.core.mark import Mark
from paperreader.core.view import INBOX, ViewCount, tag_view
from paperreader.tui.place import merged, next_unread, tags_among

KEYS = ("a", "b", "c", "d")

READ = Mark(read=True)


@pytest.mark.parametrize(
    ("read", "row", "step", "next_row"),
    [
        ("", 0, 1, 1),
        ("bc", 0, 1, 3),
        ("bcd", 0, 1, 0),
        ("d", 2, 1, 0),
        ("c", 3, -1, 1),
        ("", 0, -1, 3),
        ("abcd", 2, 1, None),
    ],
)
def test_the_next_unread_paper_is_looked_for_all_around(
    read: str, row: int, step: int, next_row: int | None
) -> None:
    assert next_unread(KEYS, row, step, dict.fromkeys(read, READ)) == next_row


def test_an_empty_list_has_no_unread_paper() -> None:
    assert next_unread((), 0, 1, {}) is None


def test_the_tags_are_those_that_have_a_view() -> None:
    views = [ViewCount(INBOX, 9, 9), ViewCount(tag_view("moe"), 8, 2)]
    assert tags_among(views) == {"moe": 8}


@pytest.mark.parametrize(
    ("shown", "now", "back", "listed"),
    [
        ("abc", "abcd", "d", "abcd"),
        ("", "abc", "abc", "abc"),
        ("abc", "xay", "xy", "xaybc"),
        ("abcd", "bxd", "x", "abxcd"),
        ("ac", "abcz", "b", "abc"),
    ],
)
def test_what_has_come_back_stands_where_it_would_and_nothing_else_comes_or_goes(
    shown: str, now: str, back: str, listed: str
) -> None:
    assert [*merged(shown, now, back)] == [*listed]
