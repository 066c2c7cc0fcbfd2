"""`paperreader reindex`: the search index deleted, and built again from the digests."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.output import Piece, print_lines
from paperreader.cli.parameters import home_option
from paperreader.cli.progress_bar import ProgressBar
from paperreader.cli.words import say
from paperreader.core.counted import counted


@click.command("reindex", cls=click.RichCommand)
@home_option
@click.pass_obj
def command(home: Path | None) -> Exit:
    """Build the search index again from the digests.

    It is a copy, and whatever is amiss with it is mended so. Interrupted, it is completed at the
    next start. A digest that is damaged is named and left out, and the exit code is 65 then.
    """
    # The help lists every command, and none of them needs the library to say what it does.
    from paperreader.library import Library

    with Library.open(home, mend=False) as library:
        with ProgressBar("Building the search index") as bar:
            library.mending.rebuild(bar)
        for notice in library.notices:
            say(f"paperreader: {notice}")
        digests = len(library.overview.digests())
        damaged = library.mending.damaged
        held = f"{counted(library.size, 'paper')} of {counted(digests, 'digest')}"
    print_lines([(Piece(f"The search index holds {held}."),)])
    return Exit.BAD_DATA if damaged else Exit.DONE
