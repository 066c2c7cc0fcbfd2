"""URLs in the prose of strangers: where they end, and which of them may be opened.

Knows how authors write URLs into sentences, and what a browser may be handed. Opens nothing.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from paperreader.core.inert import inert

_URL = re.compile(
    r"https?://"
    r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"  # RFC 3986, section 2: all that a URL is written in
    r"|\\[_%&#~])+",  # what TeX makes authors escape
    re.IGNORECASE,
)

_GLUED = re.compile(r"(?<=[^/=?&:])(?=https?://)", re.IGNORECASE)
"""Where a second URL follows without a blank; not after a slash or an equals sign, where it is an
argument of the first: `https://web.archive.org/web/2020/https://example.org`."""

_PUNCTUATION = ".,;:!?'*$"
"""Ends the sentence, the quotation, the emphasis or the formula around a URL, and never a URL."""

_OPENING = {")": "(", "]": "["}

_HOST = re.compile(r"[.\-]*\w[\w.\-]*|[0-9a-f]*:[0-9a-f:.]*")
"""Letters and digits of any script, or an IPv6 address; no host is named with anything else."""


def links_in(text: str) -> tuple[str, ...]:
    """The http and https URLs of a text, each once, in order of appearance.

    What follows a URL without a blank is not part of it: punctuation, a bracket that it does not
    open itself, a second URL, a brace.
    """
    if "://" not in text:  # as in most abstracts, and quicker to see than that no URL begins
        return ()
    runs = (run.group().replace("\\", "") for run in _URL.finditer(text))
    urls = (_without_ending(url) for run in runs for url in _GLUED.split(run))
    return tuple(dict.fromkeys(filter(openable, urls)))


def openable(url: str) -> bool:
    """Whether a browser may be handed this: an http or https URL with a host.

    Nor may there be a character in it that a terminal, a shell or a log takes for something else.
    """
    if url != inert(url) or any(map(str.isspace, url)) or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # what looks like an IPv6 address or a port, and is none
        return False
    return parts.scheme in ("http", "https") and port != 0 and bool(_HOST.fullmatch(host))


def _without_ending(url: str) -> str:
    """The URL without the punctuation of the sentence that it stands in."""
    unopened = {close: url.count(close) - url.count(open_) for close, open_ in _OPENING.items()}
    end = len(url)
    while end and (url[end - 1] in _PUNCTUATION or unopened.get(url[end - 1], 0) > 0):
        if url[end - 1] in unopened:
            unopened[url[end - 1]] -= 1
        end -= 1
    return url[:end]
