"""Several programs on one library see each other, and the index is only ever a copy."""

from __future__ import annotations

import shutil

from paperreader import Library
from tests.end_to_end.program import SMALL, Program

SEEN_WITHIN = 2.0
"""Seconds after which one reader shows what another did."""

STAR = "★"


def test_a_star_set_in_one_reader_shows_in_the_other(program: Program, first_title: str) -> None:
    with program.terminal(size=SMALL) as one, program.terminal(size=SMALL) as other:
        one.wait_for(first_title)
        other.wait_for(first_title)
        one.press("s")
        one.wait_for(lambda seen: STAR in seen.line_with(first_title))
        other.wait_for(lambda seen: STAR in seen.line_with(first_title), within=SEEN_WITHIN)


def test_stars_set_in_two_readers_are_both_kept(program: Program, first_title: str) -> None:
    with program.terminal(size=SMALL) as one, program.terminal(size=SMALL) as other:
        one.wait_for(first_title)
        other.wait_for(first_title)
        one.press("s")
        other.press("j", "s")
        for reader in (one, other):
            reader.wait_for(lambda seen: seen.text.count(STAR) >= 2)


def test_deleting_the_cache_between_two_starts_loses_nothing(
    program: Program, first_title: str
) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        terminal.press("s")
        terminal.wait_for(lambda seen: STAR in seen.line_with(first_title))
        terminal.press("q")
        terminal.wait_exit()
    shutil.rmtree(program.home / "cache")
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(lambda seen: STAR in seen.line_with(first_title))
    with Library.open(program.home) as library:
        assert library.size == 207
