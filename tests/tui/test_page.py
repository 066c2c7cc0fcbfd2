"""The page of a paper, as it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from paperreader.core.digest import Digest
from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper
from paperreader.tui.page import byline, decided, links_of, origin, page

TODAY = date(2026, 6, 1)
IMPORTED = datetime.combine(TODAY, time(12)).astimezone(UTC)

PAPER = Paper(
    "A Survey of Mamba",
    "Mamba is $\\mathcal{O}(n)$, see https://example.org/mamba. It is fast.",
    authors=("Ada Lovelace", "Grace Hopper"),
)


def digest(id: str, day: date, *, source: str = "huggingface", assumed: bool = False) -> Digest:
    return Digest(id, source, "", day, assumed, IMPORTED, "", "", 65)


MAY = digest("may", date(2026, 5, 20))
APRIL = digest("april", date(2026, 4, 22))
JUNE = digest("june", date(2026, 6, 2), source="arxiv")
LIST = replace(digest("list", TODAY, source="file", assumed=True), origin="/home/ada/a.bib")


@pytest.mark.parametrize(
    ("seen", "line"),
    [
        ([MAY], "20 May 2026 · Hugging Face"),
        ([APRIL, MAY], "20 May 2026 · Hugging Face · ×2, first 22 Apr 2026"),
        ([replace(MAY, date_assumed=True)], "20 May 2026 · Hugging Face · date assumed"),
        ([replace(MAY, source="My Feed\x1b[2J")], "20 May 2026 · My Feed[2J"),
        ([LIST], "a.bib · imported 1 Jun 2026"),
        ([MAY, LIST], "a.bib · imported 1 Jun 2026 · ×2, first 20 May 2026"),
        (
            [LIST, replace(JUNE, date_assumed=True)],
            "2 Jun 2026 · arXiv · ×2, first imported 1 Jun 2026 · date assumed",
        ),
        ([LIST, replace(LIST, id="b", origin="b.bib")], "b.bib · imported 1 Jun 2026 · ×2"),
        ([replace(LIST, source="blog")], "blog · imported 1 Jun 2026"),
        ([replace(LIST, origin="x\x1b[2J.zip/b/c\u202e.bib")], "c.bib · imported 1 Jun 2026"),
        ([replace(LIST, origin="-")], "file · imported 1 Jun 2026"),
        ([], ""),
    ],
)
def test_the_byline_tells_when_and_where_a_paper_was_seen(seen: list[Digest], line: str) -> None:
    assert byline(PAPER, seen) == line


def test_the_byline_tells_how_many_have_voted() -> None:
    assert byline(replace(PAPER, upvotes=31), [MAY]) == "20 May 2026 · Hugging Face · 31 upvotes"
    assert byline(replace(PAPER, upvotes=1), []) == "1 upvote"


@pytest.mark.parametrize(
    ("paper", "seen", "lines"),
    [
        (PAPER, [MAY], []),
        (replace(PAPER, published="2017"), [LIST], ["2017"]),
        (replace(PAPER, published="2017-06"), [LIST], ["Jun 2017"]),
        (replace(PAPER, published="2026-05-19"), [MAY], ["19 May 2026"]),
        (replace(PAPER, published="2026-05-20"), [MAY], []),
        (replace(PAPER, published="2026-06-01"), [LIST], ["1 Jun 2026"]),
        (replace(PAPER, published="soon\x1b"), [MAY], ["soon"]),
        (
            replace(PAPER, published="2017", extra={"journal": "{NeurIPS}  \x1b[2J"}),
            [LIST],
            ["2017 · NeurIPS [2J"],
        ),
        (
            replace(
                PAPER,
                published="2016",
                arxiv_id="1512.03385",
                doi="10.1109/cvpr.2016.90",
                categories=("cs.CV",),
                extra={"booktitle": "CVPR"},
            ),
            [LIST],
            ["2016 · CVPR", "arXiv:1512.03385 · cs.CV · doi:10.1109/cvpr.2016.90"],
        ),
        (
            replace(PAPER, arxiv_id="2605.00001", doi="10.48550/arxiv.2605.00001"),
            [],
            ["arXiv:2605.00001"],
        ),
        (
            replace(PAPER, published="2026", arxiv_id="2605.00001", categories=tuple("abcdefg")),
            [],
            ["2026 · arXiv:2605.00001 · a, b, c, d, e, 2 more"],
        ),
    ],
)
def test_what_a_paper_is_stands_above_where_it_was_seen(
    paper: Paper, seen: list[Digest], lines: list[str]
) -> None:
    assert list(origin(paper, seen)) == lines
    told = page(
        Entry(paper, Mark(), tuple(one.id for one in seen)), {one.id: one for one in seen}
    ).plain.splitlines()
    assert told[2 : 2 + len(lines)] == lines


def test_a_page_has_title_authors_byline_tags_abstract_and_numbered_links() -> None:
    entry = Entry(
        replace(PAPER, url="https://arxiv.org/abs/1"), Mark(tags=frozenset({"rl", "moe"})), ("may",)
    )
    assert page(entry, {"may": MAY}).plain == (
        "A Survey of Mamba\n"
        "Ada Lovelace, Grace Hopper\n"
        "20 May 2026 · Hugging Face\n"
        "#moe #rl\n"
        "\n"
        "Mamba is 𝒪(n), see https://example.org/mamba [2]. It is fast.\n"
        "\n"
        "Links\n"
        "1 https://arxiv.org/abs/1\n"
        "2 https://example.org/mamba"
    )


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (Mark(), ""),
        (Mark(read=True, tags=frozenset({"moe"})), ""),
        (Mark(starred=True), "starred"),
        (Mark(later=True, dismissed=True), "for later · dismissed"),
        (Mark(snoozed_until=date(2026, 6, 5)), "snoozed until 5 Jun 2026"),
        (Mark(snoozed_until=TODAY), "back since 1 Jun 2026"),
        (Mark(snoozed_until=TODAY, read=True), ""),
    ],
)
def test_what_was_decided_stands_above_the_abstract(mark: Mark, told: str) -> None:
    assert decided(mark, TODAY) == told
    assert not told or told in page(Entry(PAPER, mark, ()), {}, TODAY).plain.splitlines()


def test_a_note_stands_above_the_abstract() -> None:
    told = page(Entry(Paper("Mamba", "It is."), Mark(note="read\x1b again\nsoon"), ()), {})
    assert told.plain.splitlines() == ["Mamba", "", "Note  read again", "      soon", "", "It is."]


def test_a_missing_abstract_is_said_to_be_missing() -> None:
    assert page(Entry(Paper("Mamba"), Mark(), ()), {}).plain == "Mamba\n\nNo abstract came with it."


def test_strangers_texts_are_text_on_the_page() -> None:
    hostile = "[/] [red]x[/red] \x1b]52;c;eHg=\x07\u202e"
    paper = Paper(hostile, hostile, authors=(hostile,))
    shown = page(Entry(paper, Mark(tags=frozenset({hostile})), ()), {}).plain
    assert shown.count("[/] [red]x[/red] ]52;c;eHg=") == 4
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


@pytest.mark.parametrize(
    ("paper", "links"),
    [
        (PAPER, ("https://example.org/mamba",)),
        (replace(PAPER, url="https://example.org/mamba"), ("https://example.org/mamba",)),
        (replace(PAPER, abstract="", url="javascript:alert(1)", links=("file:///etc/passwd",)), ()),
        (replace(PAPER, abstract="", url="https://example.org/\x1b[2J"), ()),
    ],
)
def test_only_links_that_may_be_opened_are_links_and_each_once(
    paper: Paper, links: tuple[str, ...]
) -> None:
    assert links_of(Entry(paper, Mark(), ())) == links


LINKED = Paper(
    r"$\alpha$-Mamba",
    "Code at\nhttps://example.org/a and https://example.org/b.\n\nSee arXiv:2405.00001, https://example.org/a.",
    url="https://arxiv.org/abs/1",
)


def test_links_stand_in_the_text_with_the_numbers_that_they_have_below_it() -> None:
    told = page(Entry(LINKED, Mark(), ()), {})
    assert told.plain.splitlines() == [
        "α-Mamba",
        "",
        "Code at https://example.org/a [2] and https://example.org/b [3].",
        "",
        "See arXiv:2405.00001 [4], https://example.org/a [2].",
        "",
        "Links",
        "1 https://arxiv.org/abs/1",
        "2 https://example.org/a",
        "3 https://example.org/b",
        "4 https://arxiv.org/abs/2405.00001",
    ]
    pressed = {
        (line.text[start:end], link) for line in told.paragraphs for start, end, link in line.links
    }
    links = links_of(Entry(LINKED, Mark(), ()))
    assert {(text, links[link]) for text, link in pressed} == {
        *((link, link) for link in links),
        ("arXiv:2405.00001", links[3]),
    }
    for line in told.paragraphs:
        assert [line.link_at(start) for start, _, _ in line.links] == [
            link for *_, link in line.links
        ]
        assert line.link_at(len(line.text)) is None


def test_as_it_came_a_text_has_its_own_lines_and_letters() -> None:
    told = page(Entry(LINKED, Mark(), ()), {}, raw=True).plain.splitlines()
    assert told[:4] == [
        r"$\alpha$-Mamba",
        "",
        "Code at",
        "https://example.org/a [2] and https://example.org/b [3].",
    ]
