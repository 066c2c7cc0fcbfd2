"""Records of any format made into papers, in one way: what is kept, cut, mended, skipped and told.

A format says what a source calls a title, an author or a date, and hands it over as it was written;
here it becomes a :class:`Paper`: inert, of bounded length, with ids and dates in one form, addresses
that a browser may be handed, and everything without a field in `extra`. Does not know how any format
is written.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from paperreader.core.errors import DigestError
from paperreader.core.ids import arxiv_address, arxiv_id_in, doi_address, doi_in
from paperreader.core.inert import inert, inert_line
from paperreader.core.links import links_in, openable
from paperreader.core.paper import Paper
from paperreader.core.reading import Notice, Reading
from paperreader.formats.dates import iso_date
from paperreader.formats.extra import json_value

LONGEST_TITLE = 1_000
"""Characters. Three times the longest title there is; what is longer is damage and is cut."""

LONGEST_ABSTRACT = 100_000
"""Characters. Fifty times the longest abstract of arXiv; what is longer is damage and is cut."""

LONGEST_NAME = 500
"""Characters of an author or a category: what is longer is a list that nobody took apart."""

MOST_AUTHORS = 10_000
"""Three times the authors of the paper that has the most."""

LONGEST_URL = 8_000
"""Characters: what servers take at most."""

MOST_UPVOTES = 2**53
"""The largest count that every reader of JSON reads alike."""


@dataclass(slots=True)
class Record:
    """What a source says of one paper, as the source writes it."""

    title: str = ""
    abstract: str = ""
    """Its lines as they came."""

    authors: Iterable[str] = ()
    url: str = ""
    """Where it is to be read; what is no such address goes to `extra` as `url`."""

    arxiv_id: str = ""
    """In any writing; where it is none, the address and the DOI are asked. Links are not: they may lead to
    other papers."""

    doi: str = ""
    """In any writing."""

    published: object = ""
    """In any writing, or a number."""

    categories: Iterable[str] = ()
    links: Iterable[str] = ()
    """Further addresses; those in the abstract are found without being named."""

    upvotes: object = None
    """A count, or digits."""

    extra: Mapping[str, object] = field(default_factory=dict)
    """What has no field, by the source's own names."""

    key: str = ""
    """The paper's name in a library, where the source is one's own export."""

    line: int | None = None
    """Where it begins, from 1, in a file with lines."""

    number: int | None = None
    """Which record it is, from 1, in a file without."""


