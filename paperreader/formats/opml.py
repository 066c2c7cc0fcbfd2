"""OPML, in which feed readers hand over what somebody has subscribed to.

Knows outlines, their folders, and the addresses in them. It holds no paper, and whoever imports it is
told what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
"""Characters of a name or a folder."""

FOLDER_SIGN = "/"
"""What parts the names of folders in folders."""

_FEED_SCHEME = re.compile(r"feed:(?:(https?://)|//)", re.IGNORECASE)
"""What some programs have before an address, so that browsers hand it to them."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that somebody reads."""

    name: str
    """What it is called; its address where it is called nothing."""

    url: str
    """Where it is; http or https."""

    folder: str = ""
    """`Physics/Preprints`; empty where it is in none."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a list."""
    return root_of(opening) == "opml"


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """Raise the FeedList that it is; a DigestError where there is no feed in it."""
    feeds = tuple((feed.name, feed.url) for feed in subscriptions(data, name))
    if not feeds:
        raise DigestError(name, "is a list of subscriptions (OPML) without a feed in it")
    raise FeedList(name, feeds)


def subscriptions(data: bytes, name: str) -> list[Subscription]:
    """The feeds of a list, each once, in its order; of a damaged one those before the damage.

    Args:
        data: the file's bytes.
        name: what the user calls it, for errors.

    Raises:
        DigestError: it is no OPML, declares entities or nests too deep.
    """
    text, _ = decode(data, name)
    if root_of(text) != "opml":
        raise DigestError(name, "is no list of subscriptions (OPML)")
    found: dict[str, Subscription] = {}
    folders: list[tuple[int, str]] = []
    for outline in document(text, name, "").head.parts:
        if outline.name != "outline":
            continue
        while folders and folders[-1][0] >= outline.depth:
            folders.pop()
        title = _title(outline)
        url = _url(outline)
        if openable(url):
            folder = FOLDER_SIGN.join(name for _, name in folders if name)
            found.setdefault(url, Subscription(title or url, url, folder))
        elif not url:
            folders.append((outline.depth, title))
    return list(found.values())


def _title(outline: Element) -> str:
    names = (outline.attributes.get(name, "") for name in ("title", "text"))
    return next(filter(None, (inert_line(name)[:LONGEST_NAME] for name in names)), "")


def _url(outline: Element) -> str:
    """The address of a feed; programs do not agree on how its name is spelt."""
    address = {name.lower(): value for name, value in outline.attributes.items()}
    written = inert_line(address.get("xmlurl", ""))
    return _FEED_SCHEME.sub(lambda match: match[1] or "https://", written)
