"""`paperreader redo`: the change that was last taken back, made again."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.parameters import home_option
from paperreader.cli.words import say
from paperreader.core.deeds import redone


@click.command("redo", cls=click.RichCommand)
@home_option
@click.pass_obj
def command(home: Path | None) -> Exit:
    """Make the change again that was taken back."""
    with opened(home) as library:
        change = library.redo()
    say(redone(change))
    return Exit.DONE if change else Exit.NOTHING
