"""A disk that is soon full, for tests of what happens then.

Knows how a tmpfs of some megabytes is mounted, filled and emptied. Only an administrator may mount one:
elsewhere a test that asks for it is skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DISK_SIZE = 32_000_000
"""Bytes: more than an empty index and some digests take, and filled in a moment."""


class SmallDisk:
    """A mounted disk.

    Args:
        root: where it is mounted. Tests work in directories below it: the ballast lies in itself.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._ballast = root / "ballast"

    @property
    def free(self) -> int:
        """Bytes that can still be written."""
        return shutil.disk_usage(self.root).free

    def fill(self, leaving: int = 0) -> None:
        """Let nobody write more than so many bytes, rounded down to whole pages."""
        self.make_room()
        with self._ballast.open("wb") as file:
            if (ballast := self.free - leaving) > 0:
                os.posix_fallocate(file.fileno(), 0, ballast)

    def make_room(self) -> None:
        """Give back what was taken."""
        self._ballast.unlink(missing_ok=True)

    def protect(self) -> None:
        """Let nobody write any more, not even an administrator."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.root)], check=True)


@contextmanager
def mounted_disk(root: Path) -> Iterator[SmallDisk]:
    """A disk of its own at a new directory, for the length of a block; skips the test if it may not be."""
    root.mkdir()
    options = f"size={DISK_SIZE},mode=700"
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(root)]
    try:
        mounting = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("there is no mount command to make a small disk with")
    if mounting.returncode:
        pytest.skip(f"no small disk may be mounted: {mounting.stderr.strip()}")
    try:
        yield SmallDisk(root)
    finally:
        # Lazily: a test that fails may have left files open there, and is to be told of that alone.
        subprocess.run(["umount", "--lazy", str(root)], check=True)
