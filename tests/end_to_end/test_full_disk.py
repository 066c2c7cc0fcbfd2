"""A disk without room: an import says what to do and leaves nothing half there, and the reader goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.digest_files import page_of
from tests.end_to_end.program import SMALL, Program
from tests.small_disk import SmallDisk

MANY = 2500
"""Papers in three files of the library, 2.4 MB, and as much again for their index."""

EVERYTHING: tuple[str, ...] = ()
INDEX = ("cache",)
"""What lies on the disk that has no room."""

CASES = [(EVERYTHING, 0), (EVERYTHING, 1_000_000), (INDEX, 0), (INDEX, 100_000)]
"""With how many bytes that are left: for nothing, or for some of the files."""


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A file to import."""
    path = tmp_path / "many.txt"
    path.write_bytes(page_of(MANY))
    return str(path)


def moved(program: Program, *parts: str, disk: SmallDisk) -> Program:
    """The program with its home, or a part of it, on another disk."""
    place, there = program.home.joinpath(*parts), disk.root / "there"
    shutil.move(place, there)
    if not parts:
        return Program(home=there, user=program.user)
    place.symlink_to(there)
    return program


def files(program: Program) -> set[str]:
    """The digests, and whatever is beside them."""
    return {path.name for path in (program.home / "data" / "digests").iterdir()}


@pytest.mark.parametrize(("place", "room"), CASES, ids=str)
def test_an_import_that_finds_no_room_says_so_and_leaves_nothing_and_works_later(
    program: Program, small_disk: SmallDisk, page: str, place: tuple[str, ...], room: int
) -> None:
    program = moved(program, *place, disk=small_disk)
    before = files(program)
    small_disk.fill(leaving=room)
    refused = program.run("import", page)
    assert (refused.returncode, refused.stdout) == (74, "")
    assert refused.stderr.count("\n") == 1
    assert "No space left on device. Make room on the disk and try again." in refused.stderr
    assert files(program) == before
    assert program.run("search", "", "--count").stdout == "207\n"
    small_disk.make_room()
    assert f"{MANY:,} new" in program.run("import", page).stdout
    assert program.run("search", "", "--count").stdout == f"{207 + MANY}\n"


def test_an_index_that_finds_no_room_is_built_for_the_moment(
    program: Program, small_disk: SmallDisk
) -> None:
    shutil.rmtree(program.home / "cache" / "index")
    moved(program, "cache", disk=small_disk)
    small_disk.fill()
    found = program.run("search", "", "--count")
    assert (found.returncode, found.stdout) == (0, "207\n")
    assert "No space left on device" in found.stderr
    assert "built for this run alone" in found.stderr
    small_disk.make_room()
    found = program.run("search", "", "--count")
    assert (found.stdout, found.stderr) == ("207\n", "")


def test_the_reader_goes_on(
    program: Program, small_disk: SmallDisk, page: str, first_title: str
) -> None:
    program = moved(program, disk=small_disk)
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        small_disk.fill()
        terminal.press("i")
        terminal.wait_for("Import")
        terminal.type(page)
        terminal.press("enter")
        terminal.wait_for("Make room")
        terminal.press("G")
        terminal.wait_for(lambda seen: not seen.line_with(first_title))
        small_disk.make_room()
        terminal.press("i")
        terminal.type(page)
        terminal.press("enter")
        terminal.wait_for(f"of {207 + MANY:,}")
