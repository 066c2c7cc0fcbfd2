"""`paperreader fetch`: what is new of what is subscribed to, into the library; also from cron.

Knows what is printed of each subscription, and how a run ends in which one failed. Does not know how any
is fetched.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import Line, Look, Piece, print_json, print_lines
from paperreader.cli.parameters import DAY, as_day, home_option, json_option
from paperreader.cli.progress_bar import ProgressBar
from paperreader.cli.words import flush, say
from paperreader.core.counted import counted
from paperreader.core.fetching import FetchReport


@click.command("fetch", cls=click.RichCommand)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--since", callback=as_day, metavar=DAY, help="Bring every day from this one on.")
@click.option("--date", callback=as_day, metavar=DAY, help="Bring this day alone.")
@click.option("--quiet", is_flag=True, help="Say only what went wrong.")
@json_option
@home_option
@click.pass_obj
def command(
    home: Path | None,
    names: tuple[str, ...],
    since: datetime.date | None,
    date: datetime.date | None,
    quiet: bool,
    as_json: bool,
) -> Exit:
    """Bring every new day of what is subscribed to, or of the subscriptions that are named.

    What fails is told, the others are fetched, and the exit code is 1 then.
    """
    if since and date:
        raise click.UsageError("Give one of --since and --date.")
    reports: list[FetchReport] = []
    with opened(home) as library, ProgressBar("Fetching", wanted=not quiet) as bar:
        first = since or date
        if first and first > library.today():
            raise click.UsageError(f"{first} is a day to come; nothing is listed for it yet.")
        try:
            for report in library.fetching.fetch(names or None, since=since, day=date, told=bar):
                reports.append(report)
                bar.clear()
                _tell(report, quiet=quiet, as_json=as_json)
        except KeyboardInterrupt:
            bar.clear()
            say("paperreader: stopped. What came in before stays.")
            return Exit.INTERRUPTED
    if not (reports or quiet):
        say("There is nothing to fetch; to subscribe: paperreader subscribe hf huggingface")
    return Exit.NOTHING if any(report.failure for report in reports) else Exit.DONE


def _tell(report: FetchReport, *, quiet: bool, as_json: bool) -> None:
    """Print what one subscription brought, as soon as it is known."""
    if report.failure:
        say(f"paperreader: {report.told_failure}")
    if as_json:
        print_json([_json(report)])
        flush()
    elif not quiet and (report.digests or not report.failure):
        print_lines([_line(report)])
        flush()
    if not (quiet or as_json):
        for warning in (line for digest in report.digests for line in digest.warnings):
            say(warning)


def _json(report: FetchReport) -> dict[str, object]:
    return {
        "name": report.subscription.name,
        "what": report.subscription.what,
        "digests": [digest.digest for digest in report.digests],
        "papers": report.papers,
        "new": report.new,
        "warnings": [line for digest in report.digests for line in digest.warnings],
        "failure": str(report.failure) if report.failure else None,
    }


def _line(report: FetchReport) -> Line:
    digests = len(report.digests)
    told = "nothing new"
    if digests:
        told = counted(report.new, "new paper")
    in_digests = f"  in {counted(digests, 'digest')}" if digests else ""
    name = Piece(f"{report.subscription.name}  ")
    return name, Piece(told, Look.STRONG), Piece(in_digests, Look.FAINT)
