"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the three digests that come with the program."""
    return Path(__file__).parent.parent / "seeds"