class Gathering:
    """The papers of one digest while its file is read, and what there is to tell of it."""

    def __init__(self, name: str) -> None:
        """Args: name: what the user calls the file, for notices."""
        self._name = name
        self._papers: list[Paper] = []
        self._keys: set[str] = set()
        self._skipped: list[Notice] = []
        self._warnings: list[Notice] = []

    def __len__(self) -> int:
        return len(self._papers)

    def add(self, record: Record) -> None:
        """Keep a record as a paper, or skip it where it has no title."""
        title = inert_line(record.title)
        if not title:
            self.skip("a record without a title", line=record.line, number=record.number)
            return
        abstract = inert(record.abstract).strip()
        title = self._cut(title, LONGEST_TITLE, "a title", record).rstrip()
        abstract = self._cut(abstract, LONGEST_ABSTRACT, "an abstract", record)
        paper = _paper(record, title, abstract, self._extra(record))
        if record.key and record.key not in self._keys:
            paper = replace(paper, key=record.key)
        self._keys.add(paper.key)
        self._papers.append(paper)

    def skip(self, reason: str, *, line: int | None = None, number: int | None = None) -> None:
        """Tell that a record is no paper, and why; without a full stop."""
        self._skipped.append(Notice(self._name, line, f"skipped, {reason}", number))

    def warn(self, message: str, *, line: int | None = None, number: int | None = None) -> None:
        """Tell of something odd that was read all the same; without a full stop."""
        self._warnings.append(Notice(self._name, line, message, number))

    def warn_once(self, message: str) -> None:
        """Tell of something odd in the whole file, however often it is met."""
        notice = Notice(self._name, None, message)
        if notice not in self._warnings:
            self._warnings.append(notice)

    def absorb(self, other: Gathering) -> None:
        """Take over what was told of another list of the same file, which holds no paper."""
        self._skipped += other._skipped
        self._warnings += other._warnings

    def pass_on(self, notices: Iterable[Notice]) -> None:
        """Take over what was told of the file before, such as by :func:`decode`."""
        self._warnings.extend(notices)

    def reading(
        self,
        format: str,
        source: str,
        *,
        title: str = "",
        date: datetime.date | None = None,
        date_assumed: bool = False,
    ) -> Reading:
        """What was read, as a digest of a source; see :class:`Reading`.

        Raises:
            DigestError: there is no paper in it; with the reason for which the first was skipped.
        """
        if not self._papers:
            first = next(iter(self._skipped), None)
            told = f"; the first record was {first.message}" if first else ""
            line = first.line if first else None
            raise DigestError(self._name, f"there is no paper in it{told}", line)
        return Reading(
            format=format,
            source=source,
            title=inert_line(title)[:LONGEST_TITLE].rstrip(),
            date=date,
            date_assumed=date_assumed,
            papers=tuple(self._papers),
            skipped=tuple(self._skipped),
            warnings=tuple(self._warnings),
        )

    def _cut(self, text: str, longest: int, what: str, record: Record) -> str:
        if len(text) > longest:
            told = f"{what} of {len(text):,} characters, cut to {longest:,}"
            self.warn(told, line=record.line, number=record.number)
        return text[:longest]

    def _extra(self, record: Record) -> dict[str, object]:
        """What has no field, as JSON that every reader reads alike."""
        extra: dict[str, object] = {}
        for name, value in record.extra.items():
            kept, oddity = json_value(value)
            if oddity:
                told = f"{inert_line(name)[:LONGEST_NAME]!r} {oddity}"
                self.warn(told, line=record.line, number=record.number)
            if kept not in (None, "", [], {}):
                extra[inert_line(name)[:LONGEST_NAME]] = kept
        return extra


def _paper(record: Record, title: str, abstract: str, extra: dict[str, object]) -> Paper:
    url = inert_line(record.url)
    if not opens(url):
        if url:
            extra.setdefault("url", url)
        url = ""
    links = [link for link in map(inert_line, record.links) if opens(link)]
    doi = doi_in(record.doi) or doi_in(url)
    written_ids = (record.arxiv_id, url, doi)
    arxiv_id = next(filter(None, map(arxiv_id_in, written_ids)), "")
    published = iso_date(record.published)
    if record.published and not published:
        extra.setdefault("published", json_value(record.published)[0])
    url = url or _address(arxiv_id, doi)
    return Paper(
        title=title,
        abstract=abstract,
        authors=_names(record.authors),
        url=url,
        arxiv_id=arxiv_id,
        doi=doi,
        published=published,
        categories=tuple(dict.fromkeys(_names(record.categories))),
        links=_links(links, abstract, url),
        upvotes=_count(record.upvotes),
        extra=extra,
    )


@lru_cache(maxsize=1024)  # an address is asked about several times on its way into a paper
def opens(url: str) -> bool:
    """Whether an address may be handed to a browser, and is no longer than servers take."""
    return len(url) <= LONGEST_URL and openable(url)


def _address(arxiv_id: str, doi: str) -> str:
    """Where a paper is to be read whose source does not say it."""
    if arxiv_id:
        return arxiv_address(arxiv_id)
    return doi_address(doi) if doi else ""


def _names(written: Iterable[str]) -> tuple[str, ...]:
    names = (inert_line(name)[:LONGEST_NAME].rstrip() for name in written)
    return tuple(filter(None, names))[:MOST_AUTHORS]


def _links(links: Sequence[str], abstract: str, url: str) -> tuple[str, ...]:
    return tuple(link for link in dict.fromkeys((*links, *links_in(abstract))) if link != url)


def _count(written: object) -> int | None:
    """A count of votes; None where it is none."""
    if isinstance(written, str) and written.isdecimal() and len(written) < 20:
        written = int(written)
    if isinstance(written, float) and written.is_integer():
        written = int(written)
    if isinstance(written, bool) or not isinstance(written, int):
        return None
    return written if 0 <= written <= MOST_UPVOTES else None
