"""Which papers the Inbox and Later hold, on which day, and that what is put aside is found elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.core.decision import Wishes
from paperreader.core.view import ALL, INBOX, LATER
from tests.library.shelves import TODAY, A, letters, small_library

IN_A_WEEK = TODAY + timedelta(days=7)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """The small library, in which nothing is decided yet."""
    with small_library(tmp_path) as marked:
        while marked.undo():
            pass
    with Library.open(tmp_path, today=clock) as opened:
        yield opened


def held(library: Library) -> str:
    """Which of Inbox, Later and All hold paper A, by their first letters."""
    views = {"i": INBOX, "l": LATER, "a": ALL}
    return "".join(name for name, view in views.items() if A.key in library.list(view=view).keys)


@pytest.mark.parametrize(
    ("wishes", "now", "in_a_week"),
    [
        ([{}], "ia", "ia"),
        ([{"read": True}], "a", "a"),
        ([{"later": True}], "la", "la"),
        ([{"later": True, "read": True}], "la", "la"),
        ([{"dismiss": True}], "a", "a"),
        ([{"dismiss": True}, {"later": True}], "a", "a"),
        ([{"dismiss": True}, {"dismiss": False}], "ia", "ia"),
        ([{"snooze": IN_A_WEEK}], "a", "ia"),
        ([{"snooze": IN_A_WEEK}, {"later": True}], "a", "la"),
        ([{"read": True}, {"snooze": IN_A_WEEK}], "a", "ia"),
        ([{"snooze": IN_A_WEEK}, {"read": True}], "a", "a"),
        ([{"dismiss": True}, {"snooze": IN_A_WEEK}], "a", "ia"),
        ([{"snooze": IN_A_WEEK}, {"dismiss": True}], "a", "a"),
        ([{"snooze": IN_A_WEEK, "read": True}], "a", "a"),
    ],
)
def test_a_paper_is_where_it_was_put_until_its_day(
    library: Library, clock: Clock, wishes: list[Wishes], now: str, in_a_week: str
) -> None:
    for wish in wishes:
        library.mark([A.key], **wish)
    assert held(library) == now
    clock.day = IN_A_WEEK - timedelta(days=1)
    assert held(library) == now
    clock.day = IN_A_WEEK
    assert held(library) == in_a_week


def test_a_library_that_is_open_over_midnight_says_that_there_is_news(
    library: Library, clock: Clock
) -> None:
    library.mark([A.key], snooze=IN_A_WEEK, tags=["x"])
    assert letters(library.list("is:snoozed").keys) == "A"
    assert library.overview.views()[0].papers == 11  # which asks for all tags, too
    library.refresh()
    assert not library.refresh()
    clock.day = IN_A_WEEK
    assert library.refresh()
    assert not library.refresh()
    assert letters(library.list("is:snoozed").keys) == ""
    assert library.overview.views()[0].papers == 12
    library.mark([A.key], snooze=IN_A_WEEK + timedelta(days=1))
    assert letters(library.list("is:snoozed").keys) == "A"


def test_what_was_dismissed_is_found_where_it_is_looked_for_and_counts_as_unread_nowhere(
    library: Library,
) -> None:
    library.mark([A.key], tags=["moe"], star=True, later=True)
    library.mark([A.key], dismiss=True)
    library.saved_views.save("Experts", "mixture")
    counts = {count.view.name: (count.papers, count.unread) for count in library.overview.views()}
    assert counts == {
        "Inbox": (11, 11),
        "Later": (0, 0),
        "Starred": (1, 0),
        "All": (12, 11),
        "Experts": (1, 0),
        "#moe": (1, 0),
        "20 May 2026": (4, 3),
        "19 May 2026": (2, 2),
        "22 Apr 2026": (5, 5),
        "10 Mar 2026": (4, 3),
    }
    assert letters(library.list("is:dismissed").keys) == "A"
    assert letters(library.list("mixture -is:dismissed").keys) == ""
    assert library.jump("mixture of experts")[0].key == A.key
