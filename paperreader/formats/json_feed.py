"""JSON Feed, versions 1.0 and 1.1: a feed as https://www.jsonfeed.org/version/1.1/ describes it.

    {"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": [
      {"id": "1", "title": "On Kettles", "url": "https://example.org/kettles",
       "content_html": "<p>They hum.</p>", "date_published": "2026-05-20T10:00:00Z"}]}

Knows what this format calls the parts of an item. Does not know other feeds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from paperreader.core.reading import Reading
from paperreader.formats.decoding import decode
from paperreader.formats.feed import source_of
from paperreader.formats.field_values import text_of
from paperreader.formats.fields import record_of
from paperreader.formats.gathering import Record
from paperreader.formats.html_text import text_and_links
from paperreader.formats.json_lists import record_lists
from paperreader.formats.json_records import gathered

NAME = "json-feed"
"""What this format is called."""

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1')

_NAMES = {"date_published": "published", "external_url": "links", "tags": "categories"}
"""What an item calls what has a field, and what papers call it."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is such a feed."""
    return opening.lstrip()[:1] == "{" and _VERSION.search(opening) is not None


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The items of a feed that have a title; raises DigestError where there is none."""
    text, damage = decode(data, name)
    lists = gathered(record_lists(text, name), name, _record)
    lists[0].gathering.pass_on(damage)
    titles = [text_of(each.source.about.get("title")) for each in lists]
    return [
        each.gathering.reading(NAME, source_of(title), title=title)
        for each, title in zip(lists, titles, strict=True)
    ]


def _record(item: Mapping[str, object]) -> Record:
    """The record that an item is: its summary, or else its content, is the abstract."""
    base = text_of(item.get("url"))
    content, links = text_and_links(text_of(item.get("content_html")), base)
    content = content or text_of(item.get("content_text"))
    summary = text_of(item.get("summary"))
    others = {
        _NAMES.get(name, name): value
        for name, value in item.items()
        if name not in ("content_html", "content_text", "summary")
    }
    record = record_of({**others, "abstract": summary or content})
    told = {"content": content} if summary and content != summary else {}
    return replace(record, links=[*record.links, *links], extra={**told, **record.extra})
