"""Parameters that several commands share, and the words of a query, which may begin with a hyphen.

Knows how they are written. Does not know what a query means.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import rich_click as click

HELP_NAMES = ["-h", "--help"]


def _keep_home(context: click.Context, parameter: click.Parameter, home: str | None) -> None:
    if home == "":
        raise click.BadParameter("an empty text names no directory.", context, parameter)
    if home is not None:
        context.obj = Path(home)


def _one_text(_: click.Context, __: click.Parameter, words: Sequence[str]) -> str:
    return " ".join(words)


def as_day(context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:
    """The day that an option names, in ISO 8601; None where it was not given.

    Raises:
        click.BadParameter: it names none.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        advice = f"{text!r} is no day; write it as 2026-05-20."
        raise click.BadParameter(advice, context, parameter) from error


DAY = "YYYY-MM-DD"
"""How help shows the value of an option that :func:`as_day` reads."""

home_option = click.option(
    "--home",
    type=click.Path(file_okay=False),
    expose_value=False,
    callback=_keep_home,
    help="Where the library lies, whatever PAPERREADER_HOME says.",
)
"""Where the library lies; every command takes it, before or after its name."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")


query_argument = click.argument(
    "query", nargs=-1, required=True, metavar="QUERY", callback=_one_text
)
"""A query; several words are one, so that only what a shell takes for its own needs quotes."""

text_argument = click.argument("text", nargs=-1, required=True, metavar="TEXT", callback=_one_text)
"""Free text, which several words are too."""


class WordsCommand(click.RichCommand):
    """A command whose words may begin with a hyphen: `search -is:read`, where `-` means not.

    What begins with one hyphen and is no option of the command is a word. What begins with two is
    an option, as no query does, so that a misspelt one is still told.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options first and then, where no hyphen means anything, the words."""
        options, words = self._sorted_out(ctx, args)
        return super().parse_args(ctx, [*options, "--", *words])

    def _sorted_out(self, ctx: click.Context, args: Sequence[str]) -> tuple[list[str], list[str]]:
        options: list[str] = []
        words: list[str] = []
        takes_value = self._options(ctx)
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                words.extend(rest)
            elif arg.startswith("--") or arg in takes_value:
                options.append(arg)
                if takes_value.get(arg):
                    options.extend(islice(rest, 1))
            else:
                words.append(arg)
        return options, words

    def _options(self, ctx: click.Context) -> dict[str, bool]:
        """Each option's names, and whether the next word is its value."""
        return {
            name: not (param.is_flag or param.count)
            for param in self.get_params(ctx)
            if isinstance(param, click.Option)
            for name in (*param.opts, *param.secondary_opts)
        }
