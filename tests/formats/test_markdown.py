"""Markdown: titles that lead somewhere, as headings, in lists and in tables, with what is said of them."""

from __future__ import annotations

from datetime import date

import pytest

from paperreader.core.paper import Paper
from tests.formats.reading import SAMPLES, read, refusal, told

ABS = "https://arxiv.org/abs/2605.01234"

LONG = "It is measured on three benchmarks, with care, and what is not measured is told. " * 4


def paper(text: str) -> Paper:
    (found,) = read(text).papers
    return found


def test_the_sample_holds_four_papers() -> None:
    reading = read((SAMPLES / "markdown.md").read_bytes())
    assert (reading.format, len(reading.papers), told(reading)) == ("markdown", 4, [])
    assert reading.title == "Papers of 20 May 2026"
    first, *_, last = reading.papers
    assert first.authors == ("Ada Sample", "Ben Mustermann", "Chidi Ejemplo")
    assert (first.arxiv_id, first.categories) == ("2605.01001", ("cs.CL",))
    assert first.abstract.startswith("Long documents cost more")
    assert first.extra["section"] == "Routing"
    assert last.title == "Forgetting on Purpose: Unlearning as a Query Language"
    assert last.links == ("https://arxiv.org/pdf/2604.20999",)
    assert last.extra == {"text": "Goran Primjer et al", "section": "The rest"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"- [A Title of It]({ABS})", {"title": "A Title of It", "url": ABS}),
        (f"* [A Title of It]({ABS} 'hint')", {"title": "A Title of It", "url": ABS}),
        (f"1. [A Title of It](<{ABS}>)", {"title": "A Title of It", "url": ABS}),
        (f"- [ ] [A Title of It]({ABS})", {"title": "A Title of It"}),
        (f"- [A *Title* of `It`]({ABS})", {"title": "A Title of `It`"}),
        (f"- [A [Nested] Title]({ABS})", {"title": "A [Nested] Title"}),
        (
            f"- [Snake\\_case \\[Titles\\] &amp; $x_1$]({ABS})",
            {"title": "Snake_case [Titles] & $x_1$"},
        ),
        (
            f"- **A Title of It** [[paper]({ABS})] [[code](https://a.org/c)]",
            {"title": "A Title of It", "links": ("https://a.org/c",)},
        ),
        (f"- A Title of It, [arXiv]({ABS})", {"title": "A Title of It", "url": ABS}),
        (f"- [BERT]({ABS}): A Title of It", {"title": "BERT: A Title of It", "url": ABS}),
        (
            f"- [Some Venue 2026] A Title of It [[pdf]({ABS})]",
            {"title": "A Title of It", "extra": {"text": "Some Venue 2026"}},
        ),
        (
            f"- *Jane Doe, Rick Roe.* [A Title of It]({ABS}). Venue 2026.",
            {"title": "A Title of It", "extra": {"text": "Jane Doe, Rick Roe\nVenue 2026"}},
        ),
        (f"- [A Title of It][1]\n\n[1]: <{ABS}> 'hint'", {"title": "A Title of It", "url": ABS}),
        (f"- [A Title of It][]\n\n[a title  of it]: {ABS}", {"title": "A Title of It", "url": ABS}),
        (f"**A Title of It**\n[Paper]({ABS}) | [Code](https://a.org/c)", {"url": ABS}),
        (f"A Title of It\n{ABS}\n", {"title": "A Title of It", "url": ABS}),
        (f"A Title of It\n=============\n\n{ABS}\n", {"title": "A Title of It", "url": ABS}),
        ("- A Title of It (arXiv:2605.01234 [cs.CL])", {"title": "A Title of It", "url": ABS}),
        (f"## [A Title of It]({ABS})\n\n> {LONG}", {"abstract": LONG.strip()}),
        (
            f"# A Title of It\n\nURL: {ABS}\nStatus: Read\n",
            {"title": "A Title of It", "abstract": "", "extra": {"Status": "Read"}},
        ),
        (
            f"---\ntitle: Reading\ntags: [papers]\n---\n\n- [x] [A Title of It]({ABS})\n",
            {"title": "A Title of It", "extra": {}},
        ),
        (f"| # | Paper |\n| - | - |\n| 1 | [A Title of It]({ABS}) |\n", {"extra": {"#": "1"}}),
        (f"- A Title of It: {ABS}", {"title": "A Title of It", "url": ABS}),
        (
            f"- [A Title of It]({ABS}), Doe et al., 2026",
            {"title": "A Title of It", "extra": {"text": "Doe et al., 2026"}},
        ),
        (
            f"### [3] [A Title of It]({ABS})\n*Jane Doe, Rick Roe*\n",
            {"authors": ("Jane Doe", "Rick Roe")},
        ),
        (
            f"## A Title of It\n\n[arXiv]({ABS}) | [PDF](https://a.org/x.pdf)\n",
            {"title": "A Title of It", "url": ABS},
        ),
        (f"## A Title of It ##\n{ABS}\n", {"title": "A Title of It", "url": ABS}),
        (
            f"## [A Title of It]({ABS})\n\n**Authors:** A B, C D\n\n**Abstract:** One.\nTwo.\n\n---\n",
            {"authors": ("A B", "C D"), "abstract": "One.\nTwo."},
        ),
        (
            f"## [A Title of It]({ABS})\n- **Authors**: A B and C D\n"
            f"- **Published**: 2026-05-20\n- *Summary*: One.\n",
            {"authors": ("A B", "C D"), "published": "2026-05-20"},
        ),
        (f"## [A Title of It]({ABS})\n\n{LONG}\n", {"abstract": LONG.strip()}),
        (
            f"## [A Title of It]({ABS})\n\nA remark.\n",
            {"abstract": "", "extra": {"text": "A remark."}},
        ),
        (
            f"## [A Title of It]({ABS})\n\n**Problem**: It is.\n\n**Result**: It works.\n",
            {"abstract": "Problem: It is.\n\nResult: It works."},
        ),
        (
            f"- [A Title of It]({ABS})\n  - Authors: A B\n  - Abstract: One.\n",
            {"authors": ("A B",), "abstract": "One."},
        ),
        (
            f"| Date | Title | Authors | PDF | Code |\n|---|:--|---|---|---|\n"
            f"|**2026-05-20**|**A Title**|A B et.al.|[2605.01234]({ABS})|[c](https://a.org/c)|"
            f"\n",
            {
                "title": "A Title",
                "published": "2026-05-20",
                "url": ABS,
                "links": ("https://a.org/c",),
            },
        ),
        (
            f"| Paper | Venue |\n|---|---|\n| [A Title of It]({ABS}) | Kitchen |\n",
            {"title": "A Title of It", "url": ABS},
        ),
    ],
    ids=lambda value: value[:50] if isinstance(value, str) else "",
)
def test_entries(text: str, expected: dict[str, object]) -> None:
    found = paper(text)
    assert {name: getattr(found, name) for name in expected} == expected
    assert found.arxiv_id == "2605.01234"


