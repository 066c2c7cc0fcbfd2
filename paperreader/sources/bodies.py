"""The bytes of an answer, unpacked as they come and never more than can be wanted.

Knows gzip, which is all that is asked for. Does not know where the bytes come from.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

LARGEST_ANSWER = 50_000_000
"""Bytes, unpacked: a day of all of arXiv takes some five million."""

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
"""Tells zlib to look which of the two it is: servers call both `deflate` and `gzip` by either name."""

PLAIN = frozenset({"", "identity"})
PACKED = frozenset({"gzip", "x-gzip", "deflate"})


class BadBody(Exception):
    """An answer that cannot be read; its text says why, as the rest of a sentence."""


def body_of(chunks: Iterable[bytes], encoding: str, most: int = LARGEST_ANSWER) -> bytes:
    """The bytes of an answer.

    Args:
        chunks: as they came.
        encoding: its Content-Encoding.
        most: how many bytes it may have, packed or not.

    Raises:
        BadBody: there are more, or they are packed in a way that was not asked for, or are damaged.
    """
    encoding = encoding.strip().lower()
    if encoding in PLAIN:
        return _capped(chunks, most)
    if encoding in PACKED:
        return _unpacked(chunks, most)
    raise BadBody(f"answered in an encoding that was not asked for ({encoding[:20]})")


def _too_large(most: int) -> BadBody:
    return BadBody(f"answered with more than {most // 10**6} MB")


def _capped(chunks: Iterable[bytes], most: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            raise _too_large(most)
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], most: int) -> bytes:
    unpacking = zlib.decompressobj(_GZIP_OR_ZLIB)
    body = bytearray()
    packed = 0
    for chunk in chunks:
        packed += len(chunk)
        try:
            # Never more than one byte too many, whatever the chunk could become.
            body += unpacking.decompress(chunk, most + 1 - len(body))
        except zlib.error as error:
            raise BadBody("answered with damaged data") from error
        if len(body) > most or packed > most:
            raise _too_large(most)
    if packed and not unpacking.eof:
        raise BadBody("ended its answer too early")
    return bytes(body)
