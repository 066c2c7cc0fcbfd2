"""What gzip, bzip2, xz and ZIP hold, one in another, within limits of size, of depth and of number.

Knows how the four are recognised, and how the first three are taken apart, a piece at a time. Does not know
what the files in them mean.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Generator, Iterator
from typing import Any

from paperreader.core.errors import DigestError
from paperreader.core.reading import Notice
from paperreader.formats.packed import CHUNK, DAMAGE, LARGEST_DICTIONARY, PIECE, Allowance, File
from paperreader.formats.zip_archives import is_office, members

DEEPEST = 4
"""Containers in one another: an archive of compressed files makes two, and may have been packed again."""

MOST_STREAMS = 100_000
"""Compressed streams in a row; `bgzip` begins one for every 64 kB."""

_TRAILER = 8
"""Bytes in which gzip tells at the end what should have come out: read apart, a wrong one costs nothing."""

_PADDING = b"\0"

_GZIP_WINDOW = 31
"""What zlib calls gzip with the largest window."""


def files_within(data: bytes, name: str) -> Iterator[File | DigestError]:
    """The files in a file: itself, if it is no container, or all those that it holds.

    A file that cannot be unpacked comes as the DigestError that says why, in its place; after one
    that goes beyond a limit nothing more comes.
    """
    allowance, file = Allowance(data, name), File(name, data)
    del data
    try:
        yield from _within(file, 0, allowance)
    except DigestError as error:
        yield error


def _within(file: File, depth: int, allowance: Allowance) -> Iterator[File | DigestError]:
    unpack = next((way for mark, way in _WAYS if file.data.startswith(mark)), None)
    if unpack is None or (unpack is members and is_office(file.data)):
        yield file
    elif depth == DEEPEST:
        yield DigestError(file.name, f"holds containers in containers, more than {DEEPEST} deep")
    else:
        for found in unpack(file, allowance):
            if isinstance(found, File):
                yield from _within(found, depth + 1, allowance)
            else:
                yield found


def _gunzipped(file: File, allowance: Allowance) -> Iterator[File | DigestError]:
    def drained(stream: Any, data: bytes) -> Iterator[bytes]:
        full = True
        while data or full:
            piece = stream.decompress(data, PIECE)
            data, full = stream.unconsumed_tail, len(piece) == PIECE
            yield piece

    yield _streamed(file, allowance, lambda: zlib.decompressobj(wbits=_GZIP_WINDOW), drained)


def _bunzipped(file: File, allowance: Allowance) -> Iterator[File | DigestError]:
    yield _streamed(file, allowance, bz2.BZ2Decompressor, _drained)


def _unxzed(file: File, allowance: Allowance) -> Iterator[File | DigestError]:
    def start() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=LARGEST_DICTIONARY)

    yield _streamed(file, allowance, start, _drained)


def _drained(stream: Any, data: bytes) -> Iterator[bytes]:
    """What comes out of bzip2 or xz when some bytes go in, a piece at a time."""
    yield stream.decompress(data, PIECE)
    while not (stream.eof or stream.needs_input):
        yield stream.decompress(b"", PIECE)


def _streamed(
    file: File,
    allowance: Allowance,
    start: Callable[[], Any],
    drained: Callable[[Any, bytes], Iterator[bytes]],
) -> File | DigestError:
    """The file in a compressed one; what comes out before a damaged place is kept."""
    whole = bytearray()
    pieces = _pieces(file.data, start, drained)
    try:
        while True:
            piece = next(pieces)
            allowance.spend(len(piece))
            whole += piece
    except StopIteration as end:
        told = f"{end.value:,} bytes behind its compressed data were passed over"
        return file.unpacked(bytes(whole), *([Notice(file.name, None, told)] if end.value else ()))
    except DAMAGE as error:
        reason = "cut short" if isinstance(error, EOFError) else "damaged"
        if not whole:
            return DigestError(file.name, f"its compressed data is {reason} from the beginning")
        told = f"its compressed data is {reason}; {len(whole):,} bytes before that were read"
        return file.unpacked(bytes(whole), Notice(file.name, None, told))


def _pieces(
    data: bytes, start: Callable[[], Any], drained: Callable[[Any, bytes], Iterator[bytes]]
) -> Generator[bytes, None, int]:
    """What comes out of one stream after another; in the end, how many bytes are behind the last.

    Padding is none of them.
    """
    mark, place = data[:2], 0
    for _ in range(MOST_STREAMS):
        stream = start()
        while not stream.eof:
            if place >= len(data):
                raise EOFError
            before_trailer = len(data) - _TRAILER
            end = min(place + CHUNK, before_trailer if place < before_trailer else len(data))
            chunk = data[place:end]
            place = end
            yield from drained(stream, chunk)
        place -= len(stream.unused_data)
        if not data.startswith(mark, place):
            return len(data[place:].strip(_PADDING))
    raise EOFError


_Way = Callable[[File, Allowance], Iterator[File | DigestError]]

_WAYS: tuple[tuple[bytes, _Way], ...] = (
    (b"\x1f\x8b\x08", _gunzipped),
    (b"BZh", _bunzipped),
    (b"\xfd7zXZ\0", _unxzed),
    (b"PK\x03\x04", members),
    (b"PK\x05\x06", members),  # an empty archive
)
"""The first bytes of each kind of container, and how it is taken apart."""
