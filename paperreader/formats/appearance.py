"""What a file looks like that no format recognises, in words for the person who offered it.

Knows how well-known kinds of files begin. Reads none of them.
"""

from __future__ import annotations

import re

from paperreader.formats.decoding import announced

_BEGINNINGS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "data compressed with gzip"),
    (b"BZh", "data compressed with bzip2"),
    (b"\xfd7zXZ\0", "data compressed with xz"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"SQLite format 3\0", "an SQLite database"),
)
"""The first bytes of files that hold no text."""

_TEXTS = (
    (r"(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)\b", "a web page (HTML)"),
    (r"<", "XML or HTML"),
    (r"\{\s*[\"}]|\[\s*(?:[\"\[{\]]|-?\d+\s*,|null\b|true\b|false\b)", "JSON"),
    (r"(?:\W*\n)?(?:arXiv:|Title:)", "records with labelled fields"),
    (r"---\n|#{1,6} ", "Markdown"),
)
"""How texts of known kinds begin, as patterns that ignore case; the first that fits counts."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Bytes that text has no use for; ESC (1B) is left out, which captured terminals are full of."""

_MOST_CONTROLS = 0.02
"""The share of such bytes that a text may have; random data has a tenth of them."""


def is_binary(opening: bytes) -> bool:
    """Whether the first bytes of a file show that it holds no text."""
    mark, encoding = announced(opening)
    if mark or encoding != "utf-8":
        opening = opening[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
    controls = len(_CONTROLS.findall(opening))
    return bool(_beginning(opening)) or controls > max(1, _MOST_CONTROLS * len(opening))


def appearance(opening: bytes, text: str) -> str:
    """What a file looks like: `looks like a web page (HTML)`.

    Args:
        opening: its first bytes.
        text: the same, decoded.
    """
    if not opening:
        return "is empty"
    if not text.strip():
        return "holds nothing but blanks"
    binary = _beginning(opening) or ("binary data" if is_binary(opening) else "")
    return f"looks like {binary or kind_of(text) or 'text, but not titles and abstracts in turn'}"


def kind_of(text: str) -> str:
    """The kind of text that begins so: `a web page (HTML)`; empty for plain prose."""
    fits = (words for shape, words in _TEXTS if re.match(shape, text.lstrip(), re.IGNORECASE))
    return next(fits, "")


def _beginning(opening: bytes) -> str:
    return next((words for start, words in _BEGINNINGS if opening.startswith(start)), "")
