"""What stands below a line that is typed, and how one goes through completions and lines typed before."""

from __future__ import annotations

import pytest

from paperreader.core.completion import Completion, Names, completion
from paperreader.core.query_parser import read_typed
from paperreader.tui.cells import width_of
from paperreader.tui.prompts import Offer, Recall, hint_line

NAMES = Names(tags={"moe": 8, "mamba": 3}, views=["Inbox", "All"])

ADVICE = "Enter keeps"


def offer(text: str, cursor: int | None = None) -> Offer:
    cursor = len(text) if cursor is None else cursor
    return Offer(text, completion(text, cursor, NAMES))


def hint(text: str, width: int = 120, cursor: int | None = None) -> str:
    cursor = len(text) if cursor is None else cursor
    problems = read_typed(text).problems
    parts = hint_line(offer(text, cursor), problems, text, cursor, ADVICE, width)
    assert width_of(parts) == width
    return "".join(text for text, _ in parts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", " Enter keeps"),
        ("mamb", " Enter keeps"),
        ("is:u", " unread "),
        ("is:", " unread  read  starred  later "),
        ("#", " moe  mamba "),
        ("ti", " title: "),
        ("mamba ", " title:  abstract:  author: "),
        ("is:nope", " nope  is: knows only "),
        ("x:y mamba", " x:  there is no such field"),
        ("x:y is:", " unread  read "),
        ("x:y ", " x:  there is no such field"),
    ],
)
def test_completions_come_before_what_could_not_be_read_and_that_before_the_keys(
    text: str, told: str
) -> None:
    assert hint(text).startswith(told)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("#", " 8 papers · Tab"),
        ("is:", " Tab"),
        ("x:y mamba", " · read as a word"),
        ("x:y (mamba", " · read as if it were, and 1 more"),
        ("is:nope is:no is:x ", " · left out, and 2 more"),
    ],
)
def test_at_the_end_stands_what_a_completion_is_or_how_it_was_read(text: str, end: str) -> None:
    assert hint(text).rstrip().endswith(end)


@pytest.mark.parametrize("width", [10, 20, 40, 80])
@pytest.mark.parametrize("text", ["", "is:", "is:nope", "#", "x:y (mamba", "digest:"])
def test_a_hint_is_as_wide_as_its_line(text: str, width: int) -> None:
    hint(text, width)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x:y ", "x: there is no such field; there are title, abstract, … · read as a word"),
        ("date:x", "x a day is written as 2026, 2026-04, 2026-04-22, 7d, 2w, 3m, 1y, … · left out"),
        ("title:-a", "-a a - stands before the field: -title:a · left out"),
    ],
)
def test_a_reason_too_long_for_the_line_ends_between_words(text: str, line: str) -> None:
    assert " ".join(hint(text, 80).split()) == line


def test_of_several_problems_the_nearest_to_the_cursor_is_told() -> None:
    assert hint("x:y (mamba").startswith(" (  this ( is not closed")
    assert hint("x:y (mamba", cursor=1).startswith(" x:  there is no such field")


def test_a_completion_beyond_the_end_of_the_line_comes_into_sight() -> None:
    first = offer("mamba ")
    for step in range(1, len(first.completion.candidates) + 1):
        first = first.stepped(1)
        parts = hint_line(first, (), *first.applied, ADVICE, 60)
        assert first.chosen == step - 1
        assert (first.told.text, "chosen") in parts


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ((1,), "#moe x"),
        ((1, 1), "#mamba x"),
        ((1, 1, 1), "#moe x"),
        ((-1,), "#mamba x"),
        ((-1, -1), "#moe x"),
    ],
)
def test_completions_take_each_others_place(steps: tuple[int, ...], text: str) -> None:
    at = offer("#m x", 2)
    for step in steps:
        at = at.stepped(step)
    assert at.applied == (text, len(text) - 2)


@pytest.mark.parametrize(
    ("text", "cursor", "ghost"),
    [
        ("is:u", 4, "is:unread"),
        ("is:", 3, ""),
        ("IS:U", 4, ""),
        ("#mo x", 3, ""),
        ("zzz", 3, ""),
        ("", 0, ""),
    ],
)
def test_a_ghost_only_goes_on_with_what_was_begun(text: str, cursor: int, ghost: str) -> None:
    assert offer(text, cursor).ghost == ghost


def test_nothing_offered_is_nothing() -> None:
    assert not Offer()
    assert not Offer("x", Completion((1, 1), ()))


def test_lines_typed_before_are_gone_through_and_what_was_begun_is_at_the_end() -> None:
    recall, seen = Recall(("first", "second", "third")), []
    text = "begun"
    for step in (1, 1, 1, 1, -1, -1, -1, -1):
        recall, text = recall.went(step, text)
        seen.append(text)
    assert seen == ["third", "second", "first", "first", "second", "third", "begun", "begun"]


def test_what_stands_there_already_is_passed_over() -> None:
    assert Recall(("first", "second")).went(1, "second")[1] == "first"


def test_without_lines_one_stays() -> None:
    assert Recall().went(1, "begun")[1] == "begun"
    assert Recall().went(-1, "begun")[1] == "begun"
