"""What arXiv announces on a day was submitted between two afternoons in New York, without a gap."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from paperreader.sources.arxiv_schedule import is_announcing, submitted_for

ANNOUNCED = [
    # A Monday in summer has what came from Thursday to Friday, a Tuesday what came over the weekend.
    ("2026-05-18", "2026-05-14 18:00", "2026-05-15 18:00"),
    ("2026-05-19", "2026-05-15 18:00", "2026-05-18 18:00"),
    ("2026-05-20", "2026-05-18 18:00", "2026-05-19 18:00"),
    ("2026-05-21", "2026-05-19 18:00", "2026-05-20 18:00"),
    ("2026-05-22", "2026-05-20 18:00", "2026-05-21 18:00"),
    # In winter New York is an hour farther away; it changes on 8 March and on 1 November 2026.
    ("2026-01-14", "2026-01-12 19:00", "2026-01-13 19:00"),
    ("2026-03-10", "2026-03-06 19:00", "2026-03-09 18:00"),
    ("2026-11-03", "2026-10-30 18:00", "2026-11-02 19:00"),
]


@pytest.mark.parametrize(("day", "begin", "end"), ANNOUNCED)
def test_when_what_is_announced_was_submitted(day: str, begin: str, end: str) -> None:
    expected = tuple(datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (begin, end))
    assert submitted_for(date.fromisoformat(day)) == expected


def test_two_years_have_no_gap_and_nothing_twice() -> None:
    days = (date(2025, 1, 1) + timedelta(days=number) for number in range(730))
    spans = [submitted_for(day) for day in days if is_announcing(day)]
    assert [end for _, end in spans[:-1]] == [begin for begin, _ in spans[1:]]
