"""Dates as other programs have them: a year, a month and a day, as far as they are known."""

from __future__ import annotations


def parts_of(published: str) -> tuple[int, ...]:
    """`2026-05-20` -> (2026, 5, 20), `2026` -> (2026,); () for what is no date."""
    parts = published.split("-")
    return tuple(map(int, parts)) if all(map(str.isdecimal, parts)) else ()
