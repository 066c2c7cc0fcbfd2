"""What the command palette offers: the actions of keys, the themes, and which of them a text means.

Knows their words. Does not know how anything is done: a command is the name of an action.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paperreader.tui.cells import Part, to_both_ends
from paperreader.tui.keys import MOVING, PANES, READER, SAVED_VIEWS, KeyMap, deed, keys_of

HIDDEN = frozenset({"palette", "back", *SAVED_VIEWS})
"""Bindings that make no sense in the palette: what opens it, the way out of it, and numbers."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done."""

    words: str
    """What it is called."""

    action: str
    """The action that does it."""

    keys: str = ""
    """The keys that do it without the palette."""


def commands(key_map: KeyMap, themes: Iterable[str]) -> Iterator[Command]:
    """All there are: what keys do but for moving, which is quicker by any key, and every theme."""
    for binding in (*READER, *PANES):
        if binding.group is not MOVING and binding.id not in HIDDEN:
            yield Command(binding.description, binding.action, " ".join(keys_of(binding, key_map)))
    yield Command("load the sample digests", deed("load-samples"))
    for theme in sorted(themes):
        yield Command(f"theme {theme}", f"app.use_theme('{theme}')")


def meant(text: str, offered: Iterable[Command]) -> Sequence[Command]:
    """The commands whose words hold all words of a text, those first that begin with the text."""
    words = text.casefold().split()
    fitting = [command for command in offered if all(word in command.words for word in words)]
    return sorted(fitting, key=lambda command: not command.words.startswith(text.casefold()))


def command_row(command: Command, width: int) -> tuple[Part, ...]:
    """A command in the palette: `jump to a title          f`."""
    keys = ((f" {command.keys} ", "accent"),) if command.keys else ()
    return to_both_ends(((command.words, "plain"),), keys, width)
