"""Text from strangers does nothing on the command line either: every byte of every command is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from paperreader import Library
from paperreader.exports.formats import FORMATS
from tests.end_to_end.hostile import actions
from tests.end_to_end.hostile_library import DOORS, WINDOW_TITLE, hostile_files
from tests.end_to_end.program import WIDE, Program

COMMANDS = [
    ("search", ""),
    ("search", "", "--json"),
    ("search", "planted"),
    ("jump", "hostile planted"),
    ("jump", "hostile planted", "--json"),
    ("tags",),
    ("tags", "--json"),
    ("digests",),
    ("digests", "--json"),
    ("mark", "planted", "--star", "--dry-run"),
    ("mark", "", "--star", "--yes"),
    ("undo",),
    ("redo",),
    *(("export", "", "--format", format) for format in FORMATS),
    ("export", "", "-o", f"/nowhere/{WINDOW_TITLE}.bib"),
    ("search", f'"{WINDOW_TITLE}'),
    ("search", f"is:{WINDOW_TITLE}"),
    ("show", f"nothing {WINDOW_TITLE}"),
    ("import", f"/nowhere/{WINDOW_TITLE}"),
    (f"no-such-command {WINDOW_TITLE}",),
    ("jump", "x", f"--no-such-option{WINDOW_TITLE}"),
]
"""Commands that print what strangers wrote, or what was typed."""


@pytest.fixture(scope="module", params=list(DOORS.values()), ids=list(DOORS))
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with a hostile library."""
    directory = tmp_path_factory.mktemp("hostile")
    fill: Callable[[Path, Path], int] = request.param
    fill(directory / "home", directory)
    return Program(home=directory / "home", user=directory)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_prints_nothing_that_acts(hostile: Program, command: tuple[str, ...]) -> None:
    assert actions(printed(hostile, *command)) == []


@pytest.mark.parametrize("shape", [(), ("--json",)], ids=["plain", "json"])
def test_a_shown_paper_does_nothing(hostile: Program, shape: tuple[str, ...]) -> None:
    with Library.open(hostile.home) as library:
        keys = library.list().keys
    for key in keys[::8]:
        assert actions(printed(hostile, "show", key, *shape)) == []


def test_an_import_of_hostile_files_does_nothing(hostile: Program, tmp_path: Path) -> None:
    folder = str(hostile_files(tmp_path / "inbox"))
    assert actions(printed(hostile, "import", folder)) == []
    assert actions(printed(hostile, "import", folder, "--json")) == []


def printed(program: Program, *arguments: str) -> bytes:
    """All that a command sends to its terminal."""
    with program.terminal(*arguments, size=WIDE) as terminal:
        terminal.wait_exit()
        return terminal.raw
