"""Files that are replaced whole."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from paperreader.core.errors import StoreError
from paperreader.store.durable import (
    file_version,
    make_private_directory,
    names_in,
    read_file,
    remove_orphans,
    write_durably,
)

ORPHAN = ".paperreader-0123456789abcdef.tmp"


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Each umask that a person may have, for the length of a test."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_holds_what_was_written_last(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for data in (b"first", b"", b"the third, which is longer"):
        write_durably(path, data)
        assert path.read_bytes() == data
    assert names_in(tmp_path) == ["a.json"]


def test_files_and_directories_are_for_their_owner_alone(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "new" / "deep" / "a.json"
    write_durably(path, b"{}")
    write_durably(path, b"{}")
    assert (mode(path), mode(path.parent), mode(path.parent.parent)) == (0o600, 0o700, 0o700)


def test_a_directory_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_directory(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_linked_file_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "dotfiles" / "real.json", tmp_path / "marks" / "laptop.json"
    write_durably(target, b"old")
    make_private_directory(link.parent)
    link.symlink_to(target)
    write_durably(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names_in(target.parent) == ["real.json"]


def test_a_link_to_nothing_is_no_file_and_gets_one(tmp_path: Path) -> None:
    link = tmp_path / "laptop.json"
    link.symlink_to(tmp_path / "elsewhere" / "real.json")
    assert (read_file(link), file_version(link)) == (None, None)
    write_durably(link, b"new")
    assert (tmp_path / "elsewhere" / "real.json").read_bytes() == b"new"


def test_every_write_makes_another_version_and_reading_none(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    versions = [write_durably(path, b"revision %d" % number) for number in range(9)]
    assert len(set(versions)) == 9
    found = read_file(path)
    assert found == (b"revision 8", versions[-1])
    assert file_version(path) == versions[-1]


def test_an_edit_in_place_makes_another_version(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    version = write_durably(path, b"star")
    path.write_bytes(b"stir")
    assert file_version(path) != version


@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        (ORPHAN, 7200, False),
        (ORPHAN, 60, True),
        ("a.json", 7200, True),
        (".somebody-0123456789abcdef.tmp", 7200, True),
        (ORPHAN + ".json", 7200, True),
    ],
)
def test_only_what_was_being_written_an_hour_ago_is_removed(
    tmp_path: Path, name: str, age: float, stays: bool
) -> None:
    path = tmp_path / name
    path.touch()
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))
    remove_orphans(tmp_path)
    assert path.exists() == stays


def test_where_there_is_no_directory_there_are_no_orphans_and_no_names(tmp_path: Path) -> None:
    remove_orphans(tmp_path / "none")
    assert names_in(tmp_path / "none") == []


@pytest.mark.parametrize(
    "attempt", [read_file, file_version, names_in, lambda path: write_durably(path, b"")]
)
def test_a_file_where_a_directory_should_be_is_named(tmp_path: Path, attempt: object) -> None:
    (tmp_path / "data").write_text("no directory")
    assert callable(attempt)
    with pytest.raises(StoreError, match=r"data.*: Not a directory\."):
        attempt(tmp_path / "data" / "marks")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace shows the order of system calls")
def test_bytes_are_on_disk_before_the_name_and_the_name_before_the_return(tmp_path: Path) -> None:
    path, log = tmp_path / "a.json", tmp_path / "log"
    write_durably(path, b"old")
    program = (
        "import sys; from pathlib import Path; from paperreader.store.durable import write_durably;"
        f"write_durably(Path({str(path)!r}), b'new'); sys.stdout.write('done')"
    )
    calls = "trace=openat,write,fsync,rename,renameat,renameat2"
    traced = ["strace", "-y", "-o", str(log), "-e", calls, sys.executable, "-c", program]
    subprocess.run(traced, check=True, capture_output=True)
    told = re.findall(
        rf"^(write|fsync|rename)\w*\(.*{re.escape(tmp_path.name)}", log.read_text(), re.M
    )
    assert told == ["write", "fsync", "rename", "fsync"]
    assert "done" in log.read_text().splitlines()[-2]
