"""What is offered at each place of a query, and what of the text it replaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.completion import Candidate, Names, completion

NAMES = Names(
    tags={"moe": 12, "to-read": 3, "mamba": 1},
    sources=["huggingface", "my feed"],
    digests=["2026-05-20-huggingface-3c29a9ea"],
    views=["Inbox", "To read, soon"],
    categories=["cs.CL", "cs.LG", "math.PR"],
)
EVERY_FIELD = [
    "title:", "abstract:", "author:", "note:", "is:", "has:", "cat:", "tag:", "source:", "digest:",
    "date:", "upvotes:", "seen:", "id:", "view:", "sort:",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "replaced", "offered"),
    [
        # The cursor stands where the bar is.
        ("|", "", EVERY_FIELD),
        ("moe |", "", EVERY_FIELD),
        ("t|", "t", ["title:", "tag:"]),
        ("-t|", "t", ["title:", "tag:"]),
        ("(t|", "t", ["title:", "tag:"]),
        ("moe d|", "d", ["digest:", "date:"]),
        ("moe|", "moe", []),
        ("is:|", "", ["unread", "read", "starred", "later", "dismissed", "snoozed", "tagged", "noted",
                      "new", "muted", "watched"]),
        ("is:un|", "un", ["unread"]),
        ("is:unread|", "unread", []),
        ("is:read|", "read", []),
        ("is:unread,st|", "st", ["starred"]),
        ("is:u|nread a", "unread", ["unread"]),
        ("a OR -is:s|", "s", ["starred", "snoozed"]),
        ("has:a|", "a", ["abstract", "authors", "arxiv"]),
        ("sort:re|", "re", ["relevance"]),
        ("date:|", "", ["today", "yesterday", "7d", "2w", "3m", "1y"]),
        ("#|", "", ["moe", "to-read", "mamba"]),
        ("#m|", "m", ["moe", "mamba"]),
        ("#moe,r|", "r", ["to-read"]),
        ("tag:r|", "r", ["to-read"]),
        ("cat:c|", "c", ["cs.CL", "cs.LG"]),
        ("cat:pr|", "pr", ["math.PR"]),
        ("source:|", "", ["huggingface", '"my feed"']),
        ("source:feed|", "feed", ['"my feed"']),
        ('source:"my f|', '"my f', ['"my feed"']),
        ('source:"my f|"', '"my f"', ['"my feed"']),
        ("digest:2|", "2", ["2026-05-20-huggingface-3c29a9ea"]),
        ("view:|", "", ["Inbox", '"To read, soon"']),
        ("view:i|", "i", ["Inbox"]),
        ('source:"my feed"|', "", []),
        ("title:mo|", "mo", []),
        ("nothing:|", "", []),
        ('"is:|', '"is:', []),
    ],
)  # fmt: skip
def test_what_can_stand_there_is_offered(typed: str, replaced: str, offered: list[str]) -> None:
    cursor = typed.index("|")
    text = typed.replace("|", "")
    found = completion(text, cursor, NAMES)
    assert text[slice(*found.span)] == replaced
    assert [candidate.text for candidate in found.candidates] == offered


def test_a_candidate_takes_the_place_of_what_was_begun() -> None:
    found = completion("a is:u|nr b".replace("|", ""), 6, NAMES)
    assert found.applied("a is:unr b", found.candidates[0]) == ("a is:unread b", 11)


def test_a_tag_tells_how_many_papers_bear_it() -> None:
    assert completion("#", 1, NAMES).candidates == (
        Candidate("moe", "12 papers"), Candidate("to-read", "3 papers"), Candidate("mamba", "1 paper")
    )  # fmt: skip


@given(st.text(alphabet='ab is:#-"(), ', max_size=20), st.integers(0, 20))
def test_wherever_the_cursor_is_what_is_replaced_is_beside_it(text: str, place: int) -> None:
    cursor = min(place, len(text))
    start, end = completion(text, cursor, NAMES).span
    assert 0 <= start <= cursor <= end <= len(text)
