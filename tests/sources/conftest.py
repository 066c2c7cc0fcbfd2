"""A service for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.service import Service, running_service


@pytest.fixture
def service() -> Iterator[Service]:
    """A server that answers what the test says."""
    with running_service() as service:
        yield service
