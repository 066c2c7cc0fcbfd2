"""`paperreader read`: the reader, opened on a query."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.parameters import WordsCommand, home_option
from paperreader.cli.screen import open_reader


@click.command("read", cls=WordsCommand)
@click.argument("query", nargs=-1, metavar="[QUERY]")
@home_option
@click.pass_obj
def command(home: Path | None, query: tuple[str, ...]) -> Exit:
    """Open the reader, on the papers that QUERY selects."""
    return open_reader(home, " ".join(query))
