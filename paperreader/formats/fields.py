"""A record made of an object in JSON, or of a row in a table, whatever its fields are called.

Knows how a value of each field is written, and what is said by it. A value that the paper's own field
does not hold in full stays in `extra` under the name that the source gave it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from paperreader.core.ids import arxiv_id_in, doi_in
from paperreader.formats.dates import iso_date
from paperreader.formats.field_names import (
    ABSTRACTS,
    ADDRESSES,
    ARXIV_IDS,
    AUTHORS,
    CATEGORIES,
    DAYS,
    DOIS,
    LINKS,
    MORE_ADDRESSES,
    MORE_DAYS,
    MORE_LINKS,
    PDFS,
    TITLES,
    UPVOTES,
)
from paperreader.formats.field_values import (
    addresses_of,
    categories_of,
    is_told_by,
    people_of,
    plain,
    text_of,
    texts_of,
)
from paperreader.formats.gathering import Record, opens
from paperreader.formats.json_shapes import flat

_PAGES = (*ADDRESSES, *MORE_ADDRESSES)
_PAGES_AND_PDFS = (*_PAGES, *PDFS)
_ALL_DAYS = (*DAYS, *MORE_DAYS)
_ALL_LINKS = (*LINKS, *MORE_LINKS, *_PAGES)

KEY = re.compile(r"[0-9a-f]{12}")
"""What a paper's key looks like in one's own export."""

OWN_EXPORT = frozenset({"key", "title", "arxiv_id", "digests", "seen", "starred"})
"""Names that an object bears which this program has written."""

_MARKS = ("starred", "read", "later", "dismissed", "snoozed_until", "tags", "note")
_DERIVED = ("key", "digests", "seen", "score")
_OWN = (
    "title",
    "abstract",
    "authors",
    "url",
    "arxiv_id",
    "doi",
    "published",
    "categories",
    "links",
)


def has_title(names: Iterable[str]) -> bool:
    """Whether an object or a table with these fields can tell of papers."""
    return any(plain(name) in TITLES for name in names)


def record_of(source: Mapping[str, object]) -> Record:
    """The record that an object tells; without a title where it has none that is a text."""
    if source.keys() >= OWN_EXPORT:
        return _own(source)
    return _Reader(flat(source)).record()


def has_marks(source: Mapping[str, object]) -> bool:
    """Whether an object of one's own export tells what its reader decided."""
    return source.keys() >= OWN_EXPORT and any(source.get(name) for name in _MARKS)


def _own(source: Mapping[str, object]) -> Record:
    """A record of one's own export, which is taken word for word; its marks are no part of a paper."""
    extra = source.get("extra")
    others = {
        name: value
        for name, value in source.items()
        if name not in (*_MARKS, *_DERIVED, *_OWN, "upvotes", "extra")
    }
    key = text_of(source.get("key"))
    return Record(
        title=text_of(source.get("title")),
        abstract=text_of(source.get("abstract")),
        authors=texts_of(source.get("authors")),
        url=text_of(source.get("url")),
        arxiv_id=text_of(source.get("arxiv_id")),
        doi=text_of(source.get("doi")),
        published=text_of(source.get("published")),
        categories=texts_of(source.get("categories")),
        links=texts_of(source.get("links")),
        upvotes=source.get("upvotes"),
        extra={**others, **(extra if isinstance(extra, Mapping) else {"extra": extra})},
        key=key if KEY.fullmatch(key) else "",
    )


class _Reader:
    """Reads the fields of one object, and keeps account of what was read in full."""

    def __init__(self, source: Mapping[str, object]) -> None:
        self._source = source
        self._names = tuple(source)
        self._held: set[str] = set()

    def record(self) -> Record:
        arxiv_id, doi = self._id(ARXIV_IDS, arxiv_id_in), self._id(DOIS, doi_in)
        record = Record(
            title=self._first_text(TITLES),
            abstract=self._first_text(ABSTRACTS),
            authors=self._authors(),
            url=self._address(_pages(arxiv_id, doi)),
            arxiv_id=arxiv_id,
            doi=doi,
            published=self._published(),
            categories=self._categories(),
            links=self._links(),
            upvotes=self._upvotes(),
        )
        record.extra = {
            name: value for name, value in self._source.items() if name not in self._held
        }
        return record

    def _values(self, names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
        """The source's own name of each field that is there, and its value."""
        for name in _called(self._names, names):
            yield name, self._source[name]

    def _first_text(self, names: tuple[str, ...]) -> str:
        for name, value in self._values(names):
            if isinstance(value, str) and value.strip():
                self._held.add(name)
                return value
        return ""

    def _authors(self) -> list[str]:
        for name, value in self._values(AUTHORS):
            names = list(people_of(value))
            if names:
                if is_told_by(value, names):
                    self._held.add(name)
                return names
        return []

    def _address(self, names: tuple[str, ...]) -> str:
        for name, value in self._values(names):
            if isinstance(value, str) and opens(value.strip()):
                self._held.add(name)
                return value
            if isinstance(value, Mapping):
                return next(filter(opens, addresses_of(value)), "")
        return ""

    def _id(self, names: tuple[str, ...], id_in: Callable[[str], str]) -> str:
        for name, value in self._values(names):
            if isinstance(value, str) and (id := id_in(value)):
                if value.strip().lower().removeprefix("https://doi.org/") == id:
                    self._held.add(name)
                return id
        return ""

    def _published(self) -> str:
        for name, value in self._values(_ALL_DAYS):
            if day := iso_date(value):
                if day == str(value).strip():
                    self._held.add(name)
                return day
        return ""

    def _categories(self) -> list[str]:
        found: list[str] = []
        for name, value in self._values(CATEGORIES):
            some = list(categories_of(value))
            if some and (not found or len(some) == 1):
                found += some
                if plain(name) not in ("primarycategory", "maincategory"):
                    self._held.add(name)
        return found

    def _links(self) -> list[str]:
        found: list[str] = []
        for name, value in self._values(_ALL_LINKS):
            links = [link for link in addresses_of(value) if opens(link)]
            found += links
            if isinstance(value, str | list) and links and plain(name) not in MORE_LINKS:
                parts = [value] if isinstance(value, str) else value
                if len(links) == len(parts) and all(isinstance(part, str) for part in parts):
                    self._held.add(name)
        return found

    def _upvotes(self) -> object:
        for name, value in self._values(UPVOTES):
            if isinstance(value, int | str) and str(value).isdecimal():
                self._held.add(name)
                return value
        return None


def _pages(arxiv_id: str, doi: str) -> tuple[str, ...]:
    """Where to look for a paper's page; of one with an id it is known without being told."""
    if arxiv_id:
        return _PAGES
    return tuple(name for name in _PAGES if name != "id") if doi else _PAGES_AND_PDFS


@lru_cache(maxsize=1024)  # the records of a file have the same names, one after the other
def _called(names: tuple[str, ...], plain_names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a source's names that are known under some plain ones, the surest first."""
    by_plain: dict[str, list[str]] = {}
    for name in names:
        by_plain.setdefault(plain(name), []).append(name)
    return tuple(name for each in plain_names for name in by_plain.get(each, ()))
