"""URLs, arXiv ids and DOIs in the prose of strangers: where they end, and which may be opened.

Knows how authors write them into sentences, and what a browser may be handed. Opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from paperreader.core.ids import arxiv_address, arxiv_id_in, doi_address
from paperreader.core.inert import inert

_AFTER_SCHEME = (
    r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%"  # RFC 3986, section 2: all that a URL is written in
    r"À-ÖØ-öø-ɏͰ-ӿ]"  # and letters of scripts that divide words, as browsers show and take them
    r"|\\[_%&#~])+"  # what TeX makes authors escape
)
_HOST_OF_ANY_SCRIPT = r"(?:[^\W_][\w\-]*\.)+(?:[A-Za-z]{2,}|[^\W\d_A-Za-z]{2,})"

_URLS = re.compile(
    r":(?:(?<=[Hh][Tt][Tt][Pp][Ss]:)|(?<=[Hh][Tt][Tt][Pp]:))"
    rf"(?://(?:(?=[\w.\-]*[^\x00-\x7f]){_HOST_OF_ANY_SCRIPT}(?:[:/?#]{_AFTER_SCHEME})?"
    rf"|{_AFTER_SCHEME})"
    # A line ended in it, and somebody joined the lines: `https: //a.org/b`, `https:// a.org/b`.
    rf"|(?: // ?|// )(?=[A-Za-z0-9.\-]+\.[A-Za-z]){_AFTER_SCHEME})"
)
"""Found by its colon: of these there are few."""

_ARXIV_ID = (
    r"(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}"  # from April 2007: year and month, number
    r"|[A-Za-z]{2,}(?:-[A-Za-z]{2,})?(?:\.[A-Z]{2})?/\d{7})"  # before: archive, year, month, number
    r"(?:v\d{1,2})?(?!\w)"
)
"""https://info.arxiv.org/help/arxiv_identifier.html"""

_ARXIV = re.compile(
    r"(?<![\w/.])[Aa][Rr][Xx][Ii][Vv]"
    r"(?:\s?:\s?|\s|\.[Oo][Rr][Gg]/(?:abs|pdf|html)/)(?P<id>" + _ARXIV_ID + ")"
)
_ARXIV_OF_OLD = re.compile(r"/(?<=[a-z\-A-Z]/)(?P<number>\d{7}(?:v\d{1,2})?)(?!\w)")
_ARCHIVE = re.compile(r"(?<![\w/.\-])[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?$")
_LONGEST_ARCHIVE = 12
"""Characters of `cond-mat.AA`, and the one before it."""

_DOI = re.compile(r"10\.(?<![\w.]10\.)\d{4,9}/(?:(?!http)[A-Za-z0-9\-._;()/:<>])+")
"""https://www.doi.org/doi-handbook: a prefix, a slash, and what the publisher likes."""

_RESOLVER = re.compile(r"(?<![\w/.])(?:dx\.)?doi\.org/$", re.IGNORECASE)
_RESOLVER_LENGTH = len(".dx.doi.org/")

_ENDINGS = (
    "com|org|net|edu|gov|io|ai|dev|app|info|me|eu|de|fr|uk|ch|at|it|es|nl|be|dk|se|fi|pt|pl|ru|cn|jp"
    "|kr|hk|tw|sg|au|ca|il|in|br"
)
_SITE = re.compile(
    r"\.(?:(?:github|gitlab)\.io(?![\w\-])|[Cc]om/|(?:" + _ENDINGS + r")/(?=[\w~?]))"
)
"""What an address without `https://` is known by; found by its dot."""

_WWW = re.compile(r"www\.(?<![\w@/.\-:]www\.)(?=[A-Za-z0-9\-]+\.[A-Za-z])")
_BEFORE_SITE = re.compile(
    r"(?<![\w@/.\-])(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)*[A-Za-z0-9][A-Za-z0-9\-]+$"
)
_LONGEST_HOST = 80
"""Characters before the end of a host that are looked at."""

_HOSTS_IN_ANY_CASE = ("github", "www.github", "gitlab")
"""Other names with capitals are those of firms, and what follows their slash is another firm."""

_REST = re.compile(_AFTER_SCHEME)

_SCHEME = re.compile("https?://", re.IGNORECASE)

_GLUED = re.compile(r"(?<=[^/=?&:])(?=https?://)", re.IGNORECASE)
"""Where a second URL follows without a blank; not after a slash or an equals sign, where it is an
argument of the first: `https://web.archive.org/web/2020/https://example.org`."""

_PUNCTUATION = ".,;:!?'*$"
"""Ends the sentence, the quotation, the emphasis or the formula around a URL, and never a URL."""

