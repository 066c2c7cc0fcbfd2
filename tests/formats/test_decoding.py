"""A long text is decoded piece by piece, and nobody can tell."""

from __future__ import annotations

import pytest

from paperreader.formats.decoding import PIECE, decode, decoded_lines

LONG = PIECE // 4
"""Repeated so often, anything below is longer than two pieces."""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"one line",
        b"\xef\xbb\xbfmarked\n",
        b"cut \xe9 short\n" * 3,
        "utf-16\r\n".encode("utf-16"),
        "a word \U0001f600\r\n".encode() * LONG,
        "a\u2028word\x1b[0m\n\n".encode() * LONG,
        b"\r\n" + b"all on one line, " * LONG + b"\n\n",
        b"one \xff damaged\n" + b"and many whole lines\n" * LONG,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_lines_are_those_of_the_whole_text(data: bytes) -> None:
    text, notices = decode(data, "a file")
    assert decoded_lines(data, "a file") == (text.split("\n"), notices)
