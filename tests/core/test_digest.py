"""How digests are dated and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperreader.core.days import latest_such_day, written_day
from paperreader.core.digest import Digest, digest_id, papers_fingerprint, told_apart
from paperreader.core.paper import Paper
from paperreader.core.reading import Notice, Reading


@pytest.mark.parametrize(
    ("month", "day", "today", "expected"),
    [
        (4, 22, date(2026, 6, 1), date(2026, 4, 22)),
        (4, 22, date(2026, 4, 22), date(2026, 4, 22)),
        (4, 22, date(2026, 4, 21), date(2025, 4, 22)),
        (12, 31, date(2026, 1, 1), date(2025, 12, 31)),
        (2, 29, date(2024, 2, 29), date(2024, 2, 29)),
        (2, 29, date(2024, 2, 28), date(2020, 2, 29)),
        (2, 29, date(2026, 6, 1), date(2024, 2, 29)),
        (2, 29, date(1904, 2, 28), date(1896, 2, 29)),
        (2, 29, date(2104, 2, 28), date(2096, 2, 29)),
        (2, 30, date(2026, 6, 1), None),
        (4, 31, date(2026, 6, 1), None),
        (13, 1, date(2026, 6, 1), None),
        (1, 0, date(2026, 6, 1), None),
        (6, 1, date(1, 5, 1), None),
    ],
)
def test_a_day_without_year_is_the_latest_that_is_not_in_the_future(
    month: int, day: int, today: date, expected: date | None
) -> None:
    assert latest_such_day(month, day, today) == expected


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(0, 365))
def test_the_latest_such_day_is_less_than_a_year_back_but_for_leap_days(
    today: date, back: int
) -> None:
    day = today - timedelta(days=back)
    found = latest_such_day(day.month, day.day, today)
    assert found is not None
    assert day <= found <= today


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2026, 5, 20), "20 May 2026"), (date(2025, 1, 1), "1 Jan 2025")],
)
def test_days_are_written_in_english(day: date, written: str) -> None:
    assert written_day(day) == written


def of_day(*sources: str, day: date = date(2026, 5, 20)) -> list[Digest]:
    """Digests of one day in the order of their import, named after their number from 0."""
    hours = (datetime(2026, 6, 1, hour, tzinfo=UTC) for hour in range(24))
    digests = zip(sources, hours, strict=False)
    return [
        Digest(str(number), source, "", day, False, imported, "", "", 1)
        for number, (source, imported) in enumerate(digests)
    ]


def of_files(*origins: str) -> list[Digest]:
    """Digests of one day that were these files."""
    digests = of_day(*("file" for _ in origins))
    return [replace(one, origin=origin) for one, origin in zip(digests, origins, strict=True)]


@pytest.mark.parametrize(
    ("digests", "apart"),
    [
        ([], {}),
        (of_day("arxiv"), {}),
        (of_day("arxiv") + of_day("file", day=date(2026, 5, 21)), {}),
        (of_day("arxiv", "huggingface"), {"0": "arXiv", "1": "Hugging Face"}),
        (of_day("file", "file", "file"), {"0": "(1)", "1": "(2)", "2": "(3)"}),
        (of_day("file", "arxiv", "file"), {"0": "(1) file", "1": "arXiv", "2": "(2) file"}),
        (of_day("file", "file")[::-1], {"0": "(1)", "1": "(2)"}),
        (of_files("a.bib"), {"0": "a.bib"}),
        (of_files("/x/a.bib", "b.zip/b.bib", "-"), {"0": "a.bib", "1": "b.bib", "2": "file"}),
        (of_files("x/a.bib", "y/a.bib", "b"), {"0": "(1) a.bib", "1": "(2) a.bib", "2": "b"}),
        (of_files("https://a.org/c.ris"), {"0": "c.ris"}),
        (of_files("C:\\Papers\\d.csv"), {"0": "d.csv"}),
        (of_files("x/\x1b[2J\u202ea\n b"), {"0": "[2Ja b"}),
        (of_files("w" * 99 + ".bib"), {"0": "w" * 12 + "…" + "w" * 7 + ".bib"}),
        ([replace(one, source="blog") for one in of_files("feed.xml")], {}),
    ],
)
def test_digests_of_one_day_are_told_apart_by_source_or_file_and_number(
    digests: list[Digest], apart: dict[str, str]
) -> None:
    assert told_apart(digests) == apart


def test_a_digest_is_named_by_day_source_and_papers() -> None:
    name = digest_id(date(2026, 5, 20), "huggingface", "3c29a9ea")
    assert name == "2026-05-20-huggingface-3c29a9ea"


PAPER = Paper("A title", "An abstract.", arxiv_id="2403.00001", doi="10.1/x")


@pytest.mark.parametrize(
    ("papers", "same"),
    [
        ([PAPER], True),
        ([Paper("A title", "An abstract.", (), "", "2403.00001", "10.1/x", upvotes=3)], True),
        ([Paper("A title", "An abstract", (), "", "2403.00001", "10.1/x")], False),
        ([Paper("A titleAn abstract.", "", (), "", "2403.00001", "10.1/x")], False),
        ([Paper("A title", "An abstract.", (), "", "10.1/x", "2403.00001")], False),
        ([PAPER, PAPER], False),
        ([], False),
    ],
)
def test_equal_lists_of_papers_have_equal_fingerprints(papers: list[Paper], same: bool) -> None:
    assert (papers_fingerprint(papers) == papers_fingerprint([PAPER])) is same


def test_the_order_of_papers_counts() -> None:
    other = Paper("Another")
    assert papers_fingerprint([PAPER, other]) != papers_fingerprint([other, PAPER])


def test_a_fingerprint_is_eight_hex_digits() -> None:
    assert len(papers_fingerprint([])) == 8
    assert int(papers_fingerprint([PAPER]), 16) >= 0


@pytest.mark.parametrize(
    ("notice", "sentence"),
    [
        (Notice("a.txt", 7, "a title without an abstract"), "a.txt:7: a title without an abstract"),
        (Notice("a.txt", None, "it is old"), "a.txt: it is old"),
    ],
)
def test_a_notice_names_file_and_line(notice: Notice, sentence: str) -> None:
    assert str(notice) == sentence


def test_what_a_person_says_of_a_file_outweighs_what_it_says_itself() -> None:
    reading = Reading("text", "huggingface", "", date(2026, 4, 22), True, (PAPER,))
    told = reading.overridden(date(2025, 4, 22), "feed")
    assert (told.date, told.date_assumed, told.source) == (date(2025, 4, 22), False, "feed")
    assert reading.overridden(None, None) == reading
