"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.small_disk import SmallDisk, mounted_disk

# Nothing is claimed of time, so that a busy machine fails no example.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the three digests that come with the program."""
    return Path(__file__).parent.parent / "seeds"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of 32 MB that the test may fill; where none can be mounted, the test is skipped."""
    with mounted_disk(tmp_path / "disk") as disk:
        yield disk
