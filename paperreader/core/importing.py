"""What a person may say about an import, and what an import reports.

Knows how the reports of several digests become one. Does not know how a file is read, nor how a digest is
kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypedDict

from paperreader.core.errors import DigestError
from paperreader.core.rehearsal import Rehearsal


class Beyond(Enum):
    """Which digests of the same source a list goes on from: it brings the papers that none of them has."""

    DAY = "day"
    """Those of the same day: the list of a day that is not over has grown."""

    SOURCE = "source"
    """All: a feed lists what is new, and for a while what was."""


class ImportOptions(TypedDict, total=False):
    """What a person may say about a file, against what it says itself."""

    date: datetime.date | None
    """The digest's day, instead of what the file says or lets conclude."""

    source: str | None
    """Where the digest comes from, instead of what its format says."""

    format: str | None
    """The format to read it with, instead of the one that recognises it."""

    beyond: Beyond
    """What a list goes on from that was fetched; not given, it counts as it is."""

    dry_run: bool
    """Whether only to report what would be done."""

    rehearsal: Rehearsal | None
    """The dry runs on which this one shall count, and to which it then belongs; None for none."""


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

    is_undated: bool
    """Whether the day tells no more than that it was imported on it."""

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


Outcome = ImportReport | DigestError
"""What became of one digest, or of a file that holds none."""


def summed_up(outcomes: Iterable[Outcome]) -> ImportReport:
    """One report of all digests of a file.

    Where there are several it is that of the latest day, tells of each refusal among its warnings, and
    adds up the counts: what one digest brought is known to the next.

    Raises:
        DigestError: the file holds no digest.
    """
    reports: list[ImportReport] = []
    refusals: list[DigestError] = []
    for outcome in outcomes:
        if isinstance(outcome, ImportReport):
            reports.append(outcome)
        else:
            refusals.append(outcome)
    if not reports:
        raise refusals[0]
    latest = max(reports, key=lambda report: report.date)
    return replace(
        latest,
        papers=sum(report.papers for report in reports),
        new=sum(report.new for report in reports),
        known=sum(report.known for report in reports),
        skipped=sum(report.skipped for report in reports),
        warnings=(*(line for report in reports for line in report.warnings), *map(str, refusals)),
        unchanged=all(report.unchanged for report in reports),
    )
