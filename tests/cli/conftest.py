"""The command line as a person has it: words in; an exit code, data and words out.

Runs the program's `main` in this process, which is quick. What only a process shows (a terminal, a
closed pipe, a signal) is tested by the tests of processes.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from paperreader.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of data."""
        return self.out.splitlines()

    @property
    def records(self) -> list[dict[str, Any]]:
        """The data of a run with `--json`."""
        return [json.loads(line) for line in self.lines]


Run = Callable[..., Outcome]
"""`run("search", "moe", stdin=b"...")`."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program with some words; nothing is a terminal."""

    def run_main(*words: object, stdin: bytes = b"") -> Outcome:
        streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8") for name in ("stdout", "stderr")}
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            code = main([str(word) for word in words])
        return Outcome(code, *map(_written, streams.values()))

    return run_main


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


@pytest.fixture(scope="session")
def read_only_home(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A library of the three samples, which no test changes."""
    home = tmp_path_factory.mktemp("library")
    assert main(["import", "--home", str(home), "--quiet", str(seeds)]) == 0
    return home


@pytest.fixture
def home(read_only_home: Path, tmp_path: Path) -> Path:
    """A library of the three samples for one test alone."""
    return Path(shutil.copytree(read_only_home, tmp_path / "home"))
