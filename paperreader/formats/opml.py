"""OPML, in which feed readers hand over what somebody has subscribed to.

Knows outlines and the addresses in them, and nothing of folders. It holds no paper, and whoever imports
it is told what it is.
"""

from __future__ import annotations

import re
from datetime import date

from paperreader.core.errors import DigestError, FeedList
from paperreader.core.inert import inert_line
from paperreader.core.links import openable
from paperreader.core.reading import Reading
from paperreader.formats.decoding import decode
from paperreader.formats.markup import root_of
from paperreader.formats.xml_elements import Element, document

NAME = "opml"
"""What this format is called."""

LONGEST_NAME = 200
"""Characters of a name."""

_FEED_SCHEME = re.compile(r"feed:(?:(https?://)|//)", re.IGNORECASE)
"""What some programs have before an address, so that browsers hand it to them."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a list."""
    return root_of(opening) == "opml"


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """Raise the FeedList that it is; a DigestError where there is no feed in it."""
    feeds = feeds_of(data, name)
    if not feeds:
        raise DigestError(name, "is a list of subscriptions (OPML) without a feed in it")
    raise FeedList(name, feeds)


def feeds_of(data: bytes, name: str) -> tuple[tuple[str, str], ...]:
    """The feeds of a list, each once, in its order; of a damaged one those before the damage.

    Args:
        data: the file's bytes.
        name: what the user calls it, for errors.

    Returns:
        Of each what it is called, or its address where it is called nothing, and its http or https address.

    Raises:
        DigestError: it is no OPML, declares entities or nests too deep.
    """
    text, _ = decode(data, name)
    if root_of(text) != "opml":
        raise DigestError(name, "is no list of subscriptions (OPML)")
    found: dict[str, str] = {}
    for outline in document(text, name, "").head.parts:
        url = _url(outline)
        if outline.name == "outline" and openable(url):
            found.setdefault(url, _title(outline) or url)
    return tuple((title, url) for url, title in found.items())


def _title(outline: Element) -> str:
    names = (outline.attributes.get(name, "") for name in ("title", "text"))
    return next(filter(None, (inert_line(name)[:LONGEST_NAME] for name in names)), "")


def _url(outline: Element) -> str:
    """The address of a feed; programs do not agree on how its name is spelt."""
    address = {name.lower(): value for name, value in outline.attributes.items()}
    written = inert_line(address.get("xmlurl", ""))
    return _FEED_SCHEME.sub(lambda match: match[1] or "https://", written)
