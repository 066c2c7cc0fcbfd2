"""What the tests of the store may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.homes import Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """An empty home; what was opened in it is closed."""
    home = Home(tmp_path / "data")
    with home.opened:
        yield home
