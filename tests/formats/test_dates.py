"""Days are read in every writing that sources have, and no more precisely than they are written."""

from __future__ import annotations

from datetime import date

import pytest

from paperreader.formats.dates import iso_date
from paperreader.formats.huggingface_days import day_of, is_day

TODAY = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026", "2026"),
        (2026, "2026"),
        (2026.0, "2026"),
        ("2026-05", "2026-05"),
        ("2026-5-2", "2026-05-02"),
        ("2026/05/20", "2026-05-20"),
        ("2026/05/20//", "2026-05-20"),
        ("2026///", "2026"),
        ("20260520", "2026-05-20"),
        ("2026-05-20T23:59:59.000Z", "2026-05-20"),
        ("2026-05-20 10:00:00+02:00", "2026-05-20"),
        ("Wed, 20 May 2026 00:00:00 -0500", "2026-05-20"),
        ("20 May 2026", "2026-05-20"),
        ("May 20, 2026", "2026-05-20"),
        ("Wednesday, May 20th, 2026", "2026-05-20"),
        ("Wed May 20 10:00:00 2026", "2026-05-20"),
        ("sept. 2026", "2026-09"),
        ("2026 May 20", "2026-05-20"),
        (1_779_235_200, "2026-05-20"),
        (1_779_235_200_000, "2026-05-20"),
        ("", ""),
        ("2026-02-30", ""),
        ("2026-13", ""),
        ("0000-01-01", ""),
        ("not a date", ""),
        ("Foo 20, 2026", ""),
        (True, ""),
        (None, ""),
        (-1, ""),
        (float("nan"), ""),
        (float("inf"), ""),
        (10**400, ""),
        (["2026"], ""),
    ],
)
def test_days_of_papers(written: object, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("written", "day", "is_concluded"),
    [
        ("Apr 22", date(2026, 4, 22), True),
        ("Jun 11", date(2025, 6, 11), True),
        ("Feb 27, 2025", date(2025, 2, 27), False),
        ("February 27, 2025", date(2025, 2, 27), False),
        ("27 Feb 2025", date(2025, 2, 27), False),
        ("Thu, Feb 27, 2025", date(2025, 2, 27), False),
        ("2025-02-27", date(2025, 2, 27), False),
        ("Feb 17 - Feb 23", date(2026, 2, 23), True),
        ("Feb 17 – 23, 2025", date(2025, 2, 23), False),
        ("Dec 29, 2024 - Jan 4, 2025", date(2025, 1, 4), False),
        ("2025-W08", date(2025, 2, 23), False),
        ("Week 8, 2025", date(2025, 2, 23), False),
        ("Week 8", date(2026, 2, 22), True),
        ("Week 50", date(2025, 12, 14), True),
        ("2026-W24", TODAY, False),
        ("February 2024", date(2024, 2, 29), False),
        ("2025-02", date(2025, 2, 28), False),
        ("June 2026", TODAY, False),
        ("Feb 30", None, True),
        ("Feb 30, 2025", None, False),
        ("2025-W54", None, False),
    ],
)
def test_days_of_pages(written: str, day: date | None, is_concluded: bool) -> None:
    """A week or a month is of its last day, or of today if that is still to come."""
    assert is_day(written)
    assert day_of(written, TODAY)[0] == day
    assert day is None or day_of(written, TODAY)[1] == is_concluded


@pytest.mark.parametrize(
    "text", ["", "May", "1984", "April is the month", "Week", "12", "2 May be"]
)
def test_other_words_are_no_day(text: str) -> None:
    assert not is_day(text)
    assert day_of(text, TODAY) == (None, False)
