"""Numbers of things in words, as people write them in English."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """So many of something: `1 paper`, `12,000 papers`.

    Args:
        number: how many.
        one: what a single one is called.
        many: what several are called; if not given, as one with an s.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
