"""On what, when and with which versions something was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.libraries import GENERATION
from benchmarks.setting import Setting, installed

PACKAGES = ("textual", "tantivy", "rapidfuzz", "orjson")
PEERS = ("fzf", "newsboat")


def account(setting: Setting) -> dict[str, Any]:
    """What a figure is worth nothing without."""
    return {
        "papers": setting.size,
        "library": f"{setting.home.name}, generation {GENERATION}",
        "rounds": setting.rounds,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{cpu()}, {os.cpu_count()} cores, {memory_in_gb():.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "versions": ", ".join(
            (
                f"paperreader {revision()}",
                f"Python {platform.python_version()}",
                *(f"{package} {version(package)}" for package in PACKAGES),
                *(f"{peer} {peer_version(peer)}" for peer in PEERS),
            )
        ),
    }


def cpu() -> str:
    """What the processor calls itself."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def memory_in_gb() -> float:
    """How much memory there is."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def revision() -> str:
    """The version, and the commit where it is known."""
    asked = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{version('paperreader')} {asked.stdout.strip()}".strip()


def peer_version(program: str) -> str:
    """What another program says its version is."""
    if not installed(program):
        return "not installed"
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return said.stdout.splitlines()[0].removeprefix(program).split(" - ")[0].strip()
