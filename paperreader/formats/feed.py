"""RSS and Atom of any origin, well-formed or not.

Knows what feedparser makes of a feed, and that publishers, services and blogs put different things into
the same elements: HTML where text is meant, all authors as one, an abstract with labels. Feeds of arXiv
have formats of their own.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from paperreader.core.errors import DigestError
from paperreader.core.ids import arxiv_id_in, doi_in
from paperreader.core.inert import inert_line
from paperreader.core.reading import Reading
from paperreader.formats.dates import iso_date, whole_day
from paperreader.formats.decoding import decode
from paperreader.formats.field_names import ABSTRACTS
from paperreader.formats.field_values import plain
from paperreader.formats.fields import record_of
from paperreader.formats.gathering import Gathering, Record
from paperreader.formats.html_text import absolute, text_and_links, text_of
from paperreader.formats.labelled_text import labelled
from paperreader.formats.markup import root_of
from paperreader.formats.names import people
from paperreader.formats.xml_elements import declares_entities, refuse_unsafe, without_declaration
from paperreader.formats.xml_mending import mended

NAME = "feed"
"""What this format is called."""

LONGEST_SOURCE = 40
"""Characters of the name that is made of a feed's title; it stands in the name of a digest's file."""

NAMELESS = "feed"
"""The source of a feed without a title."""

_DOIS = ("prism_doi", "dc_identifier", "arxiv_doi", "doi", "id", "link")
"""Where feeds put a DOI."""

_KNOWN_NAMES = (
    "title summary author authors author_detail link links tags published updated content guidislink"
    " upvotes enclosures contributors"
)
_KNOWN = frozenset(_KNOWN_NAMES.split())
"""What feedparser calls that a paper has fields for, or that says nothing more."""

_DERIVED = ("_detail", "_parsed")
"""Endings of what feedparser makes of something that it gives as it was, too."""

_BEGIN = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)\b", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)

_DAYS = ("published", "updated", "prism_publicationdate", "date", "created")

_EARLIEST_YEAR = 1990
"""Before there were feeds; feedparser makes such years of numbers."""


def recognises(opening: str) -> bool:
    """Whether a text that begins so is a feed, or XML that is refused because of its beginning."""
    return root_of(opening) in ("rss", "feed", "rdf") or declares_entities(opening)


def read(data: bytes, name: str, today: date) -> list[Reading]:
    """The entries of a feed that have a title; raises DigestError where there is none."""
    text, damage = decode(data, name)
    refuse_unsafe(text, name)
    parsed = _parsed(text, name)
    gathering = Gathering(name)
    gathering.pass_on(damage)
    if parsed.get("bozo"):
        told = inert_line(str(parsed.get("bozo_exception", ""))).partition("<unknown>:")[2]
        gathering.warn(f"the feed is not well-formed ({told or 'damaged'}); read as far as it goes")
    about = parsed.get("feed", {})
    entries = list(parsed.get("entries", ()))
    if entries and _ends_within(text):
        entries.pop()
        gathering.skip("the file ends within it", number=len(entries) + 1)
    for number, entry in enumerate(entries, start=1):
        gathering.add(_record(entry, number, _text(about.get("link"))))
    title = inert_line(text_of(_text(about.get("title"))))
    day = next(filter(None, map(_day_of(about), ("published", "updated"))), None)
    return [gathering.reading(NAME, source_of(title), title=title, date=day)]


def source_of(title: str) -> str:
    """The name of the source that a feed is: its title in letters, digits and hyphens."""
    words = "".join(sign if sign.isalnum() else " " for sign in title.lower()).split()
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:LONGEST_SOURCE]
        if len(longer) > LONGEST_SOURCE:
            break
        name = longer
    return name or NAMELESS


def _parsed(text: str, name: str) -> Mapping[str, Any]:
    """What feedparser makes of a feed. It is given bytes, for a text it takes for a name or address."""
    import feedparser  # for feeds alone

    body = f'<?xml version="1.0" encoding="utf-8"?>{mended(without_declaration(text))}'
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own parts, which are no user's matter
        try:
            parsed: Mapping[str, Any] = feedparser.parse(
                io.BytesIO(body.encode()), sanitize_html=False, resolve_relative_uris=False
            )
        except _OF_FEEDPARSER as error:
            raise DigestError(name, "is a feed too damaged to be read") from error
    return parsed


_OF_FEEDPARSER = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What it raises at feeds that nothing well-behaved has written."""


def _ends_within(text: str) -> bool:
    """Whether the last entry of a feed is not closed."""
    begins = [match.end() for match in _BEGIN.finditer(text)]
    return bool(begins) and _END.search(text, begins[-1]) is None


