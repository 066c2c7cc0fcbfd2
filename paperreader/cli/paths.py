"""`paperreader paths`: where everything lies."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.output import Piece, print_json, print_lines
from paperreader.cli.parameters import home_option, json_option
from paperreader.store.places import Places

NAMES = ("data", "digests", "marks", "backups", "cache", "index", "config", "config_file")
"""The places that are printed: each root with what lies in it."""


@click.command("paths", cls=click.RichCommand)
@json_option
@home_option
@click.pass_obj
def command(home: Path | None, as_json: bool) -> Exit:
    """Print where everything lies, or would lie."""
    places = Places.at(home)
    named = {name: str(getattr(places, name)) for name in NAMES}
    if as_json:
        print_json([named])
    else:
        print_lines((Piece(f"{name:<13}{path}"),) for name, path in named.items())
    return Exit.DONE
