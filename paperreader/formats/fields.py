"""What programs call the fields of a paper in JSON and CSV, and a record made of such an object.

Knows the names that are common, and how a value of each is written. A value that the paper's own field
does not hold in full stays in `extra` under the name that the source gave it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from paperreader.core.ids import arxiv_id_in, doi_in
from paperreader.formats.dates import iso_date
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

TITLES = ("title", "papertitle", "articletitle", "documenttitle", "headline")
ABSTRACTS = ("abstract", "summary", "abstractnote", "papersummary", "paperabstract", "description")
AUTHORS = ("authors", "author", "authornames", "creators", "creator", "authorlist")
ADDRESSES = ("url", "link", "abs", "absurl", "abslink", "arxivurl", "arxivlink", "paperurl")
MORE_ADDRESSES = ("htmlurl", "href", "permalink", "entryid", "articleurl", "hfurl", "page", "id")
PDFS = ("pdf", "pdfurl", "pdflink")
ARXIV_IDS = ("arxivid", "arxiv", "eprint", "paperid", "id", *ADDRESSES, *MORE_ADDRESSES, *PDFS)
DOIS = ("doi", "id")
DAYS = ("published", "publishedat", "publicationdate", "publisheddate", "pubdate", "publishdate")
MORE_DAYS = (
    "date",
    "submitteddate",
    "submitted",
    "created",
    "createdat",
    "year",
    "publicationyear",
)
CATEGORIES = (
    "categories",
    "category",
    "primarycategory",
    "maincategory",
    "subjects",
    "subject",
    "cats",
)
LINKS = ("links", "urls", *PDFS, "openaccesspdf", "code", "codeurl", "github")
MORE_LINKS = (
    "githubrepo",
    "githuburl",
    "repo",
    "repository",
    "projectpage",
    "projecturl",
    "homepage",
)
UPVOTES = ("upvotes", "votes", "likes", "numupvotes")
"""The names of each field, as :func:`plain` writes them, the surest first."""

_PAGES = (*ADDRESSES, *MORE_ADDRESSES)
_PAGES_AND_PDFS = (*_PAGES, *PDFS)
_ALL_DAYS = (*DAYS, *MORE_DAYS)
_ALL_LINKS = (*LINKS, *MORE_LINKS, *_PAGES)

_OF_PAPERS = (TITLES, ABSTRACTS, AUTHORS, ARXIV_IDS, DOIS, DAYS, MORE_DAYS, CATEGORIES, UPVOTES)
_OF_PLACES = (
    ADDRESSES,
    MORE_ADDRESSES,
    LINKS,
    MORE_LINKS,
    ("journal", "venue", "keywords", "tags"),
)

KNOWN = frozenset(name for names in (*_OF_PAPERS, *_OF_PLACES) for name in names)
"""All names that a table of papers is known by."""

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
    return _Reader(_flat(source)).record()


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


def _flat(source: Mapping[str, object]) -> dict[str, object]:
    """An object with the one in it that tells of the same paper; what both say, and not alike, stays.

    `{"paper": {"id": ..., "title": ...}, "title": ..., "numComments": 3}` is a paper and its listing.
    """
    inner = source.get("paper")
    if not isinstance(inner, Mapping):
        return dict(source)
    outer = {name: value for name, value in source.items() if name != "paper"}
    paper = {name: value for name, value in inner.items() if value not in (None, "")}
    listing = {name: value for name, value in outer.items() if paper.get(name, value) != value}
    return {**outer, **paper, **({"listing": listing} if listing else {})}


class _Reader:
    """Reads the fields of one object, and keeps account of what was read in full."""

    def __init__(self, source: Mapping[str, object]) -> None:
        self._source = source
        self._names = tuple(source)
        self._held: set[str] = set()

    def record(self) -> Record:
        arxiv_id = self._id(ARXIV_IDS, arxiv_id_in)
        record = Record(
            title=self._first_text(TITLES),
            abstract=self._first_text(ABSTRACTS),
            authors=self._authors(),
            # Of a paper of arXiv the page is known without being told.
            url=self._address(_PAGES if arxiv_id else _PAGES_AND_PDFS),
            arxiv_id=arxiv_id,
            doi=self._id(DOIS, doi_in),
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
        return ""

    def _id(self, names: tuple[str, ...], id_in: Callable[[str], str]) -> str:
        for name, value in self._values(names):
            if isinstance(value, str) and (id := id_in(value)):
                if id in (value, value.lower()):
                    self._held.add(name)
                return id
        return ""

    def _published(self) -> str:
        for name, value in self._values(_ALL_DAYS):
            if day := iso_date(value):
                if day == str(value):
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
                is_told = len(links) == (1 if isinstance(value, str) else len(value))
                if is_told and all(isinstance(link, str) for link in value):
                    self._held.add(name)
        return found

    def _upvotes(self) -> object:
        for name, value in self._values(UPVOTES):
            if isinstance(value, int | str) and str(value).isdecimal():
                self._held.add(name)
                return value
        return None


@lru_cache(maxsize=1024)  # the records of a file have the same names, one after the other
def _called(names: tuple[str, ...], plain_names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a source's names that are known under some plain ones, the surest first."""
    by_plain: dict[str, list[str]] = {}
    for name in names:
        by_plain.setdefault(plain(name), []).append(name)
    return tuple(name for each in plain_names for name in by_plain.get(each, ()))
