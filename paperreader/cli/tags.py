"""`paperreader tags`: the tags there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import Line, Look, Piece, print_json, print_lines
from paperreader.cli.parameters import home_option, json_option
from paperreader.cli.words import say


@click.command("tags", cls=click.RichCommand)
@json_option
@home_option
@click.pass_obj
def command(home: Path | None, as_json: bool) -> Exit:
    """List the tags, the most used first."""
    with opened(home) as library:
        tags = library.overview.tags()
    if as_json:
        print_json({"tag": tag, "papers": papers} for tag, papers in tags.items())
    else:
        print_lines(_lines(tags))
    if not tags:
        say("There are no tags yet.")
    return Exit.DONE


def _lines(tags: Mapping[str, int]) -> Iterator[Line]:
    widest = max(map(len, tags), default=0)
    for tag, papers in tags.items():
        yield Piece(f"#{tag:<{widest}}", Look.TAG), Piece(f"  {papers:>6,}")