def _record(entry: Mapping[str, Any], number: int, site: str) -> Record:
    """The record that an entry of a site's feed is, with what labels in its text say."""
    contents = [text_and_links(*_markup(part)) for part in entry.get("content", ())]
    contents = [content for content in contents if content[0]]
    summary = text_and_links(*_markup(entry.get("summary_detail") or {}))
    abstract = summary[0] or next((text for text, _ in contents), "")
    told = _labelled(abstract)
    link = _text(entry.get("link"))
    link = next(absolute([link], site)) if link else ""
    extra = dict(_others(entry))
    if contents and contents[0][0] != abstract:
        extra["content"] = contents[0][0]
    record = Record(
        title=text_of(_text(entry.get("title"))),
        abstract=abstract,
        authors=list(_authors(entry)),
        url=link,
        arxiv_id=arxiv_id_in(link) or arxiv_id_in(_text(entry.get("id"))),
        doi=next(filter(None, (doi_in(_text(entry.get(name))) for name in _DOIS)), ""),
        published=_published(entry, extra),
        categories=[_text(tag.get("term")) for tag in entry.get("tags", ())],
        links=[*_links(entry), *summary[1], *(link for _, links in contents for link in links)],
        extra=extra,
        number=number,
    )
    if told:
        _fill(record, told)
    return record


def _markup(part: Mapping[str, Any]) -> tuple[str, str]:
    """A text of an entry, and the address that the links in it are relative to."""
    return _text(part.get("value")), _text(part.get("base"))


def _published(entry: Mapping[str, Any], extra: dict[str, object]) -> str:
    """When an entry was published. What is written in no way that is known goes to the extra fields, too."""
    told = dict(entry)  # for asked by name feedparser gives one day for another
    written = [day for name in _DAYS if (day := _text(told.get(name)))]
    known = next(filter(None, map(iso_date, written)), "")
    if known or not written:
        return known
    extra["published"] = written[0]
    parts = told.get("published_parsed") or told.get("updated_parsed")
    return date(*parts[:3]).isoformat() if parts and parts[0] >= _EARLIEST_YEAR else ""


def _fill(record: Record, told: Mapping[str, object]) -> None:
    """Put what labels in an entry's text say into its record, and leave the abstract alone there."""
    found = record_of({"title": record.title, **told})
    record.abstract = found.abstract
    record.authors = list(record.authors) or list(found.authors)
    record.upvotes = found.upvotes
    record.arxiv_id = record.arxiv_id or found.arxiv_id
    record.doi = record.doi or found.doi
    record.published = record.published or found.published
    record.categories = [*record.categories, *found.categories]
    record.links = [*record.links, *found.links]
    record.extra = {**found.extra, **record.extra}


def _labelled(text: str) -> dict[str, object]:
    """The fields of a text that are labelled, where one of them is an abstract; else nothing.

    `Authors: Jane Doe`, `Upvotes: 52`, `Summary: We ...`, each a paragraph.
    """
    fields: dict[str, list[str]] = {}
    label = ""
    for paragraph in text.split("\n\n"):
        first, *others = paragraph.split("\n")
        found = labelled(first)
        if found:
            label = found[0]
            fields[label] = ["\n".join((found[1], *others)).strip()]
        elif label:
            fields[label].append(paragraph)
        else:
            return {}
    is_told = any(plain(label) in ABSTRACTS for label in fields)
    return {label: "\n\n".join(texts) for label, texts in fields.items()} if is_told else {}


def _authors(entry: Mapping[str, Any]) -> Iterator[str]:
    """The authors; one element may name all of them."""
    persons = [_text(person.get("name")) for person in entry.get("authors", ())]
    named = [text_of(name) for name in persons if name] or [text_of(_text(entry.get("author")))]
    for name in named:
        yield from people(name) if len(named) == 1 or ";" in name else [name]


def _links(entry: Mapping[str, Any]) -> Iterator[str]:
    for link in entry.get("links", ()):
        if address := _text(link.get("href")):
            yield address
    if comments := _text(entry.get("comments")):
        yield comments


def _others(entry: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """What has no field, by the names that feedparser gives: those of the source, with its prefix."""
    link = entry.get("link")
    for name, value in entry.items():
        is_known = name in _KNOWN or name.endswith(_DERIVED) or (name == "id" and value == link)
        if not is_known and isinstance(value, str | Sequence | Mapping):
            yield name, text_of(value) if isinstance(value, str) else value
    # feedparser gives the one for the other where it is asked by name.
    updated = dict(entry).get("updated")
    if updated and updated != entry.get("published"):
        yield "updated", updated
    if names := [
        name for person in entry.get("contributors", ()) if (name := _text(person.get("name")))
    ]:
        yield "contributors", names


def _day_of(about: Mapping[str, Any]) -> Any:
    """The day of a feed under one of the names that days have."""

    def day(name: str) -> date | None:
        whole = whole_day(about.get(name))
        parts = about.get(f"{name}_parsed")
        return whole or (date(*parts[:3]) if parts else None)

    return day


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
