"""What a digest is: a dated list of papers from one source, never changed once it is imported.

Knows its fields, its name, what a format makes of a file and what an import reports. Does not know
how a format reads or where a digest is kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from paperreader.core.paper import Paper

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""English abbreviations, January first: what digests are dated with and what is shown."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in a file that was not as it should be."""

    source: str
    """The file's name as the user gave it."""

    line: int | None
    """The line, counted from 1, or None where no line can be named."""

    message: str
    """What was found and what was made of it, without a full stop."""

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format made of one file."""

    format: str
    """The format's name: `huggingface-text`."""

    source: str
    """Where such digests come from: `huggingface`."""

    title: str
    """What the digest calls itself; empty where it does not."""

    date: datetime.date | None
    """Its day; None where the file names none."""

    date_assumed: bool
    """Whether the year was not in the file but concluded."""

    papers: tuple[Paper, ...]
    """In the file's order."""

    skipped: tuple[Notice, ...] = ()
    """One for each record that could not be read as a paper."""

    warnings: tuple[Notice, ...] = ()
    """What was odd and read all the same."""

    def overridden(self, day: datetime.date | None, source: str | None) -> Reading:
        """The reading with the day and the source that a person gave, where they gave one."""
        reading = self if day is None else replace(self, date=day, date_assumed=False)
        return replace(reading, source=source) if source else reading


class ImportOptions(TypedDict, total=False):
    """What a person may say about a file, against what it says itself."""

    date: datetime.date | None
    """The digest's day, instead of what the file says or lets conclude."""

    source: str | None
    """Where the digest comes from, instead of what its format says."""

    format: str | None
    """The format to read it with, instead of the one that recognises it."""

    dry_run: bool
    """Whether only to report what would be done."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One dated list of papers from one source: all that is known of it but the papers."""

    id: str
    """`<date>-<source>-<8 hex digits of its papers>`."""

    source: str
    """`huggingface`, `arxiv`, a feed's name, or `file`."""

    title: str
    """What it calls itself, or what it is called after its source and day."""

    date: datetime.date
    """Its day."""

    date_assumed: bool
    """Whether the year, or the whole day, was concluded and not read."""

    imported: datetime.datetime
    """When it came into the library, UTC."""

    origin: str
    """The file name or URL that it was read from."""

    format: str
    """The format it was read with."""

    size: int
    """How many papers it lists."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import did."""

    source_path: str
    """The file as the user gave it."""

    format: str
    """The format it was read with."""

    digest: str
    """The id of the digest that it is in the library."""

    date: datetime.date
    """The digest's day."""

    date_assumed: bool
    """Whether the year, or the whole day, was concluded and not read."""

    papers: int
    """How many papers the file lists."""

    new: int
    """How many of them the library had not met before."""

    known: int
    """How many of them it had."""

    skipped: int
    """How many records could not be read as papers."""

    warnings: tuple[str, ...]
    """A line for each skipped record and for each oddity, naming file and line."""

    unchanged: bool
    """Whether this very digest was in the library already, so that nothing was written."""


def papers_fingerprint(papers: Sequence[Paper]) -> str:
    """Eight hex digits that equal lists of papers share: of titles, abstracts and ids, in order."""
    # With OpenSSL behind it this costs 2 ms, and a reader that only reads names no digests.
    from hashlib import blake2b

    state = blake2b(digest_size=4)
    for paper in papers:
        for text in (paper.title, paper.abstract, paper.arxiv_id, paper.doi):
            state.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()


def digest_id(day: datetime.date, source: str, fingerprint: str) -> str:
    """The name of a digest, which is also its file's: `2026-05-20-huggingface-3c29a9ea`."""
    return f"{day.isoformat()}-{source}-{fingerprint}"


def latest_such_day(month: int, day: int, today: datetime.date) -> datetime.date | None:
    """The latest date with this month and day that is not after `today`; None where there is none."""
    for year in range(today.year, today.year - _LONGEST_LEAP_GAP - 1, -1):
        try:
            candidate = datetime.date(year, month, day)
        except ValueError:
            continue
        if candidate <= today:
            return candidate
    return None


def written_day(day: datetime.date) -> str:
    """A day as people write it, in no locale but English: `20 May 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


_LONGEST_LEAP_GAP = 8
"""Years between two 29ths of February around a century that is no leap year (1896 and 1904)."""
