"""How decisions become edits, edits become marks, and all of it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.bearers import NEWER_KEPT, Bearers, NamedKeys
from paperreader.core.decision import Decision, edits_for, tag_name
from paperreader.core.mark import (
    UNMARKED,
    Change,
    Edit,
    Mark,
    field_of,
    with_field,
)
from paperreader.core.marked import MANY_TOUCHED, Decided
from paperreader.core.query import Flag, InDigest, Is, Phrase, Query, Tagged, Word

DAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("mark", "decision", "edits"),
    [
        (UNMARKED, Decision(), []),
        (UNMARKED, Decision(star=True), [Edit("k", "starred", False, True)]),
        (Mark(starred=True), Decision(star=True), []),
        (Mark(starred=True), Decision(star=False), [Edit("k", "starred", True, False)]),
        (UNMARKED, Decision(star=False, read=False, later=False, dismiss=False), []),
        (UNMARKED, Decision(read=True), [Edit("k", "read", False, True)]),
        (UNMARKED, Decision(later=True), [Edit("k", "later", False, True)]),
        (UNMARKED, Decision(dismiss=True), [Edit("k", "dismissed", False, True)]),
        (UNMARKED, Decision(snooze=DAY), [Edit("k", "snoozed_until", None, "2026-05-20")]),
        (Mark(snoozed_until=DAY), Decision(snooze=DAY), []),
        (Mark(snoozed_until=DAY), Decision(snooze=DAY, wake=True), []),
        (
            Mark(snoozed_until=DAY),
            Decision(wake=True),
            [Edit("k", "snoozed_until", "2026-05-20", None)],
        ),
        (UNMARKED, Decision(wake=True), []),
        (
            UNMARKED,
            Decision(tags=frozenset({"b", "a"})),
            [Edit("k", "tag:a", False, True), Edit("k", "tag:b", False, True)],
        ),
        (Mark(tags=frozenset({"a"})), Decision(tags=frozenset({"a"})), []),
        (
            Mark(tags=frozenset({"a"})),
            Decision(untag=frozenset({"a", "b"})),
            [Edit("k", "tag:a", True, False)],
        ),
        (
            UNMARKED,
            Decision(tags=frozenset({"a"}), untag=frozenset({"a"})),
            [Edit("k", "tag:a", False, True)],
        ),
        (UNMARKED, Decision(note="x"), [Edit("k", "note", None, "x")]),
        (Mark(note="x"), Decision(note=""), [Edit("k", "note", "x", None)]),
        (UNMARKED, Decision(note=""), []),
    ],
)
def test_a_decision_edits_only_what_it_changes(
    mark: Mark, decision: Decision, edits: list[Edit]
) -> None:
    assert list(edits_for("k", {"k": mark}, decision)) == edits


tags = st.frozensets(st.sampled_from(["moe", "rl", "to-read"]))
wishes = st.none() | st.booleans()
days = st.none() | st.dates()
notes = st.text(max_size=5)
marks = st.builds(
    Mark, st.booleans(), st.booleans(), st.booleans(), st.booleans(), days, tags, notes
)
decisions = st.builds(
    Decision, wishes, wishes, wishes, wishes, days, st.booleans(), tags, tags, st.none() | notes
)
libraries = st.dictionaries(st.sampled_from("abc"), marks)


def edited(marks: Mapping[str, Mark], edits: Iterable[Edit]) -> dict[str, Mark]:
    """The marks after edits."""
    after = dict(marks)
    for key, field, _, value in edits:
        after[key] = with_field(after.get(key, UNMARKED), field, value)
    return after


@given(libraries, decisions)
def test_undoing_a_change_leaves_the_marks_as_they_were(
    before: dict[str, Mark], decision: Decision
) -> None:
    edits = list(edits_for("abc", before, decision))
    change = Change("id", "time", "summary", tuple(edits))
    undone = edited(edited(before, edits), change.inverse_edits())
    assert all(mark == before.get(key, UNMARKED) for key, mark in undone.items())
    assert undone.keys() == before.keys() | {edit.key for edit in edits}


@given(marks, decisions)
def test_a_decision_made_twice_changes_nothing_the_second_time(
    mark: Mark, decision: Decision
) -> None:
    once = edited({"k": mark}, edits_for("k", {"k": mark}, decision))
    assert list(edits_for("k", once, decision)) == []


@given(marks)
def test_every_field_of_a_mark_survives_being_stored(mark: Mark) -> None:
    fields = ["starred", "read", "later", "dismissed", "snoozed_until", "note"]
    made = UNMARKED
    for field in [*fields, *(f"tag:{tag}" for tag in mark.tags)]:
        made = with_field(made, field, field_of(mark, field))
    assert made == mark


def test_a_field_of_a_later_version_is_passed_over() -> None:
    assert with_field(Mark(read=True), "rating", "5") == Mark(read=True)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("moe", "moe"),
        ("#MoE", "moe"),
        ("  To read ", "to-read"),
        ("to \t read", "to-read"),
        ("cs.CL", "cs.cl"),
        ("c++", "c++"),
        ("a,b", "ab"),
        ("(a)", "a"),
        ("mo*", "mo"),
        ("'a' \"b\"", "a-b"),
        ("-moe-", "moe"),
        ("\x1b[31m\u202emoe", "[31mmoe"),
        ("Straße", "strasse"),
        ("日本", "日本"),
        ("#", ""),
        (" - ", ""),
        ("", ""),
    ],
)
def test_a_tag_is_what_the_person_meant(typed: str, tag: str) -> None:
    assert tag_name(typed) == tag


@given(st.text())
def test_the_name_of_a_tag_is_its_own_name(typed: str) -> None:
    assert tag_name(tag_name(typed)) == tag_name(typed)


MARKED = Mark(
    starred=True,
    snoozed_until=DAY,
    tags=frozenset({"moe", "to-read"}),
    note="Compare with GraphFM, then decide",
)


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        (Is(Flag.STARRED), True),
        (Is(Flag.READ), False),
        (Is(Flag.LATER), False),
        (Is(Flag.DISMISSED), False),
        (Is(Flag.SNOOZED), True),
        (Is(Flag.TAGGED), True),
        (Is(Flag.NOTED), True),
        (Tagged("moe"), True),
        (Tagged("mo"), False),
        (Tagged("mo", prefix=True), True),
        (Tagged("x", prefix=True), False),
        (Word("moe"), True),
        (Word("Compare"), True),
        (Word("comp"), False),
        (Word("comp", prefix=True), True),
        (Phrase("compare with"), True),
        (Phrase("with compare"), False),
        (InDigest("2026"), False),
    ],
)
def test_a_mark_answers_for_flags_tags_and_notes(query: Query, answers: bool) -> None:
    assert answering(Decided(SomeMarks(k=MARKED)), query) == ({"k"} if answers else set())


@pytest.mark.parametrize("flag", list(Flag))
def test_an_untouched_paper_answers_for_nothing(flag: Flag) -> None:
    assert answering(Decided(SomeMarks(k=UNMARKED)), Is(flag)) == set()


FEW_OF = 7
"""Every such paper was marked late."""


class SomeMarks(dict[str, Mark]):
    """Marks as a store hands them out."""

    def bearers(
        self, holds: Callable[[Mark], object], name: str = "", edition: str = ""
    ) -> Bearers:
        """Asked by name, those that came last are told apart from the others."""
        found = sorted(key for key, mark in self.items() if holds(mark))
        late = frozenset(found[::FEW_OF])
        early = frozenset(found) - late
        base = NamedKeys(name, f"{hash(early)}{edition}", lambda: early) if name else early
        return Bearers(base, come=late)


def answering(decided: Decided, query: Query) -> set[str]:
    """The papers that answer a query; those of each part of the answer are as many as it says."""
    parts = decided.answering(query)
    assert [len(set(part)) for part in parts] == list(map(len, parts))
    return set().union(*parts)


KEYS = st.integers(0, 2 * NEWER_KEPT).map(str)

DAYS = st.dates(DAY - timedelta(days=2), DAY + timedelta(days=2))

MARKS = st.sampled_from(
    [UNMARKED, MARKED, Mark(read=True), Mark(starred=True, tags=frozenset({"moe", "rl"}))]
) | DAYS.map(lambda day: Mark(snoozed_until=day))

QUESTIONS: tuple[Query, ...] = (
    *map(Is, Flag),
    Tagged("moe"),
    Tagged("r", prefix=True),
    Word("compare"),
    Phrase("compare with"),
)


@given(
    st.dictionaries(KEYS, MARKS),
    st.lists(st.tuples(DAYS, st.dictionaries(KEYS, MARKS))),
    st.booleans(),
    st.sets(st.sampled_from(QUESTIONS)),
)
def test_what_changes_have_made_of_it_is_what_the_marks_say(
    marks: dict[str, Mark],
    changes: list[tuple[date, dict[str, Mark]]],
    many: bool,
    asked_before: set[Query],
) -> None:
    """Also where most papers are touched at once, so that sets are made anew, and on other days."""
    today = DAY
    decided = Decided(SomeMarks(marks), today=today)
    for query in asked_before:
        decided.answering(query)
    if many:
        read = dict.fromkeys(map(str, range(2 * NEWER_KEPT)), Mark(read=True))
        changes.append((DAY, read))
    for today, change in changes:
        marks = {**marks, **change}
        decided = decided.after(SomeMarks(marks), change).on(today)
    afresh = Decided(SomeMarks(marks), today=today)
    for query in QUESTIONS:
        assert answering(decided, query) == answering(afresh, query)
    assert set(decided.tags) == {tag for mark in marks.values() for tag in mark.tags}


def test_a_change_of_very_many_papers_is_taken_in_like_any_other() -> None:
    keys = list(map(str, range(2 * MANY_TOUCHED)))
    before = Decided(SomeMarks(dict.fromkeys(keys, MARKED)))
    assert len(before.tags) == 2
    after = before.after(SomeMarks(dict.fromkeys(keys[::2], Mark(read=True))), keys)
    assert answering(after, Is(Flag.READ)) == set(keys[::2])
    assert not after.tags


def test_what_a_change_does_not_touch_is_not_made_anew() -> None:
    marks = {"k": Mark(read=True, starred=True)}
    before = Decided(SomeMarks(marks))
    held = [before.answering(Is(flag))[0] for flag in (Flag.READ, Flag.STARRED)]
    after = before.after(SomeMarks({**marks, "l": Mark(starred=True)}), ["l"])
    now = [after.answering(Is(flag))[0] for flag in (Flag.READ, Flag.STARRED)]
    assert now[0] is held[0]
    assert now[1].base is held[1].base
    assert set(now[1]) == {"k", "l"}
