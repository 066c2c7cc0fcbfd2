"""What a process takes of the machine: memory, time, system calls.

Knows Linux's /proc and strace. Does not know what the process does.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.setting import installed

LOOK_EVERY = 0.01
"""Seconds between two looks at a program that runs to its end."""

ATTACHING = 5.0
"""Seconds that strace may take to attach to all threads."""

_MEMORY = re.compile(r"(\w+):\s+(\d+) kB")

_CALL = re.compile(r"^\d+ +(\w+)\(")
"""A line of strace's: the thread and the call that it made."""


class Memory(NamedTuple):
    """What a process has in memory, in MB of 10^6 bytes."""

    resident: float
    """All of it, with the pages of files that others may share."""

    anonymous: float
    """What is no file's: the part that cannot be had again from disk."""

    peak: float
    """The most that has been resident."""


class Run(NamedTuple):
    """A program that ran to its end."""

    seconds: float
    cpu_seconds: float
    """In the program itself and in the system for it."""

    peak: float
    """The most that was resident, in MB."""


def memory_of(pid: int) -> Memory:
    """What a running process has in memory."""
    status = dict(_MEMORY.findall(Path(f"/proc/{pid}/status").read_text()))
    resident, anonymous, peak = (
        int(status[name]) * 1024 / 1e6 for name in ("VmRSS", "RssAnon", "VmHWM")
    )
    return Memory(resident, anonymous, peak)


def processor_seconds(pid: int) -> float:
    """How long all threads of a running process have run; by the system's finest count."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def run(argv: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a program to its end.

    Raises:
        ChildProcessError: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(argv, env=env, stdout=subprocess.DEVNULL)
    # What the system accounts to a child begins with the memory of the process that it was forked from.
    peak, ended = 0.0, 0
    while not ended:
        peak = max(peak, _peak_so_far(process.pid))
        time.sleep(LOOK_EVERY)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ChildProcessError(f"{argv} ended with {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


def _peak_so_far(pid: int) -> float:
    """The most that a process has had resident, in MB; 0 before it runs a program and when it has ended."""
    try:
        return memory_of(pid).peak
    except (OSError, KeyError):
        return 0.0


@contextmanager
def traced(pid: int, log: Path) -> Iterator[None]:
    """Let strace write the system calls of all threads of a process to a file."""
    process = subprocess.Popen(
        [installed("strace") or "strace", "-f", "-q", "-o", str(log), "-p", str(pid)],
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + ATTACHING
        while not all(map(_is_traced, Path(f"/proc/{pid}/task").iterdir())):
            if time.monotonic() > deadline or process.poll() is not None:
                break
            time.sleep(0.01)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _is_traced(task: Path) -> bool:
    return "TracerPid:\t0\n" not in (task / "status").read_text()


def calls_in(log: Path) -> Counter[str]:
    """How often each system call was made."""
    found = map(_CALL.match, log.read_text(errors="replace").splitlines())
    return Counter(match[1] for match in found if match)
