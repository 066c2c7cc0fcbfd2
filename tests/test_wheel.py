"""What is installed is enough: the wheel carries the samples and says that it is typed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """The project as a wheel, built without a network."""
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")
    directory = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(directory)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (file,) = directory.glob("*.whl")
    with ZipFile(file) as archive:
        yield archive


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_the_wheel_carries_each_sample_digest_byte_for_byte(wheel: ZipFile, seed: Path) -> None:
    assert wheel.read(f"paperreader/seeds/{seed.name}") == seed.read_bytes()


def test_there_are_three_samples() -> None:
    assert len(SEEDS) == 3


def test_the_wheel_says_that_it_is_typed(wheel: ZipFile) -> None:
    assert "paperreader/py.typed" in wheel.namelist()


def test_the_wheel_carries_every_module_and_stylesheet(wheel: ZipFile) -> None:
    sources = [*ROOT.glob("paperreader/**/*.py"), *ROOT.glob("paperreader/**/*.tcss")]
    missing = {str(file.relative_to(ROOT)) for file in sources} - set(wheel.namelist())
    assert not missing


def test_the_wheel_carries_no_tests(wheel: ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist() if "dist-info" not in name} == {
        "paperreader"
    }
