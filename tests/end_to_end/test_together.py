"""Several programs on one library see each other, and the index is only ever a copy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from paperreader import Library
from paperreader.index.index import Index
from tests.digest_files import page_of
from tests.end_to_end.program import SMALL, Program

SEEN_WITHIN = 2.0
"""Seconds after which one reader shows what another did."""

STAR = "★"

PAPERS = 207
"""How many papers the seeds hold, those that recur counted once."""


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
        assert library.size == PAPERS


def test_the_cache_can_be_deleted_while_a_reader_is_open(
    program: Program, first_title: str
) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        shutil.rmtree(program.home / "cache")
        terminal.wait_for(lambda _: index_is_whole(program))
        terminal.press("G", "home", "s")
        terminal.wait_for(lambda seen: STAR in seen.line_with(first_title))


def test_a_digest_can_be_deleted_while_a_reader_is_open(program: Program, first_title: str) -> None:
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        with Library.open(program.home) as library:
            newest = library.overview.digests()[0].id
        (program.home / "data" / "digests" / f"{newest}.json").unlink()
        with Library.open(program.home) as library:
            remaining = library.size
        terminal.wait_for(f"{remaining} unread of")
        terminal.press("G", "home", "s")
        terminal.wait_for(STAR)


def test_two_programs_that_import_the_same_files_at_once_make_each_digest_once(
    new_program: Program, tmp_path: Path
) -> None:
    pages = {f"page {number}.txt": page_of(1500, subject=f"Things {number}") for number in "123"}
    for name, page in pages.items():
        (tmp_path / name).write_bytes(page)
    files = [str(tmp_path / name) for name in pages]
    programs = [new_program.started("import", "--json", *some) for some in (files, files[::-1])]
    told = [program.communicate() for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    reports = [json.loads(line) for out, _ in told for line in out.splitlines()]
    assert sum(report["new"] for report in reports) == 4500
    assert len({report["digest"] for report in reports}) == 3
    with Library.open(new_program.home) as library:
        assert (library.size, len(library.overview.digests())) == (4500, 3)


def index_is_whole(program: Program) -> bool:
    """Whether what was deleted has been built again by the reader, and by nobody else."""
    index = Index.open(program.home / "cache" / "index")
    try:
        return len(index) == PAPERS
    finally:
        index.close()