_POSSESSIVE = "'s"

_OPENING = {")": "(", "]": "[", ">": "<"}

_BRACKETS = re.compile(r"[()\[\]<>]")

_HOST = re.compile(r"[.\-]*\w[\w.\-]*|[0-9a-f]*:[0-9a-f:.]*")
"""Letters and digits of any script, or an IPv6 address; no host is named with anything else."""

_Stretch = tuple[int, int, str]
"""Start, end and URL of what looks like a link."""


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
    found = (url for _, _, url in _urls(text))
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


def real_host(url: str) -> str:
    """The host that a URL leads to, where it is not the one that it seems to lead to; else empty.

    `https://a.org@b.org` leads to `b.org`, and letters of other scripts look like Latin ones, so that
    such a host is given as it is asked for: `xn--80ak6aa92e.com`.
    """
    host = urlsplit(url).hostname or ""
    if "@" in urlsplit(url).netloc and host.isascii():
        return host
    if host.isascii():
        return ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # no host that anybody could have registered
        return host


def _stretches(text: str) -> Iterator[_Stretch]:
    """Everything in a text that looks like a link, in order, none within another."""
    done = 0
    found = (*_urls(text), *_arxiv_ids(text), *_dois(text), *_sites(text))
    for start, end, url in sorted(found) if len(found) > 1 else found:
        if start >= done:
            yield start, end, url
            done = end


def _urls(text: str) -> Iterator[_Stretch]:
    """The http and https URLs, also of those that stand in a text without a blank between them."""
    if "//" not in text:
        return
    for run in _URLS.finditer(text):
        start = run.start() - (4 if text[run.start() - 1] in "pP" else 5)
        for part in _GLUED.split(text[start : run.end()]):
            url = _without_ending(part)
            yield start, start + len(url), url.replace("\\", "").replace(" ", "")
            start += len(part)


def _arxiv_ids(text: str) -> Iterator[_Stretch]:
    if "rxiv" in text.lower():
        for found in _ARXIV.finditer(text):
            yield found.start(), found.end(), arxiv_address(found["id"])
    if "/" not in text:
        return
    for found in _ARXIV_OF_OLD.finditer(text):
        archive = _ARCHIVE.search(text, max(0, found.start() - _LONGEST_ARCHIVE), found.start())
        if archive and arxiv_id_in(f"{archive.group()}/{found['number']}"):
            address = arxiv_address(f"{archive.group()}/{found['number']}")
            yield archive.start(), found.end(), address


def _dois(text: str) -> Iterator[_Stretch]:
    for found in _DOI.finditer(text):
        start = found.start()
        resolver = _RESOLVER.search(text, max(0, start - _RESOLVER_LENGTH), start)
        if text[start - 1 : start] == "/" and not resolver:
            continue
        doi = _without_ending(found.group())
        arxiv_id = arxiv_id_in(doi)
        address = arxiv_address(arxiv_id) if arxiv_id else doi_address(doi)
        yield resolver.start() if resolver else start, start + len(doi), address


def _sites(text: str) -> Iterator[_Stretch]:
    """Addresses without `https://` that cannot be anything else: `github.com/a/b`, `www.a.org`."""
    for found in _SITE.finditer(text):
        host = _BEFORE_SITE.search(text, max(0, found.start() - _LONGEST_HOST), found.start())
        if not host:
            continue
        certain = found.group().endswith(".io") or host.group().lower() in _HOSTS_IN_ANY_CASE
        if certain or host.group().islower():
            yield _site(text, host.start(), found.end())
    if "www." in text:
        yield from (_site(text, found.start(), found.end()) for found in _WWW.finditer(text))


def _site(text: str, start: int, end: int) -> _Stretch:
    rest = _REST.match(text, end)
    run = text[start : rest.end() if rest else end]
    site = _without_ending(_SCHEME.split(run, maxsplit=1)[0])
    return start, start + len(site), "https://" + site.replace("\\", "")


def _without_ending(url: str) -> str:
    """The URL without the brackets, quotation and punctuation of the sentence that it stands in."""
    opened: list[str] = []
    end = len(url)
    for bracket in _BRACKETS.finditer(url):
        if (sign := bracket.group()) not in _OPENING:
            opened.append(sign)
        elif opened and opened[-1] == _OPENING[sign]:
            opened.pop()
        else:
            end = bracket.start()
            break
    url = url[:end].removesuffix(_POSSESSIVE).rstrip(_PUNCTUATION + "([<")
    return url.removesuffix(_POSSESSIVE)
