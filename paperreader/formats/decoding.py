"""Bytes made into text, whatever wrote them.

Knows byte order marks, UTF-8 and what Windows wrote before it. Does not know what the text means.
"""

from __future__ import annotations

import codecs

from paperreader.core.inert import inert
from paperreader.core.reading import Notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and the encodings they announce."""

PIECE = 1_000_000
"""Bytes of UTF-8, at least, that are decoded at a time."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The text of a file, made inert, with a notice where bytes had to be guessed at.

    A byte order mark counts; without one it is UTF-8; what is neither is taken for cp1252, unless it
    is UTF-8 in the main, when the damaged bytes become U+FFFD. Lines end in LF alone.
    """
    mark, encoding = announced(data)
    body = data[len(mark) :]
    try:
        return inert(body.decode(encoding)), ()
    except UnicodeDecodeError as error:
        text, outcome = _guessed(body, encoding)
        line = _line_at(body[: error.start], encoding)
        return inert(text), (Notice(name, line, f"not valid {encoding.upper()}, {outcome}"),)


def decoded_lines(data: bytes, name: str) -> tuple[list[str], tuple[Notice, ...]]:
    """The lines of what :func:`decode` gives, in a fraction of its memory.

    A single emoji makes Python keep four bytes for each letter of the text that it is in: so a text of
    127 MB takes 508, and as much again for each step of making it inert.
    """
    mark, encoding = announced(data)
    if encoding == "utf-8":
        try:
            return _lines_by_pieces(data, len(mark)), ()
        except UnicodeDecodeError:
            pass  # what to make of it depends on the whole
    text, notices = decode(data, name)
    # splitlines() would end lines at U+2028 and other marks of authors.
    return text.split("\n"), notices


def _lines_by_pieces(data: bytes, start: int) -> list[str]:
    lines = [""]
    while start < len(data):
        end = data.find(b"\n", start + PIECE) + 1 or len(data)
        first, *others = inert(data[start:end].decode()).split("\n")
        lines[-1] += first
        lines += others
        start = end
    return lines


def announced(data: bytes) -> tuple[bytes, str]:
    """The byte order mark, empty where there is none, and the encoding to try first."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))


def _guessed(data: bytes, encoding: str) -> tuple[str, str]:
    """A text for bytes that the encoding does not allow, and what was made of them."""
    mended = data.decode(encoding, "replace")
    replaced = f"and each unreadable byte shown as {_REPLACEMENT}"
    if encoding != "utf-8" or not mended.replace(_REPLACEMENT, "").isascii():
        return mended, replaced
    try:
        return data.decode("cp1252"), "read as cp1252 (Windows, Western Europe)"
    except UnicodeDecodeError:  # five bytes mean nothing there
        return mended, replaced


def _line_at(before: bytes, encoding: str) -> int:
    """The number of the line that comes after these bytes."""
    return inert(before.decode(encoding, "replace")).count("\n") + 1
