"""`paperreader views`: the views there are, and saving, renaming and deleting those of one's own.

Knows how a view is listed, and which options go together. Does not know how a view is kept or counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import Line, Look, Piece, print_json, print_lines
from paperreader.cli.parameters import home_option, json_option
from paperreader.cli.words import say
from paperreader.core.deeds import done
from paperreader.core.view import ViewCount


@click.command("views", cls=click.RichCommand)
@click.option(
    "--save",
    nargs=2,
    metavar="NAME QUERY",
    help="Save a query by a name; quote it where it has blanks.",
)
@click.option("--rename", nargs=2, metavar="OLD NEW", help="Give a saved view another name.")
@click.option("--delete", metavar="NAME", help="Delete a saved view.")
@json_option
@home_option
@click.pass_obj
def command(
    home: Path | None,
    save: tuple[str, str] | None,
    rename: tuple[str, str] | None,
    delete: str | None,
    as_json: bool,
) -> Exit:
    """List the views, with how many of their papers are unread, or save one of your own.

    What a view asks is shown as a query. A view that is saved by a name that there is asks something else
    from then on. `paperreader undo` takes each change back. In a query a view is named by view:NAME.
    """
    if sum(wish is not None for wish in (save, rename, delete)) > 1:
        raise click.UsageError("Give one of --save, --rename and --delete at a time.")
    with opened(home) as library:
        if save or rename or delete is not None:
            change = (
                library.saved_views.save(*save)
                if save
                else library.saved_views.rename(*rename)
                if rename
                else library.saved_views.delete(delete or "")
            )
            say(done(change) if change else "It is so already; nothing was changed.")
            return Exit.DONE
        views = library.overview.views()
    if as_json:
        print_json(map(_json, views))
    else:
        print_lines(_lines(views))
    return Exit.DONE


def _json(count: ViewCount) -> dict[str, object]:
    return {
        "view": count.view.name,
        "kind": count.view.kind.value,
        "apart": count.apart,
        "query": str(count.view.query),
        "papers": count.papers,
        "unread": count.unread,
        "hidden": count.hidden,
    }


def _lines(counts: Sequence[ViewCount]) -> Iterator[Line]:
    names = [f"{count.view.name} {count.apart}".rstrip() for count in counts]
    widest = max(map(len, names), default=0)
    for name, count in zip(names, counts, strict=True):
        papers = f"{count.papers:>7,} paper{' ' if count.papers == 1 else 's'}"
        told = f"  {papers}  {count.unread:>7,} unread"
        hidden = f"  {count.hidden:,} muted" if count.hidden else ""
        query = str(count.view.query)
        yield Piece(f"{name:<{widest}}"), Piece(told), Piece(f"{hidden}  {query}", Look.FAINT)
