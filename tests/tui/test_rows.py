"""What stands where in a row; drawn without a terminal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from paperreader.core.listing import Hit, Row
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.core.query import InDigest
from paperreader.core.view import ALL, INBOX, STARRED, View, ViewCount, ViewKind, tag_view
from paperreader.tui.cells import Part
from paperreader.tui.rows import grouped, hit_row, newest_year, paper_row, share_bar, view_row

DIGEST = View("20 May 2026", InDigest("2026-05-20-huggingface-3c29a9ea"), ViewKind.DIGEST)
TAG = tag_view("moe")

TODAY = date(2026, 6, 1)
TOMORROW = TODAY + timedelta(days=1)


def text_of(parts: tuple[Part, ...]) -> str:
    return "".join(text for text, _ in parts)


def roles_of(parts: tuple[Part, ...]) -> dict[str, str]:
    return {text.strip(): role for text, role in parts}


def row(title: str, **mark: object) -> Row:
    return Row("0" * 12, title, Mark(**mark), seen=1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("paper", "shown"),
    [
        (row("A Survey of Mamba"), "●   A Survey of Mamba             "),
        (row("A Survey of Mamba", read=True), "    A Survey of Mamba             "),
        (row("A Survey of Mamba", starred=True), "● ★ A Survey of Mamba             "),
        (
            row("A Survey of Mamba", tags=frozenset({"ssm", "rl"})),
            "●   A Survey of Mamba     #rl #ssm",
        ),
        (
            row("A Survey of a Great Many Mambas in Use"),
            "●   A Survey of a Great Many Mamba…"[:33] + "…",
        ),
        (row("漢字漢字漢字漢字漢字漢字漢字漢字"), "●   漢字漢字漢字漢字漢字漢字漢字… "),
        (
            row("One\nTitle\x1b]52;c;eHg=\x07\u202e on\tone line"),
            "●   One Title]52;c;eHg= on one li…",
        ),
        (row("[/][red]"), "●   [/][red]                      "),
    ],
)
def test_a_paper_shows_unread_star_title_and_tags(paper: Row, shown: str) -> None:
    assert text_of(paper_row(paper, 34)) == shown


def test_tags_take_a_third_of_the_row_at_most() -> None:
    tagged = row(
        "A Survey of a Great Many Mambas", tags=frozenset({"attention-free", "state-space"})
    )
    assert text_of(paper_row(tagged, 36)) == "●   A Survey of a Great… #attention…"


def test_a_tag_without_room_is_left_out() -> None:
    assert text_of(paper_row(row("Mamba", tags=frozenset({"ssm"})), 6)) == "●   M…"


def test_what_colours_say_is_said_by_signs_too() -> None:
    unread, read = paper_row(row("T"), 20), paper_row(row("T", read=True), 20)
    assert (roles_of(unread)["T"], roles_of(read)["T"]) == ("plain", "read")
    assert ("●" in text_of(unread), "●" in text_of(read)) == (True, False)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (ViewCount(INBOX, 142, 142), "Inbox              142"),
        (ViewCount(ALL, 875_000, 3), "All            875,000"),
        (ViewCount(TAG, 8, 2), "#moe                 8"),
        ("Digests", "Digests               "),
        (ViewCount(DIGEST, 65, 65), "20 May      65/65 ━━━━"),
        (ViewCount(DIGEST, 65, 30), "20 May      30/65 ━━  "),
        (ViewCount(DIGEST, 65, 0), "20 May       0/65     "),
        (ViewCount(DIGEST, 65, 65, "(2)"), "20 May (2)  65/65 ━━━━"),
        (ViewCount(DIGEST, 65, 65, "arXiv"), "20 May arXiv     65/65"),
        (ViewCount(DIGEST, 1, 1, "a.bib"), "20 May a.bib  1/1 ━━━━"),
        (ViewCount(DIGEST, 1, 1, "papers-of-may.bib"), "20 May papers-of-… 1/1"),
        (ViewCount(DIGEST, 1, 0, "\x1b[2Jb.bib"), "20 May [2Jb.bib    0/1"),
        (ViewCount(tag_view("[/]\x1b[31m"), 1, 1), "#[/][31m             1"),
    ],
)
def test_a_view_shows_its_name_and_counts(line: ViewCount | str, shown: str) -> None:
    assert text_of(view_row(line, 22, "2026")) == shown


def test_a_day_of_another_year_names_it() -> None:
    assert text_of(view_row(ViewCount(DIGEST, 65, 65), 22, "2027")) == "20 May 2026 65/65 ━━━━"


def test_each_group_of_views_has_a_heading_but_the_first() -> None:
    counts = [ViewCount(view, 1, 1) for view in (INBOX, STARRED, TAG, DIGEST)]
    told = [line if isinstance(line, str) else line.view.name for line in grouped(counts)]
    assert told == ["Inbox", "Starred", "Tags", "#moe", "Digests", "20 May 2026"]


def test_the_year_that_needs_no_naming_is_that_of_the_newest_digest() -> None:
    assert newest_year([ViewCount(INBOX, 0, 0), ViewCount(DIGEST, 65, 65)]) == "2026"
    assert newest_year([ViewCount(INBOX, 0, 0)]) == ""


@pytest.mark.parametrize(
    ("mark", "sign", "steps_back"),
    [
        ({}, "●", False),
        ({"read": True}, " ", True),
        ({"later": True}, "◐", False),
        ({"later": True, "read": True}, " ", True),
        ({"snoozed_until": TOMORROW}, "z", True),
        ({"snoozed_until": TOMORROW, "read": True, "later": True}, "z", True),
        ({"snoozed_until": TODAY}, "↺", False),
        ({"snoozed_until": TODAY, "later": True}, "◐", False),
        ({"snoozed_until": TODAY, "read": True}, " ", True),
        ({"dismissed": True}, "×", True),
        ({"dismissed": True, "snoozed_until": TOMORROW, "read": True, "later": True}, "×", True),
    ],
)
def test_one_sign_tells_where_a_paper_stands(
    mark: dict[str, object], sign: str, steps_back: bool
) -> None:
    told = paper_row(row("T", **mark), 20, TODAY)
    assert text_of(told)[0] == sign
    assert roles_of(told)["T"] == ("read" if steps_back else "plain")


@pytest.mark.parametrize(
    ("part", "whole", "bar"),
    [
        (0, 0, ""),
        (0, 65, ""),
        (1, 1000, "╸"),
        (1, 4, "━"),
        (3, 8, "━╸"),
        (65, 65, "━━━━"),
    ],
)
def test_a_bar_is_as_long_as_its_share_and_never_hides_the_last_one(
    part: int, whole: int, bar: str
) -> None:
    assert share_bar(part, whole, 4) == bar


def hit(title: str, *spans: tuple[int, int]) -> Hit:
    return Hit("0" * 12, title, 90.0, spans, Paper)


def test_a_hit_sets_its_matched_letters_apart() -> None:
    assert hit_row(hit("A Survey of Mamba", (0, 1), (12, 17)), 20) == (
        ("", "plain"),
        ("A", "matched"),
        (" Survey of ", "plain"),
        ("Mamba", "matched"),
        ("", "plain"),
        ("   ", "plain"),
    )


@pytest.mark.parametrize(
    "title", ["A Survey of Mamba", "漢字の論文と漢字の論文", "One\nTwo\x07 Three"]
)
@pytest.mark.parametrize("width", [1, 5, 12, 40])
def test_a_hit_has_exactly_its_width(title: str, width: int) -> None:
    assert cell_len(text_of(hit_row(hit(title, (2, 5)), width))) == width


@pytest.mark.parametrize(
    ("title", "spans", "parts"),
    [
        ("Ma\x1bmba", [(3, 5)], (("Ma", "plain"), ("mb", "matched"), ("a", "plain"))),
        (
            r"An $\mathcal{O}(n)$ Mamba",
            [(0, 2), (20, 25)],
            (("An", "matched"), (" 𝒪(n) ", "plain"), ("Mamba", "matched")),
        ),
        (r"50\% more", [(0, 4)], (("50", "matched"), ("%", "matched"), (" more", "plain"))),
        (r"$\alpha$ and beta", [(1, 7)], (("α and beta", "plain"),)),
    ],
)
def test_matched_letters_are_set_apart_where_they_stand_in_what_is_shown(
    title: str, spans: list[tuple[int, int]], parts: tuple[Part, ...]
) -> None:
    told = tuple(part for part in hit_row(hit(title, *spans), 40) if part[0].strip())
    assert told == parts
