"""What a ZIP archive holds, file by file; of one that was cut short, what is whole.

Knows how such archives are written: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. A name in
one is what a file is called and no path to anything. Does not know what the files mean.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator

from paperreader.core.errors import DigestError
from paperreader.core.inert import inert_line
from paperreader.core.reading import Notice
from paperreader.formats.packed import CHUNK, DAMAGE, LARGEST_DICTIONARY, PIECE, Allowance, File

MOST_MEMBERS = 10_000
"""Files of one archive: 27 years of a daily digest."""

_ENCRYPTED = 1
"""The bit of a member's flags that says so."""

_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)

_HEADER = 30
"""Bytes before the name of a member that stands in front of its data."""

_FLAGS, _METHOD, _PACKED, _NAME_LENGTH, _EXTRA_LENGTH = 6, 8, 18, 26, 28
"""Where these stand in that header."""

_DICTIONARY = 5
"""Where LZMA says how much memory unpacking takes, in the data of a member."""

_MEMBER = re.compile(rb"PK\x03\x04")

_RAW_DEFLATE = -15
"""What zlib calls deflate with nothing around it."""

_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/")
"""With these an office document, a book or a program begins, which is a ZIP archive by accident."""


def members(file: File, allowance: Allowance) -> Iterator[File | DigestError]:
    """The files of a ZIP archive in its order, without hidden ones.

    One that cannot be read comes as the DigestError that says why, in its place.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, *DAMAGE) as error:
        yield from _salvaged(file, allowance, inert_line(str(error)))
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


def is_office(data: bytes) -> bool:
    """Whether a ZIP archive is a document of another program: its first file has a name for that."""
    return _name_at(data, 0).startswith(_OFFICE)


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    return not info.is_dir() and _is_shown(info.filename)


def _is_shown(name: str) -> bool:
    """Whether a name is that of no hidden file; `..` hides nothing, and leads nowhere here."""
    parts = name.split("/")
    hidden = any(part[:1] == "." and part.strip(".") for part in parts)
    return not ("__MACOSX" in parts or hidden)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: File, allowance: Allowance
) -> File | DigestError:
    name = f"{file.name}/{inert_line(info.filename)}"
    if reason := _reason_against(info, file.data):
        return DigestError(name, reason)
    whole = bytearray()
    notices = file.notices
    try:
        with archive.open(info) as member:
            while piece := member.read(PIECE):
                allowance.spend(len(piece))
                whole += piece
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, *DAMAGE) as error:
        if not whole:
            return DigestError(name, f"is damaged: {inert_line(str(error)) or 'it is cut short'}")
        told = f"its compressed data is damaged; {len(whole):,} bytes before that were read"
        notices = (*notices, Notice(name, None, told))
    return File(name, bytes(whole), notices)


def _reason_against(info: zipfile.ZipInfo, data: bytes) -> str:
    """Why a member is not read; empty where it is."""
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link to another file, and none is followed"
    if info.compress_type not in _READ_METHODS:
        return "is compressed in a way that is not read"
    if info.compress_type == zipfile.ZIP_LZMA:
        start = _data_at(data, info.header_offset)
        if _number(data, start + _DICTIONARY, 4) > LARGEST_DICTIONARY:
            return f"needs more than {LARGEST_DICTIONARY // 10**6} MB to unpack"
    return ""


def _salvaged(file: File, allowance: Allowance, reason: str) -> Iterator[File | DigestError]:
    """The files in an archive whose list of them is lost, each as far as it goes."""
    count, behind = 0, 0
    for match in _MEMBER.finditer(file.data):
        at = match.start()
        if at < behind or count == MOST_MEMBERS:
            continue  # a file of an archive that is a file of this one
        name = inert_line(_name_at(file.data, at))
        data, behind = _found_data(file.data, at, allowance)
        if data and not name.endswith("/") and _is_shown(name):
            count += 1
            told = "its ZIP archive is damaged; what could be found of this file was read"
            name = f"{file.name}/{name}"
            yield File(name, data, (*file.notices, Notice(name, None, told)))
    if not count:
        yield DigestError(file.name, f"is a damaged ZIP archive: {reason}")


def _found_data(data: bytes, at: int, allowance: Allowance) -> tuple[bytes, int]:
    """What can be unpacked of the member with the header at a place, if anything, and where it ends."""
    start, size = _data_at(data, at), _number(data, at + _PACKED, 4)
    method = _number(data, at + _METHOD, 2)
    if _number(data, at + _FLAGS, 2) & _ENCRYPTED:
        return b"", start + size
    if method == zipfile.ZIP_STORED:
        whole = data[start : start + size]
        allowance.spend(len(whole))
        return whole, start + len(whole)
    return _inflated(data, start, allowance) if method == zipfile.ZIP_DEFLATED else (b"", start)


def _inflated(data: bytes, start: int, allowance: Allowance) -> tuple[bytes, int]:
    stream, whole, place = zlib.decompressobj(_RAW_DEFLATE), bytearray(), start
    try:
        while not stream.eof:
            chunk = stream.unconsumed_tail
            if not chunk:
                chunk = data[place : place + CHUNK]
                place += len(chunk)
            if not chunk:
                break
            piece = stream.decompress(chunk, PIECE)
            allowance.spend(len(piece))
            whole += piece
    except zlib.error:
        pass  # what came out before is what there is
    return bytes(whole), place - len(stream.unused_data)


def _name_at(data: bytes, at: int) -> str:
    """The name of the member with the header at a place."""
    length = _number(data, at + _NAME_LENGTH, 2)
    return data[at + _HEADER : at + _HEADER + length].decode("utf-8", "replace")


def _data_at(data: bytes, at: int) -> int:
    """Where the data begins of the member with the header at a place."""
    names = _number(data, at + _NAME_LENGTH, 2) + _number(data, at + _EXTRA_LENGTH, 2)
    return at + _HEADER + names


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")
