"""A file out of a container, and how much may come out of one input.

Knows limits. Does not know how anything is taken apart.
"""

from __future__ import annotations

import lzma
import zlib
from dataclasses import dataclass

from paperreader.core.errors import DigestError
from paperreader.core.reading import Notice

MOST_UNPACKED = 1_000_000_000
"""Bytes that one input may unpack to, all its files together."""

UNSUSPICIOUS = 50_000_000
"""Bytes that may come out of anything, however small: the papers of 27 years repeat themselves."""

HIGHEST_RATIO = 200
"""Bytes that may come out for each that goes in, beyond that: digests have 3 to 20."""

LARGEST_DICTIONARY = 128_000_000
"""Bytes that LZMA may need to unpack: `xz -9` takes 65 MB."""

PIECE = 1_000_000
"""Bytes that are unpacked at a time, so that the limits are seen in time."""

CHUNK = 1_024
"""Compressed bytes that go in at a time: those of a chunk with damage in it are lost whole."""

DAMAGE = (EOFError, OSError, zlib.error, lzma.LZMAError)
"""What the decompressors raise at bytes that are none of theirs."""


@dataclass(slots=True)
class File:
    """A file that is no container."""

    name: str
    """As the user gave it, and behind it its place in archives: `archive.zip/digest.txt`."""

    data: bytes

    notices: tuple[Notice, ...] = ()
    """What was odd about its container."""

    begin: float = 0
    """The share of the whole input at which it begins, from 0 to 1."""

    end: float = 1
    """The share at which it ends."""

    def taken(self) -> bytes:
        """Its bytes, which it keeps no longer: there are more of them than of the papers in them."""
        data, self.data = self.data, b""
        return data

    def unpacked(self, data: bytes, *notices: Notice) -> File:
        """The file that was compressed in this one."""
        return File(self.name, data, (*self.notices, *notices), self.begin, self.end)


class Allowance:
    """How much may still be unpacked of one input."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._packed = len(data)
        self._unpacked = 0

    def spend(self, size: int) -> None:
        """Count bytes that came out; DigestError where they are too many."""
        self._unpacked += size
        if self._unpacked > MOST_UNPACKED:
            limit = f"{MOST_UNPACKED // 10**6:,} MB"
            raise DigestError(
                self._name, f"unpacks to more than {limit}, and no digest has as much"
            )
        if self._unpacked > max(UNSUSPICIOUS, HIGHEST_RATIO * self._packed):
            raise DigestError(
                self._name,
                f"unpacks to more than {HIGHEST_RATIO} times its size, as no digest does",
            )
