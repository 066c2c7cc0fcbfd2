"""What arXiv lists as new each day, as its feeds give it: `https://rss.arxiv.org/rss/cs.CL`, and as Atom.

    <item>
      <title>Sparse Routing, Revisited</title>
      <link>https://arxiv.org/abs/2605.01234</link>
      <description>arXiv:2605.01234v2 Announce Type: replace-cross
    Abstract: We ...</description>
      <arxiv:announce_type>replace-cross</arxiv:announce_type>
      <dc:creator>Jane Doe, Richard Roe</dc:creator>
    </item>

Knows what is announced (new, cross, replace, replace-cross, absonly), and the feeds of before 2024, which
told in the title what now has elements. The search of arXiv has a format of its own.
"""

from __future__ import annotations

import re
from datetime import date

from paperreader.core.errors import DigestError
from paperreader.core.ids import arxiv_id_in
from paperreader.core.reading import Reading
from paperreader.formats.arxiv import SOURCE, authors_in, version_in
from paperreader.formats.dates import whole_day
from paperreader.formats.decoding import decode
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.html_text import text_of
from paperreader.formats.markup import root_of
from paperreader.formats.xml_documents import others_of, tell_damages
from paperreader.formats.xml_elements import Element, document

NAME = "arxiv-rss"
"""What this format is called."""

_LISTING = re.compile(
    r"oai:arXiv\.org:|Announce Type:|updates on (?:the )?arXiv\.org|https?://(?:rss|export)\.arxiv\.org/(?:rss|atom)/"
)

_ANNOUNCED = re.compile(
    r"\s*(?:arXiv:(?P<id>\S+)\s+)?(?:Announce Type:\s*(?P<type>[\w-]+)\s+)?Abstract:\s*(?P<abstract>.*)",
    re.DOTALL,
)

_OLD_TITLE = re.compile(
    r"(?P<title>.*?)\.?\s*\(arXiv:(?P<id>[\w./-]+)\s*\[(?P<category>[\w.-]+)\]\s*(?P<updated>UPDATED)?\)",
    re.DOTALL,
)
"""`Sparse Routing, Revisited. (arXiv:2201.01234v2 [cs.LG] UPDATED)`."""

_KNOWN = ("title", "link", "description", "summary", "guid", "id", "category", "creator", "doi")
"""Elements of an item that a paper has fields for."""

_NEW = "new"
"""The announcement whose day is the one that the paper was published on."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a listing."""
    is_feed = root_of(opening) in ("rss", "feed", "rdf")
    return is_feed and _LISTING.search(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The papers of a listing; raises DigestError where there is none."""
    text, damage = decode(data, name)
    listing = document(text, name, "entry" if root_of(text) == "feed" else "item")
    head = listing.head
    if not listing.records and not listing.damages:
        raise DigestError(name, "there is no paper in it, as on days when arXiv announces none")
    gathering = Gathering(name)
    gathering.pass_on(damage)
    for item, line in listing.records:
        gathering.add(_record(item, line))
    tell_damages(listing, gathering)
    days = map(head.text_of, ("pubdate", "updated", "lastbuilddate", "date"))
    day = next(filter(None, map(whole_day, days)), None)
    return [gathering.reading(NAME, SOURCE, title=head.text_of("title"), date=day)]


def _record(item: Element, line: int) -> Record:
    written = item.text_of("description") or item.text_of("summary")
    told = _ANNOUNCED.fullmatch(written) or _ANNOUNCED.fullmatch(text_of(written))
    old = _OLD_TITLE.fullmatch(item.text_of("title"))
    guid = item.text_of("guid") or item.text_of("id")
    link = item.text_of("link") or next(
        (one.attributes.get("href", "") for one in item.all("link")), ""
    )
    id = next(filter(None, (guid, told and told["id"], old and old["id"], link)), "")
    extra = others_of(item, _KNOWN)
    kind = str(extra.get("announce_type") or (told and told["type"]) or "")
    if not kind and old:
        kind = "replace" if old["updated"] else ""
    day = str(extra.get("pubdate") or extra.get("published") or extra.get("date") or "")
    is_published = kind == _NEW and whole_day(day)
    if is_published:
        extra = {key: value for key, value in extra.items() if value != day}
    creators = text_of(", ".join(one.text for one in item.all("creator")))
    categories = [one.attributes.get("term") or one.text for one in item.all("category")]
    return Record(
        title=old["title"] if old else item.text_of("title"),
        abstract=told["abstract"] if told else text_of(written),
        authors=authors_in(creators),
        url=link,
        arxiv_id=arxiv_id_in(id) or arxiv_id_in(link),
        doi=item.text_of("doi"),
        published=day if is_published else "",
        categories=categories or ([old["category"]] if old else []),
        extra={
            **extra,
            **({"creator": creators} if "(" in creators else {}),
            "announce_type": kind,
            "version": version_in(id),
        },
        line=line,
    )
