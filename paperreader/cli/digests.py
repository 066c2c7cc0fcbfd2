"""`paperreader digests`: the digests there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import Line, Look, Piece, print_json, print_lines
from paperreader.cli.paper_page import written_date
from paperreader.cli.parameters import home_option, json_option
from paperreader.cli.words import say
from paperreader.core.digest import Digest, told_apart


@click.command("digests", cls=click.RichCommand)
@json_option
@home_option
@click.pass_obj
def command(home: Path | None, as_json: bool) -> Exit:
    """List the digests, the newest first.

    One that is known to be damaged is named and left out, and the exit code is 65 then.
    """
    with opened(home) as library:
        digests = library.overview.digests()
        damaged = library.mending.damaged
    if as_json:
        print_json(map(_json, digests))
    else:
        print_lines(_lines(digests))
    if damaged:
        return Exit.BAD_DATA
    if not digests:
        say("There are no digests yet; import one: paperreader import FILE")
    return Exit.DONE


def _json(digest: Digest) -> dict[str, object]:
    return {
        "digest": digest.id,
        "source": digest.source,
        "title": digest.title,
        "date": digest.date,
        "date_assumed": digest.date_assumed,
        "imported": digest.imported,
        "origin": digest.origin,
        "format": digest.format,
        "papers": digest.size,
    }


def _lines(digests: Sequence[Digest]) -> Iterator[Line]:
    apart = told_apart(digests)
    widest = max((len(digest.id) for digest in digests), default=0)
    for digest in digests:
        yield (
            Piece(f"{digest.id:<{widest}}"),
            Piece(f"  {digest.size:>6,} paper{' ' if digest.size == 1 else 's'}"),
            Piece(f"  {written_date(digest, apart.get(digest.id, ''))}", Look.FAINT),
        )