def test_a_list_of_titles_may_lead_anywhere() -> None:
    text = "# To read\n\n- [One of the titles](https://a.org/1)\n- [The other of them](https://b.org/2)\n"
    assert [one.url for one in read(text).papers] == ["https://a.org/1", "https://b.org/2"]


def test_headings_above_titles_and_contents_are_no_papers() -> None:
    text = (
        "# Awesome Things [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n\nA list.\n\n"
        "- [Vision](#vision)\n\n## Vision\n\nWords about it.\n\n"
        f"- [A Title of It]({ABS})\n\n```\n- [In a Fence](https://arxiv.org/abs/2605.00001)\n```\n"
    )
    assert [one.title for one in read(text).papers] == ["A Title of It"]
    assert paper(text).extra["section"] == "Vision"


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("---\ndate: 2026-05-20\n---\n", date(2026, 5, 20)),
        ("# Papers\n\nDate: 20 May 2026\n", date(2026, 5, 20)),
        ("## 2026-05-20\n", date(2026, 5, 20)),
        ("# May 20, 2026\n", date(2026, 5, 20)),
        ("# Papers\n", None),
    ],
)
def test_the_day_of_a_document_stands_before_its_first_title(before: str, day: date | None) -> None:
    assert read(f"{before}\n- [A Title of It]({ABS})\n").date == day


COPIED_PAGE = """\
Get trending papers in your email inbox once a day!

# Daily Papers

## by [![](https://a.org/a.png)AK](https://huggingface.co/akhaliq) and the research community

[Trending Papers](https://huggingface.co/papers/trending)

May 20, 2026

[101](https://huggingface.co/login?next=%2Fpapers%2F2605.00001)

### [The First Paper of Two](https://huggingface.co/papers/2605.00001)

[{long}](https://huggingface.co/papers/2605.00001)

[![x](https://a.org/x.png)OCC](https://huggingface.co/occ)

·

May 29[6](https://huggingface.co/papers/2605.00001#community)

[-](https://huggingface.co/login?next=%2Fpapers%2F2605.00002)

### [The Second Paper of\\  Two](https://huggingface.co/papers/2605.00002)

[Wrapped\\\\
by hand. {long}](https://huggingface.co/papers/2605.00002)
"""


def test_a_papers_page_that_was_copied_as_markdown_is_of_hugging_face() -> None:
    reading = read(COPIED_PAGE.replace("{long}", LONG.strip()))
    assert (reading.source, reading.date) == ("huggingface", date(2026, 5, 20))
    first, second = reading.papers
    assert (first.title, first.upvotes, second.upvotes) == ("The First Paper of Two", 101, None)
    assert first.abstract == LONG.strip()
    assert second.title == "The Second Paper of Two"
    assert second.abstract.startswith("Wrapped\nby hand. It is")
    assert [one.arxiv_id for one in reading.papers] == ["2605.00001", "2605.00002"]


@pytest.mark.parametrize(
    "text",
    [
        "# Install\n\nRun it.\n\n- See [the guide to things](https://a.org)\n- [Docs](https://b.org)\n",
        "# Heading\n\nSome prose with [a link in it](https://a.org).\n",
        "- milk\n- bread\n",
        "# Contents\n\n- [A chapter of it](#a)\n- [Another of them](#b)\n",
    ],
)
def test_other_markdown_is_refused(text: str) -> None:
    assert "looks like " in refusal(text)


def test_addresses_alone_are_refused_as_such() -> None:
    told_of = refusal(f"- {ABS}\n- {ABS}5\n")
    assert "looks like addresses alone, without titles" in told_of
