"""What is common to XML and HTML: which element a document begins with, and its declared encoding.

Knows what may stand before the first element. Parses no document.
"""

from __future__ import annotations

import re

_PROLOGUE = re.compile(
    r"\s+|<\?.{0,10000}?\?>|<!--.{0,10000}?-->|<!doctype[^>\[]{0,10000}(?:\[.{0,60000}?\]\s*)?>",
    re.IGNORECASE | re.DOTALL,
)
"""Blanks, an XML declaration, a style sheet, a comment or a document type."""

_ELEMENT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)")

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["'](?P<xml>[\w.:-]{1,40})["']"""
    rb"""|<meta[^>]{0,200}?charset\s*=\s*["']?(?P<html>[\w.:-]{1,40})""",
    re.IGNORECASE,
)

_LOOKED_AT = 4096
"""Bytes in which a declaration stands, if there is one: HTML asks for 1,024."""


def root_of(text: str) -> str:
    """The name of the first element, in lower case and without its prefix; empty where there is none.

    `feed`, `rss`, `rdf`, `opml`, `html`; a document type of HTML stands for `html`.
    """
    start = 0
    while match := _PROLOGUE.match(text, start):
        if match.group().lower().startswith("<!doctype html"):
            return "html"
        start = match.end()
    element = _ELEMENT.match(text, start)
    return element["name"].lower() if element else ""


def declared_encoding(data: bytes) -> str:
    """The encoding that XML or HTML declares of itself, in lower case; empty where it declares none."""
    opening = data[:_LOOKED_AT]
    if not opening.lstrip().startswith(b"<"):
        return ""
    match = _DECLARED.search(opening)
    return (match["xml"] or match["html"]).decode("ascii").lower() if match else ""
