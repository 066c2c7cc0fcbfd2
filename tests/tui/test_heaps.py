"""Memory that a thread has given up goes back to the system, where the C library would keep it."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

FREED_BY_A_THREAD = """
import os
from threading import Thread
from paperreader.tui.heaps import give_back

def resident():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

kept = []

def work():
    blocks = [bytes(2000) for _ in range(20_000)]
    kept.append(blocks[-1])  # so that what lies before it cannot simply be cut off

thread = Thread(target=work)
thread.start()
thread.join()
before = resident()
give_back()
give_back()
print(before - resident())
"""

HALF_OF_IT = 20_000_000
"""Bytes."""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="only glibc keeps it",
)
def test_what_a_thread_has_freed_goes_back_to_the_system() -> None:
    argv = [sys.executable, "-c", FREED_BY_A_THREAD]
    ended = subprocess.run(argv, capture_output=True, text=True, check=True)
    assert int(ended.stdout) > HALF_OF_IT
