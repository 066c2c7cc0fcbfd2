"""The small signs of Markdown in a line: links, emphasis, escapes, labels.

Knows what a line says once they are taken away. Does not know what the lines of a document make up.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from paperreader.core.inert import inert_line
from paperreader.core.links import links_in
from paperreader.formats.gathering import opens

_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:\\.|[^\[\]\\]|!?\[(?:\\.|[^\[\]\\]){0,500}+\](?:\([^()\s]{0,2000}+\))?){0,20000}+)\]"
    r"\(\s{0,3}<?(?P<url>(?:[^()\s<>]|\([^()\s]{0,500}+\)){0,4000}+)>?(?:\s+\"[^\"]{0,500}\"|\s+'[^']{0,500}')?\s{0,3}\)"
)
"""`[text](url)`, `[text](<url> "title")`, `![image](url)`; brackets in both may nest once."""

_BARE = re.compile(r"<(?P<url>https?://[^\s<>]{1,4000})>")

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<!--.{0,500}?-->")

_ESCAPE = re.compile(r"\\([\[\]()_*#`~>|!+.-])")
"""What Markdown escapes, but for the signs that TeX escapes too."""

_HARD_BREAK = re.compile(r"\\{1,2}\s*$|\\\s(?=\s)", re.MULTILINE)

_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\$])([*_])(?=[^\s*_])([^*_]{1,500}?)(?<=\S)\1(?![\w*])")

_LABEL = re.compile(
    r"(?P<open>\*{0,2}|_{0,2})(?P<label>[A-Z][\w;&/() -]{0,28}?)(?P=open)\s?[:：]\s*(?P<text>.*)",
    re.DOTALL,
)
_STRONG_LABEL = re.compile(
    r"(?:\*\*|__)(?P<label>[A-Za-z][\w;&/() -]{0,28}?)\s?[:：]\s?(?:\*\*|__)\s*(?P<text>.*)",
    re.DOTALL,
)
"""`Abstract: ...`, `**Abstract**: ...` and `**Abstract:** ...`."""


class Link(NamedTuple):
    """A link in a line."""

    text: str
    """What is shown of it, without signs."""

    url: str


@lru_cache(maxsize=16)  # a line is asked about several times, and forgotten with the next
def links_of(markdown: str) -> tuple[Link, ...]:
    """The links that lead somewhere, in order; images are none."""
    if "](" not in markdown:
        return tuple(Link(url, url) for url in links_in(markdown))
    # In an abstract below a title there are none, and it is nearly all of the text.
    begin = max(0, markdown.find("[") - 1)
    end = markdown.find("\n", markdown.rfind("]("))
    before, region = markdown[:begin], markdown[begin : end if end > 0 else len(markdown)]
    matches = list(_LINK.finditer(region))
    found = [
        Link(shown(match["text"]), match["url"])
        for match in matches
        if not match["image"] and opens(match["url"])
    ]
    found += [link for match in matches for link in _inner(match)]
    rest = f"{before}{_LINK.sub(' ', region)}{markdown[begin + len(region) :]}"
    return (*found, *(Link(url, url) for url in links_in(rest)))


def without_links(markdown: str) -> str:
    """The line without its links and what they say."""
    text = _BARE.sub("", _LINK.sub("", markdown))
    for url in links_in(text):
        text = text.replace(url, "")
    return text


def shown(markdown: str) -> str:
    """The line as it is shown: without signs, with the texts of links, without images."""
    text = markdown
    for _ in range(2):  # an image in a link is the deepest that there is
        if "](" in text:  # each of these signs is looked for first, for few lines have any
            text = _LINK.sub(lambda match: "" if match["image"] else match["text"], text)
    if "<" in text:
        text = _TAG.sub("", _BARE.sub(r"\g<url>", text))
    if "\\" in text:
        text = _HARD_BREAK.sub("", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    return html.unescape(_ESCAPE.sub(r"\1", text) if "\\" in text else text).strip()


def strong(markdown: str) -> str:
    """What is printed bold first, as it is shown; empty where nothing is."""
    match = _STRONG.search(markdown)
    return inert_line(shown(match[2])) if match else ""


def emphasised(markdown: str) -> str:
    """What a line says that is emphasised as a whole; empty for any other."""
    match = re.fullmatch(r"([*_])(?![*_ ])(.{1,20000}[^*_\s\\])\1", markdown.strip(), re.DOTALL)
    return shown(match[2]) if match and match[1] not in match[2] else ""


def labelled(markdown: str) -> tuple[str, str] | None:
    """The label that a line begins with, and what follows as it is shown; None where there is none."""
    match = _STRONG_LABEL.match(markdown) or _LABEL.match(markdown)
    if match is None or match["text"].startswith("//"):
        return None
    return match["label"].strip(), match["text"]


def _inner(match: re.Match[str]) -> list[Link]:
    """The links within the text of what only looks like one: `[[pdf](https://...)]`."""
    inside = match["text"]
    if "](" not in inside or match["image"]:
        return []
    return [link for link in links_of(inside) if link.text]
