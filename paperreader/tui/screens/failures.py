"""The box that shows all that went wrong in an import or a fetch. Does not know why it did."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from paperreader.core.inert import inert
from paperreader.tui.screens.scrolled_box import ScrolledBox

MOST_SHOWN = 500
"""Sentences: an hour's reading. A file can have a record that is amiss in every line."""


class FailuresBox(ScrolledBox):
    """Sentences below each other, each after a sign.

    Args:
        failures: what went wrong, at least one sentence.
    """

    DEFAULT_CSS = "FailuresBox Static { height: auto; }"

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__("What went wrong", Static(_text(failures), markup=False))


def _text(failures: Sequence[str]) -> Content:
    told = [f"· {inert(failure)}" for failure in failures[:MOST_SHOWN]]
    if (more := len(failures) - MOST_SHOWN) > 0:
        told.append(f"And {more:,} more, which paperreader import --json lists.")
    return Content("\n".join(told))
