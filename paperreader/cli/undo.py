"""`paperreader undo`: the last change, taken back."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.parameters import home_option
from paperreader.cli.words import say
from paperreader.core.deeds import undone


@click.command("undo", cls=click.RichCommand)
@home_option
@click.pass_obj
def command(home: Path | None) -> Exit:
    """Take the last change back, also one that was made in the reader."""
    with opened(home) as library:
        change = library.undo()
    say(undone(change))
    return Exit.DONE if change else Exit.NOTHING
