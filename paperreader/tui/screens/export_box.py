"""The export box: into which file to write the papers, whose name says in which format.

Does not know which papers, nor how any format is written.
"""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from paperreader.core.errors import StoreError
from paperreader.exports.formats import FORMATS, format_of
from paperreader.store.outgoing import require_writable
from paperreader.tui.notice import Severity
from paperreader.tui.screens.box import Box
from paperreader.tui.typed_path import meant_path
from paperreader.tui.widgets.path_field import PathField
from paperreader.tui.widgets.said_line import SaidLine

KEYS = "Tab completes · Enter exports · Esc closes"

NO_FORMAT = "End the name with one of these, which says the format."

FOLDER = "This is a folder; the papers go into a file."

THERE_ALREADY = "This file is there already; Enter once more replaces it."


class Objection(NamedTuple):
    """What is to be said before papers go into a file."""

    sentence: str
    severity: Severity = "warning"


class ExportWish(NamedTuple):
    """Where the papers shall go."""

    path: Path
    format: str
    overwrite: bool
    """Whether a file that is there shall be replaced."""


class ExportBox(Box[ExportWish]):
    """Asks for a path; answers with it, asking once more before a file is replaced.

    Args:
        papers: how many papers there are to export, in words.
    """

    DEFAULT_CSS = """
    ExportBox PathField { margin: 1 0 0 0; }
    ExportBox .formats { color: $foreground-muted; margin-bottom: 1; }
    """

    def __init__(self, papers: str) -> None:
        super().__init__()
        self._papers = papers
        self._said = SaidLine()
        self._warned = ""

    def compose(self) -> ComposeResult:
        """An entry field, and the formats."""
        with Vertical(classes="frame") as frame:
            frame.border_title = f"Export {self._papers}"
            frame.border_subtitle = KEYS
            yield PathField("a file, such as papers.bib")
            yield self._said
            formats = " · ".join(f"{row.suffix} {row.what}" for row in FORMATS.values())
            yield Static(formats, classes="formats", markup=False)

    @on(Input.Changed)
    def _take_back(self) -> None:
        self._warned = ""
        self._said.be_silent()

    @on(Input.Submitted)
    async def _answer(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if not text:
            self.dismiss(None)
            return
        path, format = meant_path(text), format_of(text)
        objection = await to_thread(_objection, path, format)
        is_to_be_replaced = objection is not None and objection.sentence == THERE_ALREADY
        if format and (objection is None or (is_to_be_replaced and self._warned == text)):
            self.dismiss(ExportWish(path, format, overwrite=is_to_be_replaced))
        elif objection is not None:
            self._warned = text if is_to_be_replaced else ""
            self._said.say(*objection)


def _objection(path: Path, format: str | None) -> Objection | None:
    """What is to be said before papers go there, as far as that can be known before they do."""
    if format is None:
        return Objection(NO_FORMAT)
    try:
        require_writable(path)
        if path.is_dir():
            return Objection(FOLDER)
        return Objection(THERE_ALREADY) if path.exists() else None
    except StoreError as error:
        return Objection(str(error), "error")
