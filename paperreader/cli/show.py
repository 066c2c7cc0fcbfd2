"""`paperreader show`: one paper, to read."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import UNKNOWN_WIDTH, print_json, print_lines, width
from paperreader.cli.paper_page import paper_page
from paperreader.cli.parameters import home_option, json_option
from paperreader.core.paper_record import paper_record


@click.command("show", cls=click.RichCommand)
@click.argument("paper")
@json_option
@home_option
@click.pass_obj
def command(home: Path | None, paper: str, as_json: bool) -> Exit:
    """Print one paper, to read.

    PAPER is a key as search and jump print it, the beginning of one, an arXiv id or a DOI.
    """
    with opened(home) as library:
        entry = library.finding.paper(paper)
        if as_json:
            print_json([paper_record(entry)])
        else:
            digests = {digest.id: digest for digest in library.overview.digests()}
            print_lines(paper_page(entry, digests, width() or UNKNOWN_WIDTH))
    return Exit.DONE
