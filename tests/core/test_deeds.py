"""Every combination of changes is told in a sentence, of one paper and of many."""

from __future__ import annotations

from datetime import date

import pytest

from paperreader.core.decision import Decision, edits_for
from paperreader.core.deeds import done, redone, summary, undone
from paperreader.core.mark import Change, Mark

DECIDED = Mark(
    starred=True,
    read=True,
    later=True,
    dismissed=True,
    snoozed_until=date(2026, 1, 1),
    tags=frozenset({"x", "y"}),
    note="so",
)
"""Of papers from which something is taken away."""

DAY = date(2026, 5, 20)


def told(decision: Decision, papers: int) -> str:
    """What is said of a decision about some papers of which each of its fields changes."""
    takes_away = not any(edits_for("p", {}, decision))
    before = {str(number): DECIDED for number in range(papers)} if takes_away else {}
    edits = list(edits_for(map(str, range(papers)), before, decision))
    return summary(edits, "GraphFM" if papers == 1 else "")


@pytest.mark.parametrize(
    ("decision", "of_one", "of_many"),
    [
        (Decision(star=True), "starred “GraphFM”", "starred 1,200 papers"),
        (Decision(star=False), "unstarred “GraphFM”", "unstarred 1,200 papers"),
        (Decision(read=True), "marked “GraphFM” read", "marked 1,200 papers read"),
        (Decision(read=False), "marked “GraphFM” unread", "marked 1,200 papers unread"),
        (Decision(later=True), "kept “GraphFM” for later", "kept 1,200 papers for later"),
        (
            Decision(later=False),
            "stopped keeping “GraphFM” for later",
            "stopped keeping 1,200 papers for later",
        ),
        (Decision(dismiss=True), "dismissed “GraphFM”", "dismissed 1,200 papers"),
        (Decision(dismiss=False), "restored “GraphFM”", "restored 1,200 papers"),
        (
            Decision(snooze=DAY),
            "snoozed “GraphFM” until 20 May 2026",
            "snoozed 1,200 papers until 20 May 2026",
        ),
        (Decision(wake=True), "woke “GraphFM”", "woke 1,200 papers"),
        (Decision(note="so"), "wrote a note on “GraphFM”", "wrote a note on 1,200 papers"),
        (
            Decision(note=""),
            "removed the note from “GraphFM”",
            "removed the note from 1,200 papers",
        ),
        (Decision(tags=frozenset("a")), "tagged “GraphFM” #a", "tagged 1,200 papers #a"),
        (
            Decision(tags=frozenset("cab")),
            "tagged “GraphFM” #a, #b and #c",
            "tagged 1,200 papers #a, #b and #c",
        ),
        (
            Decision(untag=frozenset("x")),
            "took the tag #x from “GraphFM”",
            "took the tag #x from 1,200 papers",
        ),
        (
            Decision(untag=frozenset("xy")),
            "took the tags #x and #y from “GraphFM”",
            "took the tags #x and #y from 1,200 papers",
        ),
        (
            Decision(note="so", tags=frozenset("a")),
            "wrote a note on “GraphFM” and tagged it #a",
            "wrote a note on 1,200 papers and tagged them #a",
        ),
        (
            Decision(star=True, read=True, tags=frozenset("ab")),
            "starred “GraphFM”, marked it read and tagged it #a and #b",
            "starred 1,200 papers, marked them read and tagged them #a and #b",
        ),
        (
            Decision(star=True, read=True, later=True, dismiss=True, snooze=DAY, note="so"),
            "starred “GraphFM”, marked it read, kept it for later, dismissed it, "
            "snoozed it until 20 May 2026 and wrote a note on it",
            "starred 1,200 papers, marked them read, kept them for later, dismissed them, "
            "snoozed them until 20 May 2026 and wrote a note on them",
        ),
        (
            Decision(
                star=False,
                read=False,
                later=False,
                dismiss=False,
                wake=True,
                note="",
                untag=frozenset("xy"),
            ),
            "unstarred “GraphFM”, marked it unread, stopped keeping it for later, restored it, "
            "woke it, removed the note from it and took the tags #x and #y from it",
            "unstarred 1,200 papers, marked them unread, stopped keeping them for later, "
            "restored them, woke them, removed the note from them and took the tags #x and #y "
            "from them",
        ),
    ],
)
def test_a_decision_is_told_in_words(decision: Decision, of_one: str, of_many: str) -> None:
    assert (told(decision, 1), told(decision, 1_200)) == (of_one, of_many)


def test_what_changed_nothing_is_not_told() -> None:
    starred = {"1": Mark(starred=True)}
    edits = list(edits_for("1", starred, Decision(star=True, read=True)))
    assert summary(edits, "GraphFM") == "marked “GraphFM” read"


CHANGE = Change("1", "2026", "starred “GraphFM” and tagged it #a", ())


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (done(CHANGE), "Starred “GraphFM” and tagged it #a."),
        (undone(CHANGE), "Undone: starred “GraphFM” and tagged it #a."),
        (undone(None), "There is nothing to undo."),
        (redone(CHANGE), "Done again: starred “GraphFM” and tagged it #a."),
        (redone(None), "There is nothing to redo."),
    ],
)
def test_a_change_is_told_when_it_is_made_taken_back_and_made_again(
    said: str, sentence: str
) -> None:
    assert said == sentence
