"""The program's commands by name, and what they share: `--home`, `--help`, how an error of usage reads.

A command's module is imported when the command is called, so that none pays for another. Knows names
and order; does not know what any command does.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import rich_click as click
from click.exceptions import Exit as Ended

from paperreader import __version__
from paperreader.cli.exit_code import Exit
from paperreader.cli.parameters import HELP_NAMES, home_option
from paperreader.cli.screen import open_reader
from paperreader.cli.words import say

MODULES = {
    "read": "read",
    "import": "import_",
    "fetch": "fetch",
    "subscribe": "subscribe",
    "unsubscribe": "unsubscribe",
    "subscriptions": "subscriptions",
    "search": "search",
    "jump": "jump",
    "show": "show",
    "similar": "similar",
    "mark": "mark",
    "export": "export",
    "undo": "undo",
    "redo": "redo",
    "tags": "tags",
    "digests": "digests",
    "views": "views",
    "reindex": "reindex",
    "paths": "paths",
}
"""Each command and the module of this package that holds it as `command`, in the order of the help."""


class Commands(click.RichGroup):
    """The group of all commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in MODULES:
            return None
        command = import_module(f"paperreader.cli.{MODULES[cmd_name]}").command
        assert isinstance(command, click.Command)
        return command


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": HELP_NAMES},
)
@home_option
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def commands(context: click.Context) -> Exit | None:
    """Read digests of research papers: decide about each paper, and find it again.

    Without a command, the reader opens: on Inbox, which holds the papers that are not read yet, while
    All holds every paper of the library.
    """
    if context.invoked_subcommand is None:
        return open_reader(home=context.obj, query="")
    return None


def run(words: Sequence[str]) -> Exit:
    """Run the command that some words name, with the rest of the words."""
    try:
        with commands.make_context("paperreader", list(words)) as context:
            return Exit(commands.invoke(context))
    except Ended as end:
        return Exit(end.exit_code)
    except click.Abort:
        return Exit.INTERRUPTED
    except click.ClickException as error:
        say(f"paperreader: {error.format_message()}{_advice(error)}")
        return Exit.USAGE


def _advice(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"\nTry: {context.command_path} --help" if context else ""
