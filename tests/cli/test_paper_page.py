"""A paper's page reads from title to note, wrapped as prose is and with links left whole."""

from __future__ import annotations

from datetime import UTC, date, datetime

from paperreader.cli.output import drawn
from paperreader.cli.paper_page import paper_page
from paperreader.core.digest import Digest
from paperreader.core.listing import Entry
from paperreader.core.mark import Mark
from paperreader.core.paper import Paper

DIGEST = Digest(
    id="2026-05-20-huggingface-3c29a9ea",
    source="huggingface",
    title="",
    date=date(2026, 5, 20),
    date_assumed=True,
    imported=datetime(2026, 5, 21, tzinfo=UTC),
    origin="a.txt",
    format="huggingface-text",
    size=1,
)

LINK = "https://example.org/" + "a" * 60


def page(paper: Paper, mark: Mark | None = None, columns: int = 40) -> list[str]:
    """The page of a paper of that digest."""
    entry = Entry(paper, mark or Mark(), (DIGEST.id,))
    lines = paper_page(entry, {DIGEST.id: DIGEST}, columns)
    return [drawn(line, coloured=False) for line in lines]


def test_a_whole_page() -> None:
    paper = Paper(
        "A title",
        abstract=r"We show $\mathcal{O}(n^2)$ of it." + "\n\n" + "And more.",
        authors=("Ada L.", "Emmy N."),
        url=LINK,
        arxiv_id="2605.01234",
        links=(LINK, "https://example.org/code"),
        key="0a1b2c3d4e5f",
    )
    mark = Mark(starred=True, tags=frozenset({"moe"}), note="read again")
    assert page(paper, mark, columns=80) == [
        "A title",
        "Ada L., Emmy N.",
        "0a1b2c3d4e5f · arXiv:2605.01234",
        "20 May 2026 (date assumed) · 2026-05-20-huggingface-3c29a9ea",
        "starred · #moe",
        "",
        r"We show $\mathcal{O}(n^2)$ of it.",
        "",
        "And more.",
        "",
        "Links",
        LINK,
        "https://example.org/code",
        "",
        "Note",
        "read again",
    ]


def test_a_bare_page_says_that_no_abstract_came() -> None:
    assert page(Paper("A title"))[-1] == "No abstract came with it."


def test_prose_is_wrapped_and_links_are_not() -> None:
    lines = page(Paper("A title", abstract="word " * 60, links=(LINK,)))
    assert max(len(line) for line in lines if line != LINK) <= 40
    assert LINK in lines


def test_a_page_is_no_wider_than_the_eye_can_follow() -> None:
    assert max(map(len, page(Paper("A title", abstract="word " * 99), columns=300))) <= 90
