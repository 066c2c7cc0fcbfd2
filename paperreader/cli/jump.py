"""`paperreader jump`: the papers whose titles a half-remembered text fits best."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import print_json, print_lines, width
from paperreader.cli.paper_lines import hit_line
from paperreader.cli.parameters import WordsCommand, home_option, json_option, text_argument
from paperreader.cli.words import say
from paperreader.core.paper_record import paper_record

AS_MANY_AS_A_GLANCE = 10
"""Hits that are printed unless more are asked for; whoever sees theirs not among them types on."""


@click.command("jump", cls=WordsCommand)
@text_argument
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=AS_MANY_AS_A_GLANCE,
    show_default=True,
    metavar="N",
    help="Print at most N papers.",
)
@json_option
@home_option
@click.pass_obj
def command(home: Path | None, text: str, limit: int, as_json: bool) -> Exit:
    """Find papers by a half-remembered title.

    The best comes first. Typos, missing blanks, cut words, initials and another order of the words
    will do.
    """
    with opened(home) as library:
        hits = library.jump(text, limit=limit)
        if as_json:
            print_json(paper_record(library.finding.paper(hit.key), hit.score) for hit in hits)
        else:
            columns = width()
            print_lines(hit_line(hit, columns) for hit in hits)
    if hits:
        return Exit.DONE
    say("No title comes near.")
    return Exit.NOTHING
