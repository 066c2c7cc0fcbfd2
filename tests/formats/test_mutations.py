"""Whatever is done to a file of any format, reading it ends soon: in papers, or in a reason."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from paperreader.formats.detect import FORMATS

ALL = 5_000
"""Mutants of all formats together."""

SAMPLES = Path(__file__).parent / "samples"


def test_there_is_a_sample_of_each_format() -> None:
    assert sorted(path.stem for path in SAMPLES.iterdir()) == sorted(FORMATS)


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="limits are set as Linux has them"
)
@pytest.mark.parametrize("format", FORMATS)
def test_damaged_files_are_read_or_refused(format: str) -> None:
    count = -(-ALL // len(FORMATS))
    command = [sys.executable, "-m", "tests.formats.mutating", format, str(count)]
    root = Path(__file__).parents[2]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2_000:]
