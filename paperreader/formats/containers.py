"""What gzip, bzip2, xz and ZIP hold, one in another, within limits of size, of depth and of number.

Knows how the four are recognised and taken apart, a piece at a time. Does not know what the files in
them mean.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from paperreader.core.errors import DigestError
from paperreader.core.inert import inert_line
from paperreader.core.reading import Notice

MOST_UNPACKED = 1_000_000_000
"""Bytes that one input may unpack to, all its files together."""

DEEPEST = 4
"""Containers in one another: an archive of compressed files makes two, and may have been packed again."""

MOST_MEMBERS = 10_000
"""Files of one archive: 27 years of a daily digest."""

UNSUSPICIOUS = 50_000_000
"""Bytes that may come out of anything, however small: the papers of 27 years repeat themselves."""

HIGHEST_RATIO = 200
"""Bytes that may come out for each that goes in, beyond that: digests have 3 to 20."""

XZ_MEMORY = 128_000_000
"""Bytes that xz may need to unpack: `xz -9` takes 65 MB."""

PIECE = 1_000_000
"""Bytes that are unpacked at a time, so that the limits are seen in time."""

CHUNK = 65_536
"""Compressed bytes that go in at a time."""

MOST_STREAMS = 100_000
"""Compressed streams in a row; `bgzip` begins one for every 64 kB."""

_GZIP_WINDOW = 31
"""What zlib calls gzip with the largest window."""

_ENCRYPTED = 1
"""The bit of a member's flags that says so."""

_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
"""LZMA is left out: there the file says how much memory unpacking takes."""

_NAME_LENGTH, _NAME = 26, 30
"""Where the length of the first member's name stands in an archive, and the name."""

_DAMAGE = (EOFError, OSError, zlib.error, lzma.LZMAError)
"""What the decompressors raise at bytes that are none of theirs."""

_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/")
"""With these an office document, a book or a program begins, which is a ZIP archive by accident."""


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
    if unpack is None or (unpack is _members and _is_office(file.data)):
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
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)

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
    try:
        for piece in _pieces(file.data, start, drained):
            allowance.spend(len(piece))
            whole += piece
    except _DAMAGE as error:
        reason = "cut short" if isinstance(error, EOFError) else "damaged"
        if not whole:
            return DigestError(file.name, f"its compressed data is {reason} from the beginning")
        told = f"its compressed data is {reason}; {len(whole):,} bytes before that were read"
        return file.unpacked(bytes(whole), Notice(file.name, None, told))
    return file.unpacked(bytes(whole))


def _pieces(
    data: bytes, start: Callable[[], Any], drained: Callable[[Any, bytes], Iterator[bytes]]
) -> Iterator[bytes]:
    """What comes out of one stream after another; padding behind the last is passed over."""
    mark, place = data[:2], 0
    for _ in range(MOST_STREAMS):
        stream = start()
        while not stream.eof:
            if place >= len(data):
                raise EOFError
            chunk = data[place : place + CHUNK]
            place += len(chunk)
            yield from drained(stream, chunk)
        place -= len(stream.unused_data)
        if not data.startswith(mark, place):
            return
    raise EOFError


def _members(file: File, allowance: Allowance) -> Iterator[File | DigestError]:
    """The files of a ZIP archive in its order, without hidden ones."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, *_DAMAGE) as error:
        yield DigestError(file.name, f"is a damaged ZIP archive: {inert_line(str(error))}")
        return
    wanted = [info for info in archive.infolist() if _is_wanted(info)]
    if len(wanted) > MOST_MEMBERS:
        yield DigestError(file.name, f"holds more than {MOST_MEMBERS:,} files")
        return
    if not wanted:
        yield DigestError(file.name, "is a ZIP archive without a file in it")
    packed = sum(info.compress_size for info in wanted) or 1
    before, length = 0, file.end - file.begin
    for info in wanted:
        found = _member(archive, info, file, allowance)
        if isinstance(found, File):
            found.begin = file.begin + length * before / packed
            found.end = found.begin + length * info.compress_size / packed
        before += info.compress_size
        yield found


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.split("/")
    return not (info.is_dir() or "__MACOSX" in parts or any(part[:1] == "." for part in parts))


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: File, allowance: Allowance
) -> File | DigestError:
    name = f"{file.name}/{inert_line(info.filename)}"
    if info.flag_bits & _ENCRYPTED:
        return DigestError(name, "is encrypted")
    if info.compress_type not in _READ_METHODS:
        return DigestError(name, "is compressed in a way that is not read")
    whole = bytearray()
    notices = file.notices
    try:
        with archive.open(info) as member:
            while piece := member.read(PIECE):
                allowance.spend(len(piece))
                whole += piece
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, *_DAMAGE) as error:
        if not whole:
            return DigestError(name, f"is damaged: {inert_line(str(error)) or 'it is cut short'}")
        told = f"its compressed data is damaged; {len(whole):,} bytes before that were read"
        notices = (*notices, Notice(name, None, told))
    return File(name, bytes(whole), notices)


def _is_office(data: bytes) -> bool:
    """Whether a ZIP archive is a document of another program: its first file has a name for that."""
    length = int.from_bytes(data[_NAME_LENGTH : _NAME_LENGTH + 2], "little")
    first = data[_NAME : _NAME + length].decode("utf-8", "replace")
    return first.startswith(_OFFICE)


_Way = Callable[[File, Allowance], Iterator[File | DigestError]]

_WAYS: tuple[tuple[bytes, _Way], ...] = (
    (b"\x1f\x8b\x08", _gunzipped),
    (b"BZh", _bunzipped),
    (b"\xfd7zXZ\0", _unxzed),
    (b"PK\x03\x04", _members),
    (b"PK\x05\x06", _members),  # an empty archive
)
"""The first bytes of each kind of container, and how it is taken apart."""
