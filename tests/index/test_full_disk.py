"""An index that no room is left for is told of in a sentence, stays as it was, and gives room back."""

from __future__ import annotations

import pytest

from paperreader.core.errors import StoreError
from paperreader.index.index import Index
from tests.index.adding import agrees_with_itself, shelf_of
from tests.index.shelf import fill, filled
from tests.small_disk import SmallDisk

HELD, WISHED = 2, 12
"""Digests in the index, and those that are to be."""

PAGE = 4096


@pytest.mark.parametrize("room", [0, PAGE, 10 * PAGE, 50 * PAGE])
def test_a_full_disk_leaves_the_index_as_it_was(room: int, small_disk: SmallDisk) -> None:
    directory = small_disk.root / "index"
    index = filled(directory, shelf_of(HELD))
    small_disk.fill(leaving=room)
    with pytest.raises(StoreError) as refusal:
        fill(index, shelf_of(WISHED))
    advice = "Make room on the disk and try again."
    assert str(refusal.value) == f"{directory}: No space left on device. {advice}"
    for one in (index, Index.open(directory)):
        assert len(one.digests) == HELD
        assert agrees_with_itself(one)
    assert small_disk.free >= room - PAGE
    small_disk.make_room()
    fill(index, shelf_of(WISHED))
    assert len(index.digests) == WISHED
    assert agrees_with_itself(index)


def test_on_a_full_disk_no_index_is_made_and_nothing_hangs(small_disk: SmallDisk) -> None:
    small_disk.fill()
    index = Index.open(small_disk.root / "index")
    with pytest.raises(StoreError, match=r"No space left on device\. Make room"):
        fill(index, shelf_of(1))
    assert len(index) == 0
    small_disk.make_room()
    fill(index, shelf_of(1))
    assert agrees_with_itself(index)


def test_what_a_killed_program_left_is_cleared_away_by_the_next_that_writes(
    small_disk: SmallDisk,
) -> None:
    directory = small_disk.root / "index"
    filled(directory, shelf_of(HELD)).close()
    litter = [directory / "tantivy" / f"{digit * 32}.pos" for digit in "0af"]
    litter += [directory / f"catalogue-{digit * 16}" for digit in "0af"]
    for file in litter:
        file.write_bytes(b"x")
    index = filled(directory, shelf_of(WISHED))
    assert not any(file.exists() for file in litter)
    assert agrees_with_itself(index)
