"""paperreader as a person has it: a home of its own, a terminal, and nothing else of this machine.

Knows how the program is started. Does not know what it should do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent

SEEDS = ROOT / "seeds"

COMMAND = (sys.executable, "-m", "paperreader")

NO_VARIABLES: Mapping[str, str] = MappingProxyType({})

WIDE = (160, 45)
"""Columns and rows with room for three panes."""

MEDIUM = (100, 30)
"""Columns and rows with room for two panes."""

SMALL = (80, 24)
"""Columns and rows with room for one pane."""


@dataclass(frozen=True)
class Program:
    """The program with one library."""

    home: Path
    """Where the library lies."""

    user: Path
    """The user's own directory, empty at first."""

    def environment(self) -> dict[str, str]:
        """All that the program is told: a path, a colour terminal, UTF-8 and where things lie."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "HOME": str(self.user),
            "XDG_CONFIG_HOME": str(self.user / "config"),
            "XDG_DATA_HOME": str(self.user / "data"),
            "XDG_CACHE_HOME": str(self.user / "cache"),
            "PAPERREADER_HOME": str(self.home),
        }

    def terminal(
        self,
        *arguments: str,
        size: tuple[int, int] = WIDE,
        variables: Mapping[str, str] = NO_VARIABLES,
    ) -> Terminal:
        """Start it in a terminal of so many columns and rows; use it in a ``with`` block.

        Args:
            arguments: the command and what belongs to it; none for the reader.
            size: columns and rows.
            variables: of the environment, beside or instead of the usual ones.
        """
        columns, rows = size
        env = {**self.environment(), **variables}
        return Terminal((*COMMAND, *arguments), env=env, columns=columns, rows=rows)

    def started(self, *arguments: str) -> subprocess.Popen[str]:
        """Start it without a terminal."""
        return subprocess.Popen(
            (*COMMAND, *arguments),
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end without a terminal."""
        return subprocess.run(
            (*COMMAND, *arguments),
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
