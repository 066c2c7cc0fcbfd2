"""`paperreader subscriptions`: what is subscribed to, for eyes, programs and other readers.

Knows how it is listed. Does not know how any of it is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

import rich_click as click

from paperreader.cli.exit_code import Exit
from paperreader.cli.opening import opened
from paperreader.cli.output import Line, Look, Piece, print_json, print_lines
from paperreader.cli.parameters import home_option, json_option
from paperreader.cli.words import say
from paperreader.core.days import written_day
from paperreader.core.fetching import Subscription


@click.command("subscriptions", cls=click.RichCommand)
@click.option("--opml", is_flag=True, help="Print the feeds as OPML, which other readers read.")
@json_option
@home_option
@click.pass_obj
def command(home: Path | None, opml: bool, as_json: bool) -> Exit:
    """List what is subscribed to, and how far it has been fetched."""
    with opened(home) as library:
        there = [*library.subscriptions]
        feeds = [*library.following.feeds()] if opml else []
    if opml:
        print_lines((Piece(line),) for line in _opml(feeds))
        _say_missing(there, feeds)
    elif as_json:
        print_json(map(_json, there))
    else:
        print_lines(_lines(there))
    if not (there or as_json or opml):
        say("Nothing is subscribed to; to begin: paperreader subscribe hf huggingface")
    return Exit.DONE if there else Exit.NOTHING


def _json(one: Subscription) -> dict[str, object]:
    day = one.fetched.day
    return {"name": one.name, "what": one.what, "fetched": day and day.isoformat()}


def _lines(there: Sequence[Subscription]) -> Iterator[Line]:
    widest = max((len(one.name) for one in there), default=0)
    for one in there:
        day = one.fetched.day
        told = f"fetched to {written_day(day)}" if day else "never fetched"
        yield Piece(f"{one.name:<{widest}}  {one.what}"), Piece(f"  {told}", Look.FAINT)


def _opml(feeds: Iterable[tuple[Subscription, str]]) -> Iterator[str]:
    """The subscriptions that other readers can follow, each with its address."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<opml version="2.0">'
    yield "  <head><title>paperreader</title></head>"
    yield "  <body>"
    for one, feed in feeds:
        name, url = quoteattr(one.name), quoteattr(feed)
        yield f'    <outline type="rss" text={name} title={name} xmlUrl={url}/>'
    yield "  </body>"
    yield "</opml>"


def _say_missing(there: Sequence[Subscription], feeds: Sequence[tuple[Subscription, str]]) -> None:
    listed = {one.name for one, _ in feeds}
    missing = [one.name for one in there if one.name not in listed]
    if missing:
        say(f"Left out, for other readers have no way to follow it: {', '.join(missing)}")
