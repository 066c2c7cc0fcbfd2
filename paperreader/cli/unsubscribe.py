"""`paperreader unsubscribe`: what shall be fetched no more.

Knows its name only.
"""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.parameters import home_option
from paperreader.cli.words import say
from paperreader.core.deeds import done


@click.command("unsubscribe", cls=click.RichCommand)
@click.argument("name")
@home_option
@click.pass_obj
def command(home: Path | None, name: str) -> Exit:
    """Fetch NAME no more; what it brought stays, and `paperreader undo` takes this back."""
    with opened(home) as library:
        say(done(library.subscriptions.unsubscribe(name)))
    return Exit.DONE
