"""`paperreader subscribe`: what `paperreader fetch` shall bring from now on.

Knows a subscription's name and a list of them. Does not know what can be subscribed to.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.feeds import say_followed
from paperreader.cli.opening import opened
from paperreader.cli.parameters import home_option
from paperreader.cli.words import say
from paperreader.core.deeds import done
from paperreader.core.errors import FeedList

if TYPE_CHECKING:
    from paperreader.library import Library


@click.command("subscribe", cls=click.RichCommand)
@click.argument("name", required=False)
@click.argument("what", required=False)
@click.option(
    "--opml",
    metavar="FILE",
    help="Subscribe to the feeds of another reader's list; - is standard input.",
)
@home_option
@click.pass_obj
def command(home: Path | None, name: str | None, what: str | None, opml: str | None) -> Exit:
    """Subscribe to WHAT and call it NAME.

    WHAT is huggingface, arxiv:cs.LG+cs.CL, arxiv?search_query=..., or the address of a feed. `paperreader
    fetch` brings what is new of it. `paperreader undo` takes it back.
    """
    if (opml is None) == (name is None or what is None):
        raise click.UsageError("Give a NAME and WHAT, or --opml FILE.")
    with opened(home) as library:
        if opml is not None:
            return _subscribe_to_all(library, opml)
        change = library.subscriptions.subscribe(name or "", what or "")
    from paperreader.sources.arxiv_categories import unknown_categories  # for this alone

    for category, alike in unknown_categories(what or ""):
        meant = f"; is {alike} meant?" if alike else "."
        say(f"arXiv is not known to have a category {category}{meant}")
    say(done(change) if change else "It is so already; nothing was changed.")
    return Exit.DONE


def _subscribe_to_all(library: Library, path: str) -> Exit:
    from paperreader.formats.opml import feeds_of  # for lists alone

    followed = library.following.follow(FeedList(path, feeds_of(_read(path), path)))
    say_followed(followed)
    return Exit.BAD_DATA if followed.refused else Exit.DONE


def _read(path: str) -> bytes:
    from paperreader.formats.detect import LARGEST_INPUT  # see _subscribe_to_all
    from paperreader.store.incoming import bytes_of

    is_input = path == "-"
    return (
        sys.stdin.buffer.read(LARGEST_INPUT + 1)
        if is_input
        else bytes_of(Path(path), LARGEST_INPUT + 1)
    )
