"""`paperreader similar`: the papers that are most like one paper."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import print_json, print_lines, width
from paperreader.cli.paper_lines import hit_line
from paperreader.cli.parameters import home_option, json_option
from paperreader.cli.words import say
from paperreader.core.paper_record import paper_record

A_HANDFUL = 5
"""Papers that are printed unless more are asked for: as many as the reader shows below an abstract."""


@click.command("similar", cls=click.RichCommand)
@click.argument("paper")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=A_HANDFUL,
    show_default=True,
    metavar="N",
    help="Print at most N papers.",
)
@json_option
@home_option
@click.pass_obj
def command(home: Path | None, paper: str, limit: int, as_json: bool) -> Exit:
    """List the papers that are most like one.

    The most alike comes first, by the telling words of title and abstract. PAPER is a key as search and
    jump print it, the beginning of one, an arXiv id or a DOI.
    """
    with opened(home) as library:
        hits = library.finding.similar(paper, limit)
        if as_json:
            print_json(paper_record(library.finding.paper(hit.key), hit.score) for hit in hits)
        else:
            columns = width()
            print_lines(hit_line(hit, columns) for hit in hits)
    if hits:
        return Exit.DONE
    say("No other paper shares a telling word with it.")
    return Exit.NOTHING
