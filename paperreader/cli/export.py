"""`paperreader export`: papers in the formats of other programs.

Knows where the text goes. Does not know how any format is written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.parameters import WordsCommand, home_option, query_argument
from paperreader.cli.progress_bar import ProgressBar
from paperreader.cli.words import say
from paperreader.core.counted import counted
from paperreader.exports.formats import FORMATS, format_of

STANDARD_OUTPUT = "-"


@click.command("export", cls=WordsCommand)
@query_argument
@click.option(
    "--format",
    type=click.Choice(list(FORMATS)),
    help="The format; without it, the one that FILE ends with: .bib, .ris, .json, .md, .csv, .jsonl.",
)
@click.option(
    "-o",
    "--output",
    default=STANDARD_OUTPUT,
    metavar="FILE",
    help="Write into a file, which is there whole or not at all; without it, to standard output.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@home_option
@click.pass_obj
def command(home: Path | None, query: str, format: str | None, output: str, force: bool) -> Exit:
    """Write the papers that QUERY selects in the format of another program.

    bibtex, ris and csl are for reference managers, csv for spreadsheets, markdown for notes; jsonl holds all
    that is known of a paper, with its marks. What was exported can be imported again. An empty QUERY
    exports all papers.
    """
    wished = format or format_of(output)
    if wished is None:
        raise click.UsageError(f"Name the format with --format: {', '.join(FORMATS)}.")
    with opened(home) as library:
        keys = library.list(query).keys
        if not keys:
            say("No paper matches; nothing was written.")
            return Exit.NOTHING
        is_printed = output == STANDARD_OUTPUT
        with ProgressBar("Exporting", wanted=not (is_printed and sys.stdout.isatty())) as bar:
            if is_printed:
                _print(library.exporting.text(keys, wished, told=bar))
            else:
                library.exporting.file(keys, wished, output, overwrite=force, told=bar)
        if not is_printed:
            say(f"Exported {counted(len(keys), 'paper')} to {output}.")
    return Exit.DONE


def _print(pieces: Iterable[str]) -> None:
    """Print text as it is, in UTF-8 whatever the locale says."""
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode())
