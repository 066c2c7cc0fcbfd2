"""URLs, arXiv ids and DOIs in the prose of strangers: where they end, and which may be opened.

Knows how authors write them into sentences, and what a browser may be handed. Opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from paperreader.core.inert import inert

_URL = (
    r"https?://"
    r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"  # RFC 3986, section 2: all that a URL is written in
    r"|\\[_%&#~])+"  # what TeX makes authors escape
)

_ARXIV_ID = (
    r"(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}"  # from April 2007: year and month, number
    r"|[a-z]{2,}(?:-[a-z]{2,})?(?:\.[A-Z]{2})?/\d{7})"  # before: archive, year, month, number
    r"(?:v\d{1,2})?(?!\w)"
)
"""https://info.arxiv.org/help/arxiv_identifier.html"""

_ARXIV = (
    rf"(?<![\w/.])(?:arxiv(?:\s?:\s?|\s)|(?:www\.)?arxiv\.org/(?:abs|pdf)/)(?P<arxiv>{_ARXIV_ID})"
)

_DOI = r"(?<![\w/.])(?:(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/(?:(?!http)[A-Za-z0-9\-._;()/:])+)"
"""https://www.doi.org/doi-handbook: a prefix, a slash, and what the publisher likes."""

_URLS = re.compile(_URL, re.IGNORECASE)
_LINKED = re.compile(f"(?P<url>{_URL})|{_ARXIV}|{_DOI}", re.IGNORECASE)

_GLUED = re.compile(r"(?<=[^/=?&:])(?=https?://)", re.IGNORECASE)
"""Where a second URL follows without a blank; not after a slash or an equals sign, where it is an
argument of the first: `https://web.archive.org/web/2020/https://example.org`."""

_PUNCTUATION = ".,;:!?'*$"
"""Ends the sentence, the quotation, the emphasis or the formula around a URL, and never a URL."""

_OPENING = {")": "(", "]": "["}

_HOST = re.compile(r"[.\-]*\w[\w.\-]*|[0-9a-f]*:[0-9a-f:.]*")
"""Letters and digits of any script, or an IPv6 address; no host is named with anything else."""


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a text that leads somewhere."""

    start: int
    """Where its first character stands."""

    end: int
    """Where the text goes on after it."""

    url: str
    """What may be opened; for an arXiv id and a DOI the page of the paper."""

    number: int
    """From 1; links to the same place share it."""


def links_in(text: str) -> tuple[str, ...]:
    """The http and https URLs of a text, each once, in order of appearance.

    What follows a URL without a blank is not part of it: punctuation, a bracket that it does not
    open itself, a second URL, a brace.
    """
    if "://" not in text:  # as in most abstracts, and quicker to see than that no URL begins
        return ()
    found = (url for run in _URLS.finditer(text) for _, _, url in _urls(run.group(), run.start()))
    return tuple(dict.fromkeys(filter(openable, found)))


def links_at(text: str, known: Iterable[str] = ()) -> tuple[Link, ...]:
    """Where the URLs, arXiv ids and DOIs of a text stand, in order, numbered for a reader to choose.

    Args:
        text: as it is shown; what `shown` and `flowed` make of it, if they made anything.
        known: URLs that have the numbers from 1 on already, for they are shown elsewhere.
    """
    numbers = {url: number for number, url in enumerate(dict.fromkeys(known), start=1)}
    return tuple(
        Link(start, end, url, numbers.setdefault(url, len(numbers) + 1))
        for start, end, url in _stretches(text)
        if openable(url)
    )


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


def _stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and URL of everything in a text that looks like a link."""
    if "://" not in text and "10." not in text and "rxiv" not in text.lower():
        return
    for found in _LINKED.finditer(text):
        if found["url"]:
            yield from _urls(found["url"], found.start())
        elif found["arxiv"]:
            yield found.start(), found.end(), f"https://arxiv.org/abs/{found['arxiv']}"
        else:
            doi = _without_ending(found["doi"])
            yield found.start(), found.start("doi") + len(doi), f"https://doi.org/{doi}"


def _urls(run: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and URL of each of the URLs that stand in a text without a blank between them."""
    for part in _GLUED.split(run):
        url = _without_ending(part)
        yield start, start + len(url), url.replace("\\", "")
        start += len(part)


def _without_ending(url: str) -> str:
    """The URL without the punctuation of the sentence that it stands in."""
    unopened = {close: url.count(close) - url.count(open_) for close, open_ in _OPENING.items()}
    end = len(url)
    while end and (url[end - 1] in _PUNCTUATION or unopened.get(url[end - 1], 0) > 0):
        if url[end - 1] in unopened:
            unopened[url[end - 1]] -= 1
        end -= 1
    return url[:end]
