"""What takes longer than a moment shows a bar at a terminal, and Ctrl+C ends it cleanly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paperreader import Library
from tests.cli.test_processes import in_terminal, interrupted
from tests.digest_files import page_of
from tests.service import Reply, running_service
from tests.terminal import Terminal

FEW = 10

MANY = 20_000
"""Papers whose import takes a second at least."""

BAR = "Importing ━"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small file and a large one, in this order."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "a few.txt").write_bytes(page_of(FEW, subject="Few Things"))
    (folder / "many.txt").write_bytes(page_of(MANY, subject="Many Things"))
    return folder


def test_ctrl_c_during_an_import_keeps_what_was_finished_and_nothing_else(
    tmp_path: Path, folder: Path
) -> None:
    with in_terminal("import", "--home", tmp_path, folder) as terminal:
        terminal.wait_for("10 new")
        terminal.wait_for(BAR)
        assert interrupted(terminal) == 130
        assert "1 file was imported and stays; the rest was not." in terminal.text
        assert "Traceback" not in terminal.text
        assert BAR not in terminal.text
    with Library.open(tmp_path) as library:
        assert library.size == FEW
        assert len(list(library.places.digests.glob("*.json"))) == 1


def test_ctrl_c_during_a_fetch_stops_all_services_at_once(tmp_path: Path) -> None:
    drip = Reply(headers={"Content-Length": "1000000"}, drip=True)
    with running_service() as one, running_service() as other:
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "config.toml").write_text(one.config)
        one.pages["/feed"] = other.pages["/feed"] = drip
        with Library.open(tmp_path) as library:
            for service in (one, other):
                name, what = f"of {service.port}", f"{service.url}/feed"
                library.subscriptions.subscribe(name, what)
        with in_terminal("fetch", "--home", tmp_path) as terminal:
            terminal.wait_for("and 1 more")
            terminal.type("\x03")  # what the terminal echoes of it stands behind the bar
            assert terminal.wait_exit() == 130
            assert "stopped. What came in before stays." in terminal.text
            assert "Fetching ━" not in terminal.text


def test_a_bar_gives_way_to_what_is_printed(tmp_path: Path, folder: Path) -> None:
    with in_terminal("import", "--home", tmp_path, folder) as terminal:
        terminal.wait_for(BAR)
        assert terminal.wait_exit() == 0
        assert BAR not in terminal.text
        printed = " ".join(terminal.text.replace("\n", "").split())
        assert "10 papers, 10 new" in printed
        assert "20,000 papers, 20,000 new" in printed


def test_a_lost_index_is_built_again_with_a_bar_before_there_is_an_answer(
    tmp_path: Path, folder: Path
) -> None:
    with Library.open(tmp_path) as library:
        library.import_source(folder / "many.txt")
    shutil.rmtree(tmp_path / "cache")
    with in_terminal("search", "--count", "", "--home", tmp_path) as terminal:
        terminal.wait_for("Building the search index ━")
        assert terminal.wait_exit() == 0
        assert terminal.text.split() == ["20000"]


def quiet(terminal: Terminal) -> bool:
    assert terminal.wait_exit() == 0
    return b"\x1b" not in terminal.raw and b"Importing" not in terminal.raw


def test_who_wants_quiet_sees_no_bar(tmp_path: Path, folder: Path) -> None:
    with in_terminal("import", "--quiet", "--home", tmp_path, folder) as terminal:
        assert quiet(terminal)


def test_a_terminal_that_can_only_print_sees_no_bar(tmp_path: Path, folder: Path) -> None:
    with in_terminal("import", "--home", tmp_path, folder, TERM="dumb") as terminal:
        assert quiet(terminal)
