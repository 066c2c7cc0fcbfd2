"""Programs on one machine call a service one at a time and with pauses; no file can hold them up for ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import monotonic, time

import pytest

from paperreader.store.calls import CallTimes

APART = 3.0

CALLER = """
import sys
from pathlib import Path
from paperreader.store.calls import CallTimes
calls = CallTimes(Path(sys.argv[1]))
assert calls.begin(3.0) == 0
sys.stdout.write("calling")
sys.stdout.flush()
sys.stdin.read()
calls.end()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "calls" / "arxiv"


def test_another_program_waits_for_the_call_and_then_for_the_pause(path: Path) -> None:
    calls = CallTimes(path)
    with subprocess.Popen(
        [sys.executable, "-c", CALLER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.read(7) == b"calling"
        assert 0 < calls.begin(APART) < 1
        other.communicate()
    assert 1 < calls.begin(APART) <= APART


def test_a_program_that_is_killed_holds_up_nobody_but_for_the_pause(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CALLER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.read(7)
        other.kill()
    assert 1 < CallTimes(path).begin(APART) <= APART
    assert CallTimes(path).begin(0.001) == 0


def test_one_program_keeps_its_own_pauses(path: Path) -> None:
    calls = CallTimes(path)
    assert calls.begin(APART) == 0
    calls.end()
    assert 1 < calls.begin(APART) <= APART


LEFT_BEHIND = {
    "long ago": (repr(time() - 1000), False),
    "before the clock was set back": (repr(time() + 1_000_000), True),
    "at the end of time": ("inf", True),
    "at no time": ("nan", False),
    "nothing": ("", False),
    "words": ("when I was young", False),
    "no letters": ("\udcff\udcfe", False),
}


@pytest.mark.parametrize(("told", "waits"), LEFT_BEHIND.values(), ids=LEFT_BEHIND)
def test_whatever_the_file_says_nobody_waits_for_longer_than_the_pause(
    path: Path, told: str, waits: bool
) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(told, "utf-8", "surrogateescape")
    calls = CallTimes(path)
    first = calls.begin(0.05)
    assert (first > 0) is waits
    assert first <= 0.05
    deadline = monotonic() + 5
    while first and calls.begin(0.05):
        assert monotonic() < deadline
    calls.end()
    assert time() - 5 < float(path.read_text()) <= time()


def test_where_nothing_can_be_written_each_program_calls_as_if_alone(path: Path) -> None:
    path.parent.parent.mkdir()
    path.parent.write_text("no directory")
    calls = CallTimes(path)
    assert calls.begin(APART) == 0
    calls.end()


def test_where_a_directory_is_in_the_way_of_the_file_the_call_is_made(path: Path) -> None:
    path.mkdir(parents=True)
    calls = CallTimes(path)
    assert calls.begin(APART) == 0
    calls.end()
    assert CallTimes(path).begin(APART) == 0
