"""`paperreader mark`: a decision about all papers that a query selects.

Knows how a decision is written, and when to ask before it is carried out. Does not know how marks are
kept.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import print_json, print_lines, width
from paperreader.cli.paper_lines import row_line
from paperreader.cli.parameters import (
    WordsCommand,
    home_option,
    json_option,
    query_argument,
)
from paperreader.cli.words import say
from paperreader.core.counted import counted
from paperreader.core.days_to_come import day_to_come
from paperreader.core.decision import Wishes, tag_name
from paperreader.core.deeds import done
from paperreader.core.listing import Listing
from paperreader.core.paper_record import paper_record
from paperreader.core.query_ranges import Unreadable

UNASKED = 1
"""Papers that are marked without asking: a query that selects more may select more than was meant.
Where nobody is at the terminal to be asked, it is done: one undo takes it back."""


def _tag_names(
    context: click.Context, parameter: click.Parameter, texts: Sequence[str]
) -> list[str]:
    written = [tag for text in texts for tag in text.split(",")]
    for tag in written:
        if not tag_name(tag):
            raise click.BadParameter(f"{tag!r} is no tag.", context, parameter)
    return [tag_name(tag) for tag in written]


def _day_to_come(
    context: click.Context, parameter: click.Parameter, text: str | None
) -> datetime.date | None:
    if text is None:
        return None
    try:
        return day_to_come(text, datetime.datetime.now().astimezone().date())
    except Unreadable as error:
        raise click.BadParameter(f"{text!r}: {error}.", context, parameter) from error


@click.command("mark", cls=WordsCommand)
@query_argument
@click.option("--star/--unstar", default=None, help="Star the papers, or take the stars away.")
@click.option("--read/--unread", default=None, help="Mark the papers read, or unread.")
@click.option("--later/--no-later", default=None, help="Keep the papers for later, or no longer.")
@click.option("--dismiss/--restore", default=None, help="Dismiss the papers, or take them back.")
@click.option(
    "--snooze",
    callback=_day_to_come,
    metavar="DAY",
    help="Let the papers come back then: 2026-12-01, 3d, 2w, fri.",
)
@click.option("--wake", is_flag=True, default=None, help="Let them come back at once.")
@click.option("--tag", "tags", multiple=True, callback=_tag_names, metavar="T", help="Add a tag.")
@click.option("--untag", multiple=True, callback=_tag_names, metavar="T", help="Remove a tag.")
@click.option("--note", metavar="TEXT", help="Keep a note; an empty one removes it.")
@click.option("--dry-run", is_flag=True, help="List the papers, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask, however many papers there are.")
@json_option
@home_option
@click.pass_obj
def command(
    home: Path | None,
    query: str,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    **wishes: Unpack[Wishes],
) -> Exit:
    """Decide about the papers that QUERY selects.

    It is one change, which `paperreader undo` takes back. At a terminal more than one paper is marked
    only after asking, or with --yes.
    """
    if all(wish in (None, []) for wish in wishes.values()):
        raise click.UsageError("Say what to decide: --star, --read, --tag T and the like.")
    with opened(home) as library:
        listing = library.list(query)
        if not listing:
            say("No paper matches.")
            return Exit.NOTHING
        if not dry_run:
            if not (yes or len(listing) <= UNASKED or _agreed(len(listing))):
                say("Nothing was changed.")
                return Exit.NOTHING
            change = library.mark(listing.keys, **wishes)
            say(done(change) if change else "They are so already; nothing was changed.")
        if dry_run or as_json:
            _print(listing, library.today(), as_json=as_json)
        if dry_run:
            say(f"{counted(len(listing), 'paper')} would be marked; nothing was changed.")
    return Exit.DONE


def _agreed(papers: int) -> bool:
    """Whether the person at the terminal agrees; a script has nobody to ask."""
    return not sys.stdin.isatty() or click.confirm(f"Mark {papers:,} papers?", err=True)


def _print(listing: Listing, today: datetime.date, *, as_json: bool) -> None:
    if as_json:
        print_json(map(paper_record, listing))
    else:
        columns = width()
        print_lines(row_line(row, columns, today) for row in listing.all_rows())
