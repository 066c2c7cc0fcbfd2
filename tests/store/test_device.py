"""The name of a device."""

from __future__ import annotations

import pytest

from paperreader.store.device import device_name, slug


@pytest.mark.parametrize(
    ("host", "device"),
    [
        ("laptop", "laptop"),
        ("Anna's-MacBook.local", "anna-s-macbook"),
        ("web.example.org", "web"),
        ("DESKTOP-7F3A", "desktop-7f3a"),
        ("../../etc/passwd", "device"),
        ("büro pc", "b-ro-pc"),
        ("机", "device"),
        ("", "device"),
        ("x" * 300, "x" * 63),
        (" nas\n", "nas"),
    ],
)
def test_a_host_name_becomes_part_of_a_file_name(host: str, device: str) -> None:
    assert slug(host) == device


def test_the_device_has_one_name() -> None:
    assert device_name() == device_name() == slug(device_name())
