"""The help: all keys, and the few signs that do not explain themselves.

Knows the words that explain signs; the keys come from where they are bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from paperreader.tui.cells import fit
from paperreader.tui.keys import GROUPS, HELP_BOX, KeyMap, explained
from paperreader.tui.roles import LOOKS
from paperreader.tui.screens.box import Box

KEYS_WIDTH = 16
"""Cells for the keys of a row: the longest are `ctrl+d` and its like, two of them."""

SIGNS = (
    ("●", "not read yet"),
    ("★", "starred"),
    ("×2", "seen in two digests"),
    ("65/65", "unread and all papers of a digest"),
    ("date assumed", "the digest names no year: the latest such day is taken"),
)

REMARKS = (
    "A paper marked read stays in its list until the view is opened again.",
    "Every change is saved at once, and can be undone after a restart too.",
    "Filter: words, is:unread, is:starred, #tag, digest:2026-05, - before what shall not be.",
    "To select text with the mouse, hold Shift (Option on a Mac).",
)


def help_text(key_map: KeyMap) -> Content:
    """All that the help says, under a person's key map."""
    groups = [Content("\n").join(_group(group, key_map)) for group in GROUPS]
    signs = Content("\n").join((_role("Signs", "heading"), *_signs()))
    return Content("\n\n").join((*groups, signs, Content("\n".join(REMARKS))))


def _group(group: Binding.Group, key_map: KeyMap) -> Iterator[Content]:
    yield _role(group.description, "heading")
    for keys, description, more in explained(group, key_map):
        yield _row(keys, description, more)


def _signs() -> Iterator[Content]:
    for sign, meaning in SIGNS:
        yield _row(sign, meaning, "")


def _row(keys: str, description: str, more: str) -> Content:
    remark = _role(f" · {more}" if more else "", "muted")
    return Content.assemble(_role(fit(keys, KEYS_WIDTH), "accent"), description, remark)


def _role(text: str, role: str) -> Content:
    return Content.styled(text, LOOKS[role]) if text else Content()


class HelpBox(Box[None]):
    """The help, scrolled where it is longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*HELP_BOX]

    def __init__(self, key_map: KeyMap) -> None:
        super().__init__()
        self._text = VerticalScroll(Static(help_text(key_map)), classes="frame")

    def compose(self) -> ComposeResult:
        """The text."""
        self._text.border_title = "Help"
        self._text.border_subtitle = "Esc closes"
        yield self._text

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self._text.scroll_relative(y=lines, animate=False)
