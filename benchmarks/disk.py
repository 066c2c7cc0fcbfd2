"""How much a library takes on disk."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Budget, Figure
from benchmarks.setting import Setting, files_size
from paperreader.store.places import Places

INDEX_AT_MOST = Budget(500)
"""Bytes a paper, with abstracts."""


def measure(setting: Setting) -> Iterator[Figure]:
    """The digests, which are the truth, and the index, which can be made again."""
    places = Places.at(setting.home)
    digests, index = files_size(places.digests), files_size(places.index)
    yield Figure("digests on disk", "MB", (digests / 1e6,))
    yield Figure("digests on disk, a paper", "bytes", (digests / setting.size,))
    yield Figure("index on disk", "MB", (index / 1e6,))
    yield Figure("index on disk, a paper", "bytes", (index / setting.size,), INDEX_AT_MOST)
