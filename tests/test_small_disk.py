"""The small disk of the tests is one: it can be filled, and emptied again."""

from __future__ import annotations

import errno

import pytest

from tests.small_disk import DISK_SIZE, SmallDisk

PAGE = 4096


def test_a_filled_disk_takes_no_more_than_was_left(small_disk: SmallDisk) -> None:
    file = small_disk.root / "file"
    small_disk.fill(leaving=PAGE)
    assert small_disk.free == PAGE
    file.write_bytes(b"x" * PAGE)
    with pytest.raises(OSError, match="No space left") as error, file.open("ab") as end:
        end.write(b"x" * PAGE)
    assert error.value.errno == errno.ENOSPC
    small_disk.make_room()
    assert small_disk.free >= DISK_SIZE - 2 * PAGE
