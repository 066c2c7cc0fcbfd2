"""`paperreader import`: files and folders of digests, into the library.

Knows what is printed of each source, and how a run ends in which one was refused. Does not know any
format.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from paperreader.cli.exit_code import Exit, exit_code
from paperreader.cli.feeds import say_followed
from paperreader.cli.opening import opened
from paperreader.cli.output import Line, Look, Piece, print_json, print_lines
from paperreader.cli.paper_page import written_date
from paperreader.cli.parameters import DAY, as_day, home_option, json_option
from paperreader.cli.progress_bar import ProgressBar
from paperreader.cli.words import flush, say
from paperreader.core.counted import counted
from paperreader.core.errors import DigestError, FeedList, SourceError, UnknownFormat
from paperreader.core.fetching import Followed
from paperreader.core.importing import ImportOptions, ImportReport
from paperreader.core.progress import Told
from paperreader.core.rehearsal import Rehearsal
from paperreader.formats.detect import FORMATS, LARGEST_INPUT, READABLE

if TYPE_CHECKING:
    from paperreader.library import Library

STANDARD_INPUT = "-"

FIELDS = (
    "source_path",
    "format",
    "digest",
    "date",
    "date_assumed",
    "papers",
    "new",
    "known",
    "skipped",
    "warnings",
)
"""What `--json` prints of each source; other people's scripts rely on the names."""

MOST_TOLD = 50
"""Lines about what was skipped in a file, and what was odd, that a person is shown."""

Outcome = ImportReport | Followed | DigestError | SourceError
"""What became of one source."""

_SOURCE = re.compile(r"\w[\w .+-]*")
"""What a source can be called: it stands in the name of the digest's file."""


def _source(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    if name is not None and not _SOURCE.fullmatch(name):
        advice = f"{name!r} holds more than letters, digits, blanks and . + - _"
        raise click.BadParameter(advice, context, parameter)
    return name


@click.command("import", cls=click.RichCommand)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--date", callback=as_day, metavar=DAY, help="The digest's day, whatever the file says."
)
@click.option("--source", callback=_source, metavar="NAME", help="Where the digest comes from.")
@click.option("--format", type=click.Choice(list(FORMATS)), help="The format to read it with.")
@click.option("--dry-run", is_flag=True, help="Say what an import would do, and import nothing.")
@click.option("--quiet", is_flag=True, help="Say only what went wrong.")
@json_option
@home_option
@click.pass_obj
def command(
    home: Path | None,
    sources: tuple[str, ...],
    date: datetime.date | None,
    source: str | None,
    format: str | None,
    dry_run: bool,
    quiet: bool,
    as_json: bool,
) -> Exit:
    """Import digests: files, folders, https addresses, or - for standard input.

    What is in the library already stays as it is. A source that is no digest is refused with its
    reason, and the others are still imported. The feeds of a list (OPML) are subscribed to.
    """
    options = ImportOptions(
        date=date, source=source, format=format, dry_run=dry_run, rehearsal=Rehearsal()
    )
    outcomes: list[Outcome] = []
    with opened(home) as library, ProgressBar("Importing", wanted=not quiet) as bar:
        try:
            for outcome in _outcomes(library, sources, options, bar):
                if isinstance(outcome, FeedList):
                    outcome = library.following.follow(outcome, dry_run=dry_run)
                outcomes.append(outcome)
                bar.clear()
                if isinstance(outcome, Followed):
                    say_followed(outcome, dry_run=dry_run, quiet=quiet)
                    continue
                _tell(outcome, quiet=quiet, as_json=as_json)
        except KeyboardInterrupt:
            bar.clear()
            say(_stopped(outcomes, dry_run=dry_run))
            return Exit.INTERRUPTED
    if not (quiet or as_json):
        _sum_up(outcomes, dry_run=dry_run)
    return _exit(outcomes)


def _outcomes(
    library: Library, sources: Sequence[str], options: ImportOptions, told: Told
) -> Iterator[Outcome]:
    """What becomes of each source, in order."""
    for kind, some in groupby(sources, _kind):
        match kind:
            case _Kind.INPUT:
                yield from _of_input(library, options, told)
            case _Kind.ADDRESS:
                for url in some:
                    yield from _of_address(library, url, options, told)
            case _Kind.FILE:
                yield from library.intake.take_in_files(some, options, told)


class _Kind(Enum):
    """What a person names as a source."""

    INPUT = "-"
    ADDRESS = "https"
    FILE = "file"


def _kind(source: str) -> _Kind:
    if source == STANDARD_INPUT:
        return _Kind.INPUT
    return _Kind.ADDRESS if source.startswith(("https://", "http://")) else _Kind.FILE


