"""The times of decisions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from paperreader.store.clock import is_time, time_after, time_text

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (NOON, "2026-11-22T12:00:00.000000Z"),
        (NOON.replace(microsecond=7), "2026-11-22T12:00:00.000007Z"),
        (NOON.astimezone(timezone(timedelta(hours=9))), "2026-11-22T12:00:00.000000Z"),
        (datetime(999, 1, 1, tzinfo=UTC), "0999-01-01T00:00:00.000000Z"),
    ],
)
def test_a_time_is_written_in_utc_with_microseconds(moment: datetime, text: str) -> None:
    assert time_text(moment) == text
    assert is_time(text)


@pytest.mark.parametrize(
    "other", ["", "yesterday", "2026-11-22", "2026-11-22T12:00:00Z", None, 7, ["x"]]
)
def test_nothing_else_is_a_time(other: object) -> None:
    assert not is_time(other)


@pytest.mark.parametrize(
    ("latest", "time"),
    [
        ("", "2026-11-22T12:00:00.000000Z"),
        ("2026-11-22T11:59:59.999999Z", "2026-11-22T12:00:00.000000Z"),
        ("2026-11-22T12:00:00.000000Z", "2026-11-22T12:00:00.000001Z"),
        ("2031-01-01T00:00:00.999999Z", "2031-01-01T00:00:01.000000Z"),
        ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
        ("2026-99-99T12:00:00.000000Z", "2026-99-99T12:00:00.000000Z"),
    ],
)
def test_a_decision_is_later_than_all_that_its_maker_saw(latest: str, time: str) -> None:
    assert time_after(latest, NOON) == time
