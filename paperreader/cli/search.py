"""`paperreader search`: the papers that a query selects."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import Piece, print_json, print_lines, width
from paperreader.cli.paper_lines import row_line
from paperreader.cli.parameters import WordsCommand, home_option, json_option, query_argument
from paperreader.cli.words import say
from paperreader.core.listing import Listing
from paperreader.core.paper_record import paper_record
from paperreader.core.sort import Sort


@click.command("search", cls=WordsCommand)
@query_argument
@click.option(
    "--sort",
    type=click.Choice([sort.value for sort in Sort]),
    help="The order; without it, relevance where QUERY has words, else date, the newest first.",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Print at most N papers.")
@click.option(
    "--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N."
)
@click.option("--count", is_flag=True, help="Print how many papers there are, and none of them.")
@json_option
@home_option
@click.pass_obj
def command(
    home: Path | None,
    query: str,
    sort: str | None,
    limit: int | None,
    offset: int,
    count: bool,
    as_json: bool,
) -> Exit:
    """List the papers that QUERY selects, the most relevant first.

    A bare word is looked for in titles, abstracts, authors, tags and notes, in all its forms; title:,
    abstract:, author: and note: look in one place. Marks, categories, digests, days and numbers are asked
    for by is:unread, #tag, cat:cs.CL, digest:ID, source:NAME, date:7d, date:2026-04, upvotes:>5 and
    has:code. Words side by side must all be there, OR is written out, and a hyphen means not. sort:date
    wishes an order. An empty QUERY selects all.
    """
    with opened(home) as library:
        listing = library.list(query, sort=sort, limit=limit, offset=offset)
        if count:
            print_lines([(Piece(str(listing.total)),)])
        elif as_json:
            print_json(map(paper_record, listing))
        else:
            columns = width()
            print_lines(row_line(row, columns, library.today()) for row in listing.all_rows())
            _say_what_follows(listing, offset)
    return Exit.DONE if listing.total else Exit.NOTHING


def _say_what_follows(listing: Listing, offset: int) -> None:
    shown = offset + len(listing)
    if not listing.total:
        say("No paper matches.")
    elif shown < listing.total:
        say(f"{len(listing):,} of {listing.total:,} papers; --offset {shown} shows what follows.")