def _of_address(
    library: Library, url: str, options: ImportOptions, told: Told
) -> Iterator[Outcome]:
    try:
        yield from library.intake.take_in_url(url, options, told)
    except SourceError as error:
        yield error


def _of_input(library: Library, options: ImportOptions, told: Told) -> Iterator[Outcome]:
    data = sys.stdin.buffer.read(LARGEST_INPUT + 1)
    return library.intake.take_in_bytes(data, STANDARD_INPUT, options, told)


def _stopped(outcomes: Sequence[Outcome], *, dry_run: bool) -> str:
    """What is told when a person stops an import."""
    files = sum(isinstance(outcome, ImportReport) for outcome in outcomes)
    if dry_run or not files:
        return "paperreader: stopped. Nothing was imported."
    done = (
        "1 file was imported and stays" if files == 1 else f"{files:,} files were imported and stay"
    )
    return f"paperreader: stopped. {done}; the rest was not."


def _tell(outcome: ImportReport | DigestError | SourceError, *, quiet: bool, as_json: bool) -> None:
    """Print what became of one source as soon as it is known."""
    if isinstance(outcome, DigestError | SourceError):
        say(f"paperreader: {outcome}")
    elif as_json:
        print_json([_json(outcome)])
        flush()
    elif not quiet:
        print_lines([_line(outcome)])
    if isinstance(outcome, ImportReport) and not (as_json or (quiet and outcome.unchanged)):
        for warning in outcome.warnings[:MOST_TOLD]:
            say(warning)
        if (more := len(outcome.warnings) - MOST_TOLD) > 0:
            say(f"{outcome.source_path}: and {more:,} more of these, which --json lists")


def _json(report: ImportReport) -> dict[str, object]:
    return {name: getattr(report, name) for name in FIELDS}


def _line(report: ImportReport) -> Line:
    skipped = f", {report.skipped:,} skipped" if report.skipped else ""
    return (
        Piece(f"{report.source_path}  "),
        Piece(f"{counted(report.papers, 'paper')}, {_news(report)}{skipped}", Look.STRONG),
        Piece(f"  {written_date(report)}", Look.FAINT),
    )


def _news(report: ImportReport) -> str:
    """How much of a list the library had not: `2 new, 3 known`."""
    if report.unchanged:
        return "already in the library"
    if report.known and not report.new:
        return "none new"
    return f"{report.new:,} new" + (f", {report.known:,} known" if report.known else "")


def _sum_up(outcomes: Sequence[Outcome], *, dry_run: bool) -> None:
    digests = [outcome for outcome in outcomes if not isinstance(outcome, Followed)]
    reports = [outcome for outcome in digests if isinstance(outcome, ImportReport)]
    if len(digests) > 1:
        say(" ".join(_sums(reports, refused=len(digests) - len(reports))))
    taken_in = [report for report in reports if report.date_assumed and not report.unchanged]
    undated = sum(report.is_undated for report in taken_in)
    if taken_in:
        say(" ".join(_assumptions(undated=undated, not_in_full=len(taken_in) - undated)))
    if any(isinstance(outcome, UnknownFormat) for outcome in outcomes):
        say(READABLE)
    if dry_run:
        say("Nothing was imported, as it was a dry run.")
    if not outcomes:
        say("There was no file to import.")


def _assumptions(*, undated: int, not_in_full: int) -> Iterator[str]:
    """What days were assumed of digests that told none, or not all of one, and what to do about it."""
    if undated:
        yield "A list that names no day of its own has the day of its import."
    if not_in_full:
        yield "A date that a file does not tell in full is assumed."
    yield "To set it: import --date YYYY-MM-DD FILE"


def _sums(reports: Sequence[ImportReport], *, refused: int) -> Iterator[str]:
    """What several sources come to, each in a sentence; what there is none of is left out."""
    yield f"{counted(sum(report.new for report in reports), 'new paper')}."
    counts = {
        "Known": sum(report.known for report in reports),
        "Skipped records": sum(report.skipped for report in reports),
        "Refused files": refused,
    }
    yield from (f"{name}: {count:,}." for name, count in counts.items() if count)


def _exit(outcomes: Sequence[Outcome]) -> Exit:
    """The gravest of what happened."""
    failures = [
        exit_code(outcome) for outcome in outcomes if isinstance(outcome, DigestError | SourceError)
    ]
    if any(isinstance(outcome, Followed) and outcome.refused for outcome in outcomes):
        failures.append(Exit.BAD_DATA)
    if failures:
        return max(failures)
    return Exit.DONE if outcomes else Exit.NOTHING
