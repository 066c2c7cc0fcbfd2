"""The lock between programs."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from paperreader.core.errors import StoreBusy, StoreError
from paperreader.store.lock import Lock

HOLDER = """
import sys
from pathlib import Path
from paperreader.store.lock import Lock
with Lock(Path(sys.argv[1])).held():
    sys.stdout.write("held\\n")
    sys.stdout.flush()
    sys.stdin.read()
"""


def test_a_program_that_waits_in_vain_says_for_how_long(tmp_path: Path) -> None:
    path = tmp_path / "deep" / ".lock"
    with Lock(path).held(), pytest.raises(StoreBusy) as caught, Lock(path, 0.05).held():
        pass
    assert str(caught.value) == (
        f"{path}: another program has been writing the library for 0.05 seconds. "
        "Try again when it is done."
    )


def test_one_thread_may_hold_it_twice_and_another_waits_until_it_is_free(tmp_path: Path) -> None:
    lock, order = Lock(tmp_path / ".lock"), list[str]()

    def wait() -> None:
        with lock.held():
            order.append("waited")

    waiting = threading.Thread(target=wait)
    with lock.held():
        with lock.held():
            waiting.start()
        order.append("released")
    waiting.join()
    assert order == ["released", "waited"]


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], **pipes) as holder:  # type: ignore[call-overload]
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreBusy), Lock(path, 0.0).held():
            pass
        holder.kill()
    with Lock(path, 0.0).held():
        assert path.stat().st_size == 0


def test_a_lock_that_cannot_be_made_is_an_error_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no directory")
    with pytest.raises(StoreError, match="Not a directory"), Lock(tmp_path / "data/.lock").held():
        pass
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreError, match="taken"), Lock(tmp_path / "taken").held():
        pass
