"""Several programs on one library at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from paperreader.core.mark import Mark
from tests.store.homes import GRAPHFM, MIXTRAL, Home, decide

PROGRAMS = 4
DECISIONS = 150

DECIDES = """
import sys
from pathlib import Path
from paperreader.core.mark import Edit
from paperreader.store.marks import MarkStore

home, device, behind, name, decisions = sys.argv[1:]
home = Path(home)
store = MarkStore(home / "marks", home / "backups", device, write_behind=behind == "behind")
sys.stdout.write("ready")
sys.stdout.flush()
sys.stdin.read(1)
for number in range(int(decisions)):
    # A paper of its own each time, a tag of its own on the paper that all share, and an undone slip.
    key = f"{name}-{number}"
    star, tag = Edit(key, "starred", False, True), Edit("shared", f"tag:{key}", False, True)
    store.record([star, tag], "decided", {})
    if number % 10 == 0:
        store.record([Edit(f"slip-{key}", "read", False, True)], "slipped", {})
        assert store.undo().summary == "slipped" or device == "shared"
    store.refresh()
if behind != "behind":
    store.close()
"""


def started(home: Home, device: str, manner: str, name: str) -> subprocess.Popen[bytes]:
    """A program that will decide as soon as it is told to."""
    arguments = [str(home.root), device, manner, name, str(DECISIONS)]
    return subprocess.Popen(
        [sys.executable, "-c", DECIDES, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


@pytest.mark.parametrize("device", ["own", "shared"])
@pytest.mark.parametrize("manner", ["first", "behind"])
def test_no_program_loses_what_another_decides(home: Home, device: str, manner: str) -> None:
    """On one device they write one file, on several a file each; those that save behind do not close."""
    names = [f"program{number}" for number in range(PROGRAMS)]
    programs = [
        started(home, name if device == "own" else "shared", manner, name) for name in names
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.read(5) == b"ready"
    for program in programs:
        program.communicate(b"!")
    assert [program.returncode for program in programs] == [0] * PROGRAMS
    marks = home.open("shared").marks
    everything = {f"{name}-{number}" for name in names for number in range(DECISIONS)}
    assert marks["shared"].tags == everything
    assert {key for key, mark in marks.items() if mark.starred} == everything
    assert not home.open("shared").notices


def test_stars_of_two_programs_are_both_there_and_each_sees_the_others(home: Home) -> None:
    one, other = home.open(write_behind=True), home.open(write_behind=True)
    decide(one, GRAPHFM, star=True)
    decide(other, MIXTRAL, star=True)
    one.flush()
    other.flush()
    assert one.refresh()
    assert other.refresh()
    both = {GRAPHFM.key: Mark(starred=True), MIXTRAL.key: Mark(starred=True)}
    assert one.marks == other.marks == home.open().marks == both


def test_a_decision_on_stale_marks_keeps_the_other_programs_fields(home: Home) -> None:
    one, other = home.open(), home.open()
    decide(one, GRAPHFM, star=True, tags={"moe"})
    decide(other, GRAPHFM, read=True, tags={"later"})
    expected = Mark(starred=True, read=True, tags=frozenset({"moe", "later"}))
    assert other.marks == home.open().marks == {GRAPHFM.key: expected}


def test_filelock_is_imported_at_the_first_write_only(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from paperreader.store.marks import MarkStore;"
        "from paperreader.store.digests import DigestStore; home = Path(sys.argv[1]);"
        "MarkStore(home, home, 'laptop').refresh(); DigestStore(home).ids();"
        "assert not {'filelock', 'platformdirs', 'textual'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)
