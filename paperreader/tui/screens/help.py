"""The help: all keys, and the few signs that do not explain themselves.

Knows the words that explain signs; the keys come from where they are bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from paperreader.tui.cells import fit
from paperreader.tui.keys import GROUPS, KeyMap, explained
from paperreader.tui.roles import LOOKS
from paperreader.tui.screens.scrolled_box import ScrolledBox

KEYS_WIDTH = 15
"""Cells for the keys of a row: the longest are `h ← shift+Tab`."""

DEEDS_WIDTH = 26
"""Cells for what a key does: the longest is `scroll the abstract down`."""

NARROWEST_REMARK = 24
"""Cells below which what else is to know gets a line of its own, under what the key does."""

SIGNS = (
    ("●", "not read yet"),
    ("◐", "kept for later, not read yet"),
    ("↺", "back: it was snoozed until today, or longer ago"),
    ("z", "snoozed until a day to come"),
    ("×", "dismissed"),
    ("┃", "selected; with the cursor █"),
    ("★", "starred"),
    ("◆", "watched for by a rule of the settings"),
    ("×2", "seen in two digests"),
    ("65/65", "unread and all papers of a digest"),
    ("date assumed", "the digest names no year: the latest such day is taken"),
)

REMARKS = (
    "Inbox holds what is unread, but not what is for later, dismissed or snoozed; All has every paper.",
    "A paper that leaves a view stays in its list until the view is opened again.",
    "Keys that decide, y and E are about the selected papers, else about the one under the cursor.",
    "Every change is saved at once, and can be undone after a restart too.",
    "Filter: words, is:unread, is:starred, #tag, digest:2026-05, - before what shall not be.",
    "Command: a decision and a query, such as tag later is:unread; without one, as those keys.",
    "While typing: Tab completes, again the next; ↑ ↓ typed before; ctrl+n ctrl+p the papers.",
    "To select text with the mouse, hold Shift (Option on a Mac).",
)


Column = tuple[str, str, int]
"""A text, its role (empty for plain text), and the cells it has, of which the last stays blank."""


def help_text(key_map: KeyMap, width: int) -> Content:
    """All that the help says, under a person's key map, in lines of at most `width` cells.

    Columns stand below each other, and what is too long for its column goes on in it.
    """
    groups = [_group(group.description, explained(group, key_map), width) for group in GROUPS]
    signs = _group("Signs", ((sign, meaning, "") for sign, meaning in SIGNS), width)
    remarks = [
        line
        for remark in REMARKS
        for line in _in_columns((("·", "muted", 2), (remark, "", width - 2)))
    ]
    return Content("\n\n").join((*groups, signs, Content("\n").join(remarks)))


def _group(heading: str, rows: Iterable[tuple[str, str, str]], width: int) -> Content:
    lines = (line for keys, deed, remark in rows for line in _row(keys, deed, remark, width))
    return Content("\n").join((_role(heading, "heading"), *lines))


def _row(keys: str, deed: str, remark: str, width: int) -> Iterator[Content]:
    """The lines of one row: keys, what they do, and beside or below it what else is to know."""
    beside, below = width - KEYS_WIDTH - DEEDS_WIDTH, width - KEYS_WIDTH
    first = (keys, "accent", KEYS_WIDTH)
    if remark and beside >= NARROWEST_REMARK:
        yield from _in_columns((first, (deed, "", DEEDS_WIDTH), (remark, "muted", beside)))
        return
    yield from _in_columns((first, (deed, "", below)))
    if remark:
        yield from _in_columns((("", "", KEYS_WIDTH), (remark, "muted", below)))


def _in_columns(columns: Sequence[Column]) -> Iterator[Content]:
    """Texts beside each other, each wrapped at the words to its own width."""
    wrapped = [wrap(text, max(1, width - 1)) for text, _, width in columns]
    for lines in zip_longest(*wrapped, fillvalue=""):
        cells = zip(lines, columns, strict=True)
        yield Content.assemble(*(_role(fit(line, width), role) for line, (_, role, width) in cells))


def _role(text: str, role: str) -> Content:
    return Content.styled(text, LOOKS[role]) if role else Content(text)


class HelpText(Static):
    """The text, set anew whenever the room for it is another."""

    def __init__(self, key_map: KeyMap) -> None:
        super().__init__()
        self._key_map = key_map

    def on_resize(self, event: Resize) -> None:
        """Set the text to the width there is."""
        self.update(help_text(self._key_map, event.size.width))


class HelpBox(ScrolledBox):
    """The help.

    Args:
        key_map: a person's own keys.
    """

    def __init__(self, key_map: KeyMap) -> None:
        super().__init__("Help", HelpText(key_map))
