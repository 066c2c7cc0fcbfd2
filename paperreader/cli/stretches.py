"""A long listing, read a stretch at a time, so that it may be printed in little memory.

Knows how much to read at once. Does not know what is printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperreader.core.listing import Entry, Listing, Row

STRETCH = 500
"""Papers read at once: enough that neighbours share the reading of their digest's file."""


def entries_of(listing: Listing) -> Iterator[Entry]:
    """The entries of a listing, in its order."""
    for start in range(0, len(listing), STRETCH):
        yield from listing[start : start + STRETCH]


def rows_of(listing: Listing) -> Iterator[Row]:
    """The rows of a listing, in its order."""
    for start in range(0, len(listing), STRETCH):
        yield from listing.rows(start, start + STRETCH)
