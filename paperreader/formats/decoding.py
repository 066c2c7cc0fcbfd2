"""Bytes made into text, whatever wrote them.

Knows byte order marks, the zero bytes of UTF-16 and 32, what XML and HTML declare, UTF-8, and what
Windows wrote before it. Does not know what the text means.
"""

from __future__ import annotations

import codecs

from paperreader.core.inert import inert
from paperreader.core.reading import Notice
from paperreader.formats.markup import declared_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and the encodings they announce."""

_CHARSETS = (
    "utf-8", "iso8859", "iso2022", "cp", "koi8", "mac", "gb", "hz", "big5", "euc", "shift", "johab", "tis",
    "kz", "ptcp",
)  # fmt: skip
"""How Python's names of encodings begin that files are in; others are transformations of text."""

_SAMPLE = 2_048
"""Bytes at the beginning in which zeros are counted."""

_SMALLEST_SAMPLE = 8
"""Bytes: fewer show nothing."""

_MANY, _FEW = 0.5, 0.1
"""Shares of zeros in one of four places: what ASCII letters make of it in UTF-16 and 32, and what text
has where its letters stand. Half of a text may be in other letters."""

_SHAPES = {"x0x0": "utf-16-le", "0x0x": "utf-16-be", "x000": "utf-32-le", "000x": "utf-32-be"}
"""In which of four places in a row the zeros are, and what that is."""

PIECE = 1_000_000
"""Bytes of UTF-8, at least, that are decoded at a time."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The text of a file, made inert, with a notice where bytes had to be guessed at.

    A byte order mark counts, then the zero bytes of UTF-16 and 32, then what XML or HTML declares;
    without them it is UTF-8; what is none of these is taken for cp1252, unless it is UTF-8 in the
    main, when the damaged bytes become U+FFFD. Lines end in LF alone.
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
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    return b"", _shown_by_zeros(data[:_SAMPLE]) or _declared(data) or "utf-8"


def _shown_by_zeros(sample: bytes) -> str:
    """UTF-16 or 32 where the zero bytes of ASCII letters, in a regular place, tell of it."""
    if b"\0" not in sample or len(sample) < _SMALLEST_SAMPLE:
        return ""
    zeros = [sample[place::4].count(0) * 4 / len(sample) for place in range(4)]
    shape = "".join("0" if share > _MANY else "x" if share < _FEW else "?" for share in zeros)
    return _SHAPES.get(shape, "")


def _declared(data: bytes) -> str:
    """What XML or HTML declares, where Python knows it and it can be.

    Bytes that an ASCII `<` was read from are no UTF-16, whatever they say of themselves.
    """
    declared = declared_encoding(data)
    try:
        encoding = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return ""
    if encoding in ("iso8859-1", "ascii"):
        return "cp1252" if _is_not_utf_8(data) else ""  # as browsers take it
    return encoding if encoding.startswith(_CHARSETS) else ""


def _is_not_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


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
