"""What a format makes of one file: papers, and what was odd about them.

Does not know how a format reads, nor what becomes of the papers.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from paperreader.core.paper import Paper


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in a file that was not as it should be."""

    source: str
    """The file's name as the user gave it."""

    line: int | None
    """The line, counted from 1, or None where no line can be named."""

    message: str
    """What was found and what was made of it, without a full stop."""

    record: int | None = None
    """The record, counted from 1, where a file has no lines to name; None where it has."""

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        if self.record is not None:
            place += f", record {self.record}"
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

    origin: str = ""
    """The file that it was read from: what the user gave, and in an archive the place there."""

    def overridden(self, day: datetime.date | None, source: str | None) -> Reading:
        """The reading with the day and the source that a person gave, where they gave one."""
        reading = self if day is None else replace(self, date=day, date_assumed=False)
        return replace(reading, source=source) if source else reading
