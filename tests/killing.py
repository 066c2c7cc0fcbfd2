"""Programs that are killed at chosen moments, for tests of what they leave.

Knows how a forked child is held until it may begin, and how strace kills it before a system call. Does
not know what the child does, nor what must be found afterwards.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SET_PTRACER, ANY_PROCESS = 0x59616D61, -1
"""Arguments of prctl by which a process lets others trace it where the system would not (Yama)."""

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)
"""A line of strace's log, which begins with the process where there are several."""

_ROOT = Path(__file__).parents[1]


def can_trace() -> bool:
    """Whether strace is there and the system lets it trace."""
    try:
        return subprocess.call(["strace", "-o", os.devnull, "true"]) == 0
    except FileNotFoundError:
        return False


def told_by(program: Path, *arguments: object) -> list[dict[str, Any]]:
    """What a program that kills its children tells, one JSON object a line."""
    command = [sys.executable, str(program), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    return [json.loads(line) for line in ran.stdout.splitlines()]


def held_child(work: Callable[[], object]) -> tuple[int, int]:
    """A process that does some work as soon as it is told to by the pipe that is returned with its id."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(reading)
        return pid, writing
    ctypes.CDLL(None).prctl(SET_PTRACER, ctypes.c_ulong(ANY_PROCESS), 0, 0, 0)
    os.read(reading, 1)
    try:
        work()
    finally:
        os._exit(0)


def let_go(pipe: int) -> None:
    """Tell a child to begin."""
    os.write(pipe, b"!")
    os.close(pipe)


def traced(child: tuple[int, int], log: Path, calls: str, *options: str) -> int:
    """Let a child work under strace, which may kill it; the signal that ended it, or 0."""
    pid, pipe = child
    command = ["strace", "-p", str(pid), "-o", str(log), "-e", f"trace={calls}", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as tracer:
        assert tracer.stderr is not None
        attached = tracer.stderr.readline()
        assert b"attached" in attached, attached
        let_go(pipe)
        _, status = os.waitpid(pid, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def kills(log: Path) -> Iterator[tuple[str, int, tuple[str, str]]]:
    """Each call in a log, which one of its kind it is, and the options by which strace kills before it."""
    number: Counter[str] = Counter()
    for call in _CALL.findall(log.read_text()):
        number[call] += 1
        yield call, number[call], ("-e", f"inject={call}:signal=KILL:when={number[call]}")
