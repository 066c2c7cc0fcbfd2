"""What a file looks like that no format recognises, in words for the person who offered it.

Knows how well-known kinds of files begin. Reads none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperreader.formats.decoding import announced

_BEGINNINGS = tuple(
    (re.compile(shape, re.DOTALL), words)
    for shape, words in (
        (rb".{0,1000}?%PDF-\d", "a PDF document"),
        (rb"PK\x03\x04.{0,1000}?\[Content_Types\]\.xml", "an office document (DOCX, XLSX, PPTX)"),
        (rb"PK\x03\x04.{26}mimetype", "an office document or an electronic book (ODT, EPUB)"),
        (rb"PK\x03\x04", "a ZIP archive or an office document"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the older kind (DOC, XLS)"),
        (rb"\{\\rtf", "a formatted text (RTF)"),
        (rb"%!PS", "a PostScript document"),
        (rb"\x1f\x8b", "data compressed with gzip"),
        (rb"BZh", "data compressed with bzip2"),
        (rb"\xfd7zXZ\0", "data compressed with xz"),
        (rb"\x28\xb5\x2f\xfd", "data compressed with zstd"),
        (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a", "an archive (7z, RAR)"),
        (rb".{257}ustar", "a tar archive"),
        (rb"\x89PNG", "an image (PNG)"),
        (rb"\xff\xd8\xff", "an image (JPEG)"),
        (rb"GIF8", "an image (GIF)"),
        (rb"RIFF....WEBP", "an image (WebP)"),
        (rb"ID3|OggS|fLaC|RIFF....(?:WAVE|AVI )|....ftyp|\x1a\x45\xdf\xa3", "sound or video"),
        (rb"SQLite format 3\0", "an SQLite database"),
        (rb"PAR1", "a Parquet table"),
        (rb"\x7fELF|MZ[^\n]{0,80}\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program"),
    )
)
"""The first bytes of files that hold no text for us; the first that fits counts."""

_TEXTS = (
    (r"(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)\b", "a web page (HTML)"),
    (r"<.{0,500}?<pubmedarticle", "PubMed's XML; its own format, PubMed (.nbib), is read"),
    (r"<(?:.{0,500}?<)??xml>\s*<records", "EndNote's XML; as RIS or BibTeX it is read"),
    (r"<", "XML or HTML"),
    (r"\{\s*[\"}]|\[\s*(?:[\"\[{\]]|-?\d+\s*,|null\b|true\b|false\b)", "JSON"),
    (r"(?:\W*\n)?(?:arXiv:|Title:)", "records with labelled fields"),
    (r"---\n|#{1,6} ", "Markdown"),
)
"""How texts of known kinds begin, as patterns that ignore case; the first that fits counts."""

_COLUMN = r"[^\n,;\t]{1,200}[,;\t]"

_CODE = r"import \w|from \w[\w.]* import |def \w+\(|#include\b"

_OTHER_TEXTS = (
    (
        r"(?:%[^\n]{0,500}\n|\s){0,100}+\\(?:documentclass|documentstyle|begin\{)",
        "a LaTeX document",
    ),
    (rf"#!|(?:[^\n]{{0,200}}\n){{0,30}}?(?:{_CODE})", "a program's source"),
    (r"BEGIN:V(?:CARD|CALENDAR)", "contacts or a calendar"),
    (r"(?:\W{0,20}https?://\S{1,2000}\s*){2,}+\Z", "addresses alone, without titles"),
    (r"diff --git|--- \S+\n\+\+\+ ", "a patch"),
    (
        rf"{_COLUMN}[^\n]{{1,2000}}\n{_COLUMN}",
        "text in columns, whose first line names no column of titles",
    ),
)
"""The same for what papers may begin with, too, if everything that reads them has declined."""

_LOOKED_AT = 10_000
"""Characters in which a text shows its kind."""

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
    words = binary or kind_of(text) or _first_fit(_OTHER_TEXTS, text)
    return f"looks like {words or 'text, but not titles and abstracts in turn'}"


def kind_of(text: str) -> str:
    """The kind of text that begins so: `a web page (HTML)`; empty for plain prose."""
    return _first_fit(_TEXTS, text)


def _first_fit(kinds: Sequence[tuple[str, str]], text: str) -> str:
    opening = text[:_LOOKED_AT].lstrip()
    fits = (words for shape, words in kinds if re.match(shape, opening, re.IGNORECASE | re.DOTALL))
    return next(fits, "")


def _beginning(opening: bytes) -> str:
    return next((words for shape, words in _BEGINNINGS if shape.match(opening)), "")
