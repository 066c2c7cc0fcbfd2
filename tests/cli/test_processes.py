"""What only a process shows: a closed pipe, a full disk, and everything that asks for a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal import Terminal

PROGRAM = (sys.executable, "-m", "paperreader")


def in_terminal(*words: object, **changes: str) -> Terminal:
    """The program in a terminal, told so by the environment."""
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **changes}
    return Terminal([*PROGRAM, *map(str, words)], env=environment)


def interrupted(terminal: Terminal) -> int:
    """The exit code of a program interrupted while it waits for an answer.

    Pressed again where it was not heard, as a person would: Python does not notice an interrupt in
    the moment before it begins to read.
    """
    for _ in range(10):
        terminal.signal(signal.SIGINT)
        with suppress(AssertionError):
            return terminal.wait_exit(within=2)
    raise AssertionError(terminal.text)


def test_a_reader_who_leaves_is_no_failure_to_speak_of(read_only_home: Path) -> None:
    """As in `paperreader search '' | head -1`."""
    search = [*PROGRAM, "search", "--home", str(read_only_home), ""]
    with subprocess.Popen(search, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["search", ""], ["search", "", "--json"], ["digests"]])
def test_output_that_cannot_be_written_is_told(read_only_home: Path, words: list[str]) -> None:
    command = [*PROGRAM, *words, "--home", str(read_only_home)]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 74
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_be_drawn_on_is_none(tmp_path: Path, term: str) -> None:
    with in_terminal("--home", tmp_path, TERM=term) as terminal:
        assert terminal.wait_exit() == 2
        assert b"TERM" in terminal.raw
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize(
    ("changes", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
    ids=str,
)
def test_colours_are_for_terminals_that_have_them_and_people_who_want_them(
    read_only_home: Path, changes: dict[str, str], coloured: bool
) -> None:
    with in_terminal("digests", "--home", read_only_home, **changes) as terminal:
        assert terminal.wait_exit() == 0
        assert (b"\x1b[" in terminal.raw) is coloured


@pytest.mark.parametrize(
    ("words", "records"), [(["search", ""], 207), (["jump", "of", "--limit", "50"], 50)]
)
def test_in_a_terminal_a_list_is_cut_to_its_width(
    read_only_home: Path, words: list[str], records: int
) -> None:
    with in_terminal(*words, "--home", read_only_home, NO_COLOR="1") as terminal:
        assert terminal.wait_exit() == 0
        lines = terminal.raw.decode().splitlines()
        assert max(map(len, lines)) == 80
        assert len(lines) == records


@pytest.mark.parametrize(
    "words",
    [
        ["import", "SEEDS"],
        ["import", "SEEDS", "--dry-run", "--date", "2024-04-22"],
        ["digests"],
        ["show", "no such paper, however many words are written here, and the more the merrier"],
    ],
    ids=" ".join,
)
def test_in_a_terminal_lines_are_folded_between_words(
    home: Path, seeds: Path, words: list[str]
) -> None:
    words = [str(seeds) if word == "SEEDS" else word for word in (*words, "--home", str(home))]
    elsewhere = subprocess.run([*PROGRAM, *words], capture_output=True, text=True, check=False)
    with in_terminal(*words, NO_COLOR="1") as terminal:
        terminal.wait_exit()
        shown = terminal.text  # as it is left: a slow import shows a bar, and wipes it out
    assert shown.split() == (elsewhere.stdout + elsewhere.stderr).split()


@pytest.mark.parametrize(("answer", "code", "read"), [("y", 0, "207"), ("n", 1, "0"), ("", 1, "0")])
def test_more_than_one_paper_is_marked_after_asking(
    home: Path, answer: str, code: int, read: str
) -> None:
    with in_terminal("mark", "--read", "", "--home", home) as terminal:
        terminal.wait_for("Mark 207 papers?")
        terminal.type(answer)
        terminal.press("enter")
        assert terminal.wait_exit() == code
    count = [*PROGRAM, "search", "--count", "is:read", "--home", str(home)]
    assert subprocess.run(count, capture_output=True, text=True, check=False).stdout == f"{read}\n"


def test_ctrl_c_ends_with_130_and_changes_nothing(home: Path) -> None:
    with in_terminal("mark", "--read", "", "--home", home) as terminal:
        terminal.wait_for("Mark 207 papers?")
        assert interrupted(terminal) == 130
        assert b"Traceback" not in terminal.raw
