"""Commands of the `:` line: what they decide, about which papers, and what is offered while typing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.command import command_completion, read_command
from paperreader.core.completion import Names
from paperreader.core.decision import Decision

TODAY = date(2026, 5, 20)
TAGS = Names(tags={"moe": 12, "mamba": 1, "to-read": 3})


@pytest.mark.parametrize(
    ("text", "decision", "query"),
    [
        (
            ":tag later is:unread cat:cs.CL",
            Decision(tags=frozenset({"later"})),
            "is:unread cat:cs.CL",
        ),
        ("tag moe", Decision(tags=frozenset({"moe"})), None),
        (": tag moe ", Decision(tags=frozenset({"moe"})), None),
        (":tag #MoE,rl a", Decision(tags=frozenset({"moe", "rl"})), "a"),
        (':tag "to read" a', Decision(tags=frozenset({"to-read"})), "a"),
        (":untag moe a OR b", Decision(untag=frozenset({"moe"})), "a OR b"),
        (":star a", Decision(star=True), "a"),
        (":star *", Decision(star=True), ""),
        (":star a sort:title", Decision(star=True), "a"),
        (":unstar", Decision(star=False), None),
        (":read", Decision(read=True), None),
        (":unread is:read", Decision(read=False), "is:read"),
        (":later moe", Decision(later=True), "moe"),
        (":no-later moe", Decision(later=False), "moe"),
        (":dismiss -moe", Decision(dismiss=True), "-moe"),
        (":restore moe", Decision(dismiss=False), "moe"),
        (":snooze 2026-06-01 moe", Decision(snooze=date(2026, 6, 1)), "moe"),
        (":snooze tomorrow", Decision(snooze=date(2026, 5, 21)), None),
        (":snooze 2w", Decision(snooze=date(2026, 6, 3)), None),
        (":snooze 1y", Decision(snooze=date(2027, 5, 20)), None),
        (":snooze fri", Decision(snooze=date(2026, 5, 22)), None),
        (":snooze Wednesday moe", Decision(snooze=date(2026, 5, 27)), "moe"),
        (":wake is:snoozed", Decision(wake=True), "is:snoozed"),
        (':note "read the proof" moe', Decision(note="read the proof"), "moe"),
        (":note routing moe", Decision(note="routing"), "moe"),
        (':note ""', Decision(note=""), None),
    ],
)
def test_a_command_is_a_decision_about_papers(
    text: str, decision: Decision, query: str | None
) -> None:
    command = read_command(text, TODAY)
    assert command.problems == ()
    assert command.decision == decision
    assert (None if command.query is None else str(command.query)) == query


@pytest.mark.parametrize(
    ("text", "span", "reason"),
    [
        (":tga x", (1, 4), "there is no such command; there are tag, untag, star, unstar, read, unread, "
         "later, no-later, dismiss, restore, snooze, wake, note"),
        (":tag", (1, 4), "the name of a tag should follow"),
        (":tag --- moe", (5, 8), "no tag can be called this"),
        (":snooze moe", (8, 11), "a day is written as 2026-04-22, 3d, 2w, 1m, 1y, fri or tomorrow"),
        (":snooze fr", (8, 10), "a day is written as 2026-04-22, 3d, 2w, 1m, 1y, fri or tomorrow"),
        (":snooze 2026-02-30", (8, 18), "a day is written as 2026-04-22, 3d, 2w, 1m, 1y, fri or tomorrow"),
        (":snooze 2026-05-20", (8, 18), "this day is not after today"),
        (":snooze 9999y", (8, 13), "a day is written as 2026-04-22, 3d, 2w, 1m, 1y, fri or tomorrow"),
        (':note "read', (6, 7), "this quote is not closed"),
        (":star is:odd", (9, 12), "is: knows only unread, read, starred, later, dismissed, snoozed, "
         "tagged, noted, new, muted, watched"),
        (":star (a", (6, 7), "this ( is not closed"),
        (":star view:x", (11, 12), "there is no view of this name"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(
    text: str, span: tuple[int, int], reason: str
) -> None:
    [problem] = read_command(text, TODAY, views=()).problems
    assert (problem.span, problem.reason) == (span, reason)


def test_nothing_typed_is_no_problem() -> None:
    command = read_command(":", TODAY)
    assert (command.name, command.decision, command.query, command.problems) == ("", None, None, ())


@pytest.mark.parametrize(
    ("typed", "replaced", "offered"),
    [
        (":un|", "un", ["untag", "unstar", "unread"]),
        ("un|", "un", ["untag", "unstar", "unread"]),
        (":star|", "star", []),
        (":tag |", "", ["moe", "mamba", "to-read"]),
        (":tag m|", "m", ["moe", "mamba"]),
        (":tag moe,t| a", "t", ["to-read"]),
        (":tag moe is:unr|", "unr", ["unread"]),
        (":star #to|", "to", ["to-read"]),
        (":star is:s|tar", "star", ["starred", "snoozed"]),
        (":snooze 1|", "1", ["1w", "1m"]),
        (":note x|", "x", []),
        (":note x is:n|", "n", ["noted", "new"]),
    ],
)
def test_what_can_stand_there_is_offered(typed: str, replaced: str, offered: list[str]) -> None:
    text = typed.replace("|", "")
    found = command_completion(text, typed.index("|"), TAGS)
    assert text[slice(*found.span)] == replaced
    assert [candidate.text for candidate in found.candidates] == offered


@given(st.text(max_size=30) | st.text(alphabet=':tagsnoze "1d,-', max_size=30), st.integers(0, 30))
def test_typing_is_never_an_error(text: str, place: int) -> None:
    for problem in read_command(text, TODAY).problems:
        assert 0 <= problem.span[0] < problem.span[1] <= len(text)
    cursor = min(place, len(text))
    start, end = command_completion(text, cursor, TAGS).span
    assert 0 <= start <= end <= len(text)
