"""What a bad day looks like on the screen: it is said, nothing is lost, and the reading goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

from paperreader import Library
from tests.end_to_end.program import SMALL, Program
from tests.small_disk import mounted_disk

STAR = "★"


def test_a_mark_on_a_full_disk_is_kept_and_saved_when_there_is_room(
    program: Program, first_title: str, tmp_path: Path
) -> None:
    with mounted_disk(tmp_path / "disk") as disk:
        home = Path(shutil.move(program.home, disk.root / "home"))
        with Program(home=home, user=program.user).terminal(size=SMALL) as terminal:
            terminal.wait_for(first_title)
            disk.fill()
            terminal.press("s")
            terminal.wait_for("device.")  # of "No space left on device."
            assert STAR in terminal.line_with(first_title)
            terminal.press("q")
            terminal.wait_for("Quit")
            disk.make_room()
            terminal.press("q")
            assert terminal.wait_exit() == 0
        with Library.open(home) as library:
            assert [entry.mark.starred for entry in library.list("is:starred")] == [True]


def test_a_damaged_digest_is_named_at_the_start_and_the_others_are_read(
    program: Program, first_title: str
) -> None:
    digests = sorted((program.home / "data" / "digests").glob("*.json"))
    damaged = next(path for path in digests if first_title not in path.read_text())
    damaged.write_text("{")
    shutil.rmtree(program.home / "cache")
    with program.terminal(size=SMALL) as terminal:
        terminal.wait_for(first_title)
        terminal.wait_for("damaged")
