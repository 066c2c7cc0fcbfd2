"""An index of the sample digests, made once, and the shelf it was filled from."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperreader.index.index import Index
from tests.index.shelf import Shelf, filled, samples


@pytest.fixture(scope="session")
def sample_shelf(seeds: Path) -> Shelf:
    return samples(seeds)


@pytest.fixture(scope="session")
def sample_index(sample_shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """For tests that only ask."""
    return filled(tmp_path_factory.mktemp("samples") / "index", sample_shelf)
