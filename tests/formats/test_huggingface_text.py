"""What is read from the text of a Hugging Face papers page, whole or damaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.errors import DigestError
from paperreader.core.reading import Reading
from paperreader.formats.detect import readings

TODAY = date(2026, 6, 1)

HEADER = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\n"
    "byAK and the research community\n\nApr 22"
)


def abstract(topic: str) -> str:
    """An abstract as long as real ones are."""
    return (
        f"We study {topic}. " + "It is measured on three benchmarks with care. " * 20 + "It works."
    )


def page(*paragraphs: str, header: str = HEADER) -> str:
    return "\n\n".join((header, *paragraphs) if header else paragraphs)


def reading(text: str | bytes) -> Reading:
    data = text if isinstance(text, bytes) else text.encode()
    (found,) = readings(data, name="page.txt", today=TODAY)
    if isinstance(found.outcome, DigestError):
        raise found.outcome
    return found.outcome


def titles(found: Reading) -> list[str]:
    return [paper.title for paper in found.papers]


def told(found: Reading) -> list[str]:
    return list(map(str, found.warnings))


PLAIN = page("One", abstract("one"), "Two", abstract("two"), "Three", abstract("three"))
"""Titles on lines 11, 15 and 19."""


@pytest.mark.parametrize(
    ("name", "day", "size"),
    [
        ("000_34ae23f8bfdfd605.txt", date(2026, 4, 22), 65),
        ("001_4cd62768a8181a61.txt", date(2026, 3, 13), 88),
        ("002_3c29a9ea6404bfb8.txt", date(2026, 5, 20), 65),
    ],
)
def test_the_seeds_are_read_whole(seeds: Path, name: str, day: date, size: int) -> None:
    found = reading((seeds / name).read_bytes())
    assert (found.format, found.source) == ("huggingface-text", "huggingface")
    assert (found.date, found.date_assumed, len(found.papers)) == (day, True, size)
    assert not found.warnings
    assert not found.skipped


def test_every_title_and_abstract_of_the_seeds_is_its_line(seeds: Path) -> None:
    """Titles that start with a digit or lower case, abstracts without a full stop, TeX and all."""
    for seed in sorted(seeds.iterdir()):
        lines = seed.read_text(encoding="utf-8").split("\n")
        papers = reading(seed.read_bytes()).papers
        assert [paper.title for paper in papers] == lines[10::4]
        assert [paper.abstract for paper in papers] == lines[12::4]


def test_ten_papers_of_the_seeds_recur_and_none_within_a_digest(seeds: Path) -> None:
    digests = [reading(seed.read_bytes()).papers for seed in sorted(seeds.iterdir())]
    listed = [{paper.key for paper in papers} for papers in digests]
    assert [len(papers) for papers in digests] == [len(keys) for keys in listed]
    once = set.union(*listed)
    assert len(once) == 207
    assert sum(sum(key in keys for keys in listed) > 1 for key in once) == 10
    assert len(set.intersection(*listed)) == 1


def test_near_duplicates_are_different_papers() -> None:
    found = reading(
        page(
            "A-SDM: Accelerating Stable Diffusion through Model Assembly",
            abstract("assembly"),
            "A-SDM: Accelerating Stable Diffusion through Redundancy Removal",
            abstract("removal"),
        )
    )
    assert len({paper.key for paper in found.papers}) == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="no final newline"),
        pytest.param(lambda text: text + "\n", id="a final newline"),
        pytest.param(lambda text: text + "\n\n\n \n", id="blank lines at the end"),
        pytest.param(lambda text: "\n\n" + text, id="blank lines at the beginning"),
        pytest.param(lambda text: text.replace("\n\n", "\n\n\n\n"), id="triple blank lines"),
        pytest.param(
            lambda text: text.replace("\n\n", "\n \t\u00a0\n"), id="blanks in blank lines"
        ),
        pytest.param(lambda text: text.replace("\n\n", "\n"), id="no blank lines"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="CR"),
        pytest.param(
            lambda text: text.replace("\n\n", "\r\n\r\n", 8).replace("Two\n\n", "Two\r\r"),
            id="mixed line ends",
        ),
        pytest.param(lambda text: text.replace("\n", "  \n"), id="trailing blanks"),
        pytest.param(lambda text: text.replace("\n\n", "\n\n  "), id="indented"),
        pytest.param(lambda text: "\ufeff" + text, id="a byte order mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: ("\ufeff" + text).encode("utf-16-be"), id="UTF-16 BE"),
        pytest.param(lambda text: text.encode("utf-32"), id="UTF-32"),
        pytest.param(lambda text: ("\ufeff" + text).encode("utf-32-be"), id="UTF-32 BE"),
        pytest.param(
            lambda text: text.replace("benchmarks with", "benchmarks\nwith"), id="wrapped abstracts"
        ),
        pytest.param(lambda text: text.replace("byAK", "by AK"), id="a blank after by"),
        pytest.param(lambda text: text.replace("inbox!", "inbox once a day!"), id="once a day"),
        pytest.param(
            lambda text: text.replace("\n\nApr", "\n\nDaily\n\nWeekly\n\nMonthly\n\nApr"),
            id="a menu",
        ),
    ],
)
def test_how_lines_end_and_bytes_are_written_changes_nothing(
    change: Callable[[str], str | bytes],
) -> None:
    found = reading(change(PLAIN))
    plain = reading(PLAIN)
    assert told(found) == []
    assert titles(found) == ["One", "Two", "Three"]
    assert found.papers == plain.papers
    assert found.date == date(2026, 4, 22)


@pytest.mark.parametrize(
    ("text", "expected", "notices"),
    [
        pytest.param(
            page("One", "Two", abstract("two"), "Three", abstract("three")),
            ["One", "Two", "Three"],
            ["page.txt:11: a title without an abstract"],
            id="no abstract",
        ),
        pytest.param(
            page("One", "Two", "Three", abstract("three"), "Four", abstract("four")),
            ["One", "Two", "Three", "Four"],
            [
                "page.txt:11: a title without an abstract",
                "page.txt:13: a title without an abstract",
            ],
            id="two in a row without abstract",
        ),
        pytest.param(
            page("One", abstract("one"), "Two"),
            ["One", "Two"],
            ["page.txt:15: a title without an abstract"],
            id="no last abstract",
        ),
        pytest.param(
            page("Only a title"),
            ["Only a title"],
            ["page.txt:11: a title without an abstract"],
            id="a single title",
        ),
        pytest.param(
            page("One", abstract("one"), abstract("two"), "Three", abstract("three")),
            [
                "One",
                "We study two. It is measured on three benchmarks with care. It is measured on …",
                "Three",
            ],
            ["page.txt:15: an abstract without a title, called by its first words"],
            id="no title",
        ),
        pytest.param(
            page(abstract("one"), abstract("two"), "Three", abstract("three")),
            [
                "We study one. It is measured on three benchmarks with care. It is measured on …",
                "We study two. It is measured on three benchmarks with care. It is measured on …",
                "Three",
            ],
            [
                "page.txt:11: an abstract without a title, called by its first words",
                "page.txt:13: an abstract without a title, called by its first words",
            ],
            id="two in a row without title",
        ),
        pytest.param(
            page("One", "It is short.", "Two", "It is short, too.", "Three", "(And this one.)"),
            ["One", "Two", "Three"],
            [],
            id="short abstracts",
        ),
        pytest.param(
            page("One", "short", "Two", "short too", "Three", "short again"),
            ["One", "Two", "Three"],
            [],
            id="short abstracts without a full stop",
        ),
        pytest.param(
            page("One", abstract("one"), "Two", "It is short.", "Three", abstract("three")),
            ["One", "Two", "Three"],
            [],
            id="a short abstract among long ones",
        ),
        pytest.param(
            page("One", abstract("one"), "Code is at https://a.org.", "Two", abstract("two")),
            ["One", "Two"],
            ["page.txt:15: taken as a further paragraph of the abstract above"],
            id="an afterthought",
        ),
        pytest.param(
            page("One.", abstract("one"), "Two et al.", abstract("two")),
            ["One.", "Two et al."],
            [],
            id="titles with a full stop",
        ),
        pytest.param(
            page(
                "2 OLMo 2 Furious", abstract("one"), "vLLM", abstract("two"), "1984", abstract("3")
            ),
            ["2 OLMo 2 Furious", "vLLM", "1984"],
            [],
            id="titles of digits and lower case",
        ),
        pytest.param(
            page("Is it?", abstract("it"), '"Yes" -- & SE(n) on GPUs/TPUs', abstract("them")),
            ["Is it?", '"Yes" -- & SE(n) on GPUs/TPUs'],
            [],
            id="titles of signs",
        ),
        pytest.param(
            page("A title\nthat goes on", abstract("one"), "Two", abstract("two")),
            ["A title that goes on", "Two"],
            [],
            id="a wrapped title",
        ),
        pytest.param(
            page("One", abstract("one"), "Two", abstract("two"), "ONE", abstract("one")),
            ["One", "Two"],
            ["page.txt:19: the paper of line 11 again, taken once"],
            id="listed twice",
        ),
        pytest.param(
            page("One", "Two", abstract("two"), "One", abstract("one")),
            ["One", "Two"],
            [
                "page.txt:11: a title without an abstract",
                "page.txt:17: the paper of line 11 again, taken once",
            ],
            id="listed twice, once without abstract",
        ),
    ],
)
def test_a_gap_shifts_nothing_and_loses_no_paper(
    text: str, expected: list[str], notices: list[str]
) -> None:
    found = reading(text)
    assert titles(found) == expected
    assert told(found) == notices


def test_the_abstract_is_kept_whichever_listing_has_it() -> None:
    found = reading(page("One", "Two", abstract("two"), "One", abstract("one")))
    assert found.papers[0].abstract == abstract("one")


def test_an_afterthought_stays_with_its_abstract() -> None:
    found = reading(
        page("One", abstract("one"), "Code is at https://a.org.", "Two", abstract("two"))
    )
    assert found.papers[0].abstract.endswith("It works. Code is at https://a.org.")
    assert found.papers[0].links == ("https://a.org",)


@given(st.lists(st.sampled_from(["whole", "no abstract", "no title"]), min_size=1, max_size=12))
def test_any_gaps_leave_all_other_papers_as_they_are(kinds: list[str]) -> None:
    paragraphs: list[str] = []
    for number, kind in enumerate(kinds):
        paragraphs += [f"Title {number}"] * (kind != "no title")
        paragraphs += [abstract(f"topic {number}")] * (kind != "no abstract")
    # A title without abstract before an abstract without title is what it looks like: one paper.
    merged = sum(pair == ("no abstract", "no title") for pair in pairwise(kinds))
    found = reading(page(*paragraphs, "Last", abstract("last")))
    assert len(found.papers) == len(kinds) - merged + 1
    by_title = {paper.title: paper.abstract for paper in found.papers}
    for number, kind in enumerate(kinds):
        if kind == "whole":
            assert by_title[f"Title {number}"] == abstract(f"topic {number}")


@pytest.mark.parametrize(
    ("header", "day", "assumed", "notices"),
    [
        pytest.param(HEADER, date(2026, 4, 22), True, [], id="no year"),
        pytest.param(
            HEADER.replace("Apr 22", "Jul 1"), date(2025, 7, 1), True, [], id="not this year yet"
        ),
        pytest.param(HEADER.replace("Apr 22", "Jun 1"), date(2026, 6, 1), True, [], id="today"),
        pytest.param(
            HEADER.replace("Apr 22", "Feb 29"), date(2024, 2, 29), True, [], id="a leap day"
        ),
        pytest.param(
            HEADER.replace("Apr 22", "Feb 27, 2025"), date(2025, 2, 27), False, [], id="a year"
        ),
        pytest.param(
            HEADER.replace("Apr 22", "September 3"), date(2025, 9, 3), True, [], id="a whole month"
        ),
        pytest.param(
            HEADER.replace("Apr 22", "Feb 30"),
            None,
            False,
            ["page.txt:9: there is no such day as Feb 30"],
            id="no such day",
        ),
        pytest.param(
            HEADER.replace("Apr 22", "Feb 29, 2025"),
            None,
            False,
            ["page.txt:9: there is no such day as Feb 29, 2025"],
            id="no such day that year",
        ),
        pytest.param(
            HEADER.removesuffix("\n\nApr 22"),
            None,
            False,
            ["page.txt:9: a day, such as Apr 22, should come before the first title and does not"],
            id="no day",
        ),
        pytest.param("Apr 22", date(2026, 4, 22), True, [], id="a day alone"),
        pytest.param(
            "",
            None,
            False,
            ["page.txt:1: the header and its day should come before the first title and does not"],
            id="no header",
        ),
    ],
)
def test_the_day_is_the_headers(
    header: str, day: date | None, assumed: bool, notices: list[str]
) -> None:
    found = reading(page("One", abstract("one"), "Two", abstract("two"), header=header))
    assert (found.date, found.date_assumed) == (day, assumed)
    assert told(found) == notices
    assert titles(found) == ["One", "Two"]


def test_of_a_whole_page_nothing_is_left_out_but_what_tells_nothing() -> None:
    found = reading(
        page("101", "One", abstract("one"), "7 authors", "·", "Feb 27, 2025", "2")
        + "\n\n"
        + page(
            "-", "Two", abstract("two"), "1 author", "·", "May 29", "Previous", "Next", header=""
        )
    )
    one, two = found.papers
    assert (one.title, one.upvotes, one.published) == ("One", 101, "2025-02-27")
    assert one.extra == {"numAuthors": 7, "numComments": 2}
    assert (two.title, two.upvotes, two.published) == ("Two", None, "2025-05-29")
    assert told(found) == ["page.txt:37: left out 2 lines of the page, such as 'Previous'"]


def test_a_page_without_votes_counts_none() -> None:
    assert reading(PLAIN).papers[0].upvotes is None


def test_a_title_directly_above_its_wrapped_abstract_is_its_title() -> None:
    wrapped = abstract("one").replace("care. ", "care.\n")
    found = reading(page(f"One\n{wrapped}", f"Two\n{wrapped}"))
    assert titles(found) == ["One", "Two"]


@pytest.mark.parametrize("mark", "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
def test_what_else_ends_lines_ends_no_record(mark: str) -> None:
    found = reading(page(f"One{mark}title", abstract(f"a{mark}b"), "Two", abstract("two")))
    assert titles(found) == ["One title", "Two"]
    assert found.papers[0].abstract == abstract("a b")


@pytest.mark.parametrize(
    ("damaged", "seen"),
    [
        ("\x1b]52;c;aGk=\x07 One", "]52;c;aGk= One"),
        ("\x9b31mOne\x00", "31mOne"),
        ("\u202eenO\u202c", "enO"),
        ("[/] One [red]", "[/] One [red]"),
        ("One\u200b\ufeff  \t title", "One title"),
    ],
)
def test_titles_and_abstracts_are_inert(damaged: str, seen: str) -> None:
    found = reading(page(damaged, damaged + " " + abstract("one"), "Two", abstract("two")))
    assert titles(found) == [seen, "Two"]
    assert found.papers[0].abstract.isprintable() or "\t" in found.papers[0].abstract


def test_tex_is_kept_as_it_came() -> None:
    tex = r"T\"ulu at 50\% of $\mathcal{O}(n^2)$, R^3 {times} S^2, ``so'' {\em we}~say <b>. "
    found = reading(page(r"T\"ulu $\rho$", tex + abstract("TeX")))
    assert found.papers[0].title == r"T\"ulu $\rho$"
    assert found.papers[0].abstract.startswith(tex)


@pytest.mark.parametrize(
    ("data", "title", "notice"),
    [
        (
            b"na\xefve caf\xe9",
            "naïve café",
            "not valid UTF-8, read as cp1252 (Windows, Western Europe)",
        ),
        (
            b"na\xc3\xafve caf\xe9",
            "naïve caf\ufffd",
            "not valid UTF-8, and each unreadable byte shown as \ufffd",
        ),
        (
            b"caf\xe9 \x81",
            "caf\ufffd \ufffd",
            "not valid UTF-8, and each unreadable byte shown as \ufffd",
        ),
    ],
)
def test_bytes_that_are_no_utf_8_are_read_and_told(data: bytes, title: str, notice: str) -> None:
    found = reading(page("TITLE", abstract("one")).encode().replace(b"TITLE", data))
    assert titles(found) == [title]
    assert told(found) == [f"page.txt:11: {notice}"]


def test_half_a_character_at_the_end_of_utf_16_is_told() -> None:
    found = reading(PLAIN.encode("utf-16") + b"\x00")
    assert titles(found) == ["One", "Two", "Three"]
    assert told(found) == [
        "page.txt:21: not valid UTF-16-LE, and each unreadable byte shown as \ufffd"
    ]


def test_what_is_too_long_is_cut_and_told() -> None:
    found = reading(page("T" * 1_000_000, "word " * 50_000, "Two", abstract("two")))
    assert [len(paper.title) for paper in found.papers] == [1_000, 3]
    assert [len(paper.abstract) for paper in found.papers] == [100_000, len(abstract("two"))]
    assert told(found) == [
        "page.txt:11: a title of 1,000,000 characters, cut to 1,000",
        "page.txt:13: an abstract of 249,999 characters, cut to 100,000",
    ]


@pytest.mark.parametrize("header", [HEADER, HEADER + "\n\n", "new"])
def test_a_page_without_papers_is_refused(header: str) -> None:
    with pytest.raises(DigestError):
        reading(header)


def test_a_million_paragraphs_are_refused_at_once() -> None:
    with pytest.raises(DigestError, match="more than 400,000 paragraphs"):
        reading(page("a\n\n" * 1_000_000))


@pytest.mark.parametrize("unit", ["It is. \n\n", "1\n\n", ") ", "https://a.org ", "\u0301", "\n"])
def test_reading_takes_time_in_proportion(unit: str) -> None:
    """Linear: with anything quadratic this would take minutes."""
    assert reading(page("One", unit * 30_000)).papers


@given(st.binary(max_size=300))
def test_no_bytes_end_in_anything_but_a_reading_or_a_refusal(data: bytes) -> None:
    for text in (data, HEADER.encode() + b"\n\n" + data):
        try:
            found = reading(text)
        except DigestError:
            continue
        assert found.papers


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_any_titles_give_as_many_papers_as_there_are_abstracts(names: list[str]) -> None:
    """Whatever the titles are, the abstracts are papers: none is lost, none is shifted."""
    paragraphs = [part for name in names for part in (f"T {name!r}", abstract(f"{name!r}"))]
    found = reading(page(*paragraphs))
    assert len(found.papers) >= len(set(names))
