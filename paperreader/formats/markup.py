"""What is common to XML and HTML: which element a document begins with, its declared encoding, its parts.

Knows what may stand before the first element, and how a page falls apart into elements and text. Checks
no document: what is open and what is closed is for others to say.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_PROLOGUE = re.compile(
    r"\s+|<\?.{0,10000}?\?>|<!--.{0,10000}?-->|<!doctype[^>\[]{0,10000}(?:\[.{0,60000}?\]\s*)?>",
    re.IGNORECASE | re.DOTALL,
)
"""Blanks, an XML declaration, a style sheet, a comment or a document type."""

_ELEMENT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)")

_NO_PAGES = ("rss", "feed", "rdf", "opml")
"""Elements that make no page, whatever type the document says it has."""

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["'](?P<xml>[\w.:-]{1,40})["']"""
    rb"""|<meta[^>]{0,200}?charset\s*=\s*["']?(?P<html>[\w.:-]{1,40})""",
    re.IGNORECASE,
)

_LOOKED_AT = 4096
"""Bytes in which a declaration stands, if there is one: HTML asks for 1,024."""


_PART = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|noscript|template)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?P<attributes>[^<>]*)>|(?P<text>[^<]+)|<",
    re.DOTALL | re.IGNORECASE,
)
"""A comment; what is no text for people; an element's beginning or end; text; a sign that begins no
element. One of them fits everywhere, so that a page is read in proportion to its length."""


class Start(NamedTuple):
    """The beginning of an element."""

    name: str
    """In lower case."""

    attributes: str
    """As they are written."""

    def attribute(self, name: str) -> str:
        """An attribute's value; empty where there is none."""
        match = re.search(rf"""\b{name}\s*=\s*(?:"([^"]*)|'([^']*)|([^\s"'>]+))""", self.attributes)
        return html.unescape(next(filter(None, match.groups()), "")) if match else ""


class End(NamedTuple):
    """The end of an element."""

    name: str
    """In lower case."""


def parts(text: str) -> Iterator[Start | End | str]:
    """The elements of a page as they begin and end, and the texts between them."""
    for match in _PART.finditer(text):
        if match["name"]:
            name = match["name"].lower()
            yield End(name) if match["end"] else Start(name, match["attributes"])
        elif match["text"]:
            yield html.unescape(match["text"])
        elif match.group() == "<":
            yield "<"


def prologue_of(text: str) -> str:
    """What stands before the first element, or as much of it as a prologue can be."""
    start = 0
    while match := _PROLOGUE.match(text, start):
        start = match.end()
    return text[: text.find(">", start) + 1 if text.startswith("<!", start) else start]


def root_of(text: str) -> str:
    """The name of the first element, in lower case and without its prefix; empty where there is none.

    `feed`, `rss`, `rdf`, `opml`, `html`; a document type of HTML stands for `html`.
    """
    start, is_page = 0, False
    while match := _PROLOGUE.match(text, start):
        is_page = is_page or match.group().lower().startswith("<!doctype html")
        start = match.end()
    element = _ELEMENT.match(text, start)
    name = element["name"].lower() if element else ""
    return "html" if is_page and name not in _NO_PAGES else name


def declared_encoding(data: bytes) -> str:
    """The encoding that XML or HTML declares of itself, in lower case; empty where it declares none."""
    opening = data[:_LOOKED_AT]
    if not opening.lstrip().startswith(b"<"):
        return ""
    match = _DECLARED.search(opening)
    return (match["xml"] or match["html"]).decode("ascii").lower() if match else ""
